/** Calls that nobody has, announced by the hundred: they go, and the real ones are there all the while. */
import { expect, it } from "vitest";

import { createRandom } from "../../../simulator/random.ts";
import { invented } from "../ground/invented.ts";
import { openGround } from "../ground/proving-ground.ts";
import { mostInAMinute } from "../ground/request-pace.ts";
import { differencesOf } from "../ground/truth.ts";

it("more invented calls than can be read in a minute are gone in five", async () => {
  const ground = await openGround({ wire: "memory", limits: "off" });
  const random = createRandom(7);
  for (let count = 0; count < 120; count += 1) {
    const effect = { kind: "malformed", text: invented(random, 1) };
    await ground.ask("POST", "faults", { match: { frame: "now" }, effect });
  }
  await ground.settle();
  expect(ground.service.view().calls.length).toBeGreaterThan(90);
  // These ring, so that their other parties are looked for: that takes reads of the same minute.
  await ground.ask("POST", "calls", { direction: "Outbound", state: "Setup", to: "151" });
  await ground.ask("POST", "calls", { direction: "Inbound", state: "Setup" });
  await ground.pass(330_000);
  expect(await differencesOf(ground)).toEqual([]);
  expect(mostInAMinute(await ground.requests())).toBeLessThan(60);
  await ground.dispose();
});
