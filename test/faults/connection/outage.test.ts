/** Every way in which a network can fail, and how soon after its return the calls are live again. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { failingWays } from "../ground/failing-way.ts";
import { openGround, type ProvingGround } from "../ground/proving-ground.ts";
import { mostInAMinute } from "../ground/request-pace.ts";

let ground: ProvingGround;
beforeEach(async () => {
  ground = await openGround({ wire: "memory", limits: "documented" });
  await ground.ask("POST", "calls", { direction: "Inbound", state: "Answered" });
  await ground.pass(70_000);
});
afterEach(() => ground.dispose());

/** How long after the return of a network that was away for so long; at most a minute. */
async function backAfter(way: (typeof failingWays)[number], awayMs: number): Promise<number> {
  ground.wire.failBy(way);
  await ground.pass(awayMs);
  expect(ground.service.view().connection.state).toBe("stale");
  ground.wire.failBy(undefined);
  const since = ground.time.now();
  while (ground.service.view().connection.state !== "live") {
    if (ground.time.now() - since >= 60_000) return Infinity;
    await ground.pass(100);
  }
  return ground.time.now() - since;
}

describe.each(failingWays)("a network that fails by: %s", (way) => {
  it.each([3, 12, 13, 14, 30, 61, 88])(
    "for %d s is live within 2 s of its return",
    async (seconds) => {
      expect(await backAfter(way, seconds * 1_000)).toBeLessThanOrEqual(2_000);
      const requests = await ground.requests();
      expect(requests.filter(({ status }) => status === 429)).toEqual([]);
      expect(mostInAMinute(requests)).toBeLessThan(20);
    },
  );

  it("for ten minutes is live within 31 s of its return", async () => {
    expect(await backAfter(way, 600_000)).toBeLessThanOrEqual(31_000);
  });
});
