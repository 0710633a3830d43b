/** What the first view of the calls does not wait for. */
import { afterEach, expect, it } from "vitest";

import { createCallService } from "../../../main/calls/create-call-service.ts";
import { defaultRecheckPauses } from "../../../main/calls/sync/recheck.ts";
import { connectService } from "../../../main/ringcentral/service-connection.ts";
import { defaultSettings } from "../../../contract/settings.ts";
import { openWorld, orThrow, type World } from "../ground/world.ts";

let world: World;
afterEach(() => world.dispose());

it.each([
  { kind: "lose-request" },
  { kind: "endless-reply" },
  { kind: "delay", ms: 3_600_000 },
  { kind: "large-reply", bytes: 50_000_000 },
  { kind: "answer", status: 429, body: {}, headers: { "Retry-After": "900" } },
])("a directory that answers with %j keeps no call waiting", async (effect) => {
  world = await openWorld({ wire: "memory" });
  const { ask, time, wire, session, settle } = world;
  await ask("POST", "calls", { direction: "Inbound", state: "Answered" });
  await ask("POST", "faults", {
    ...{ match: { path: "/restapi/**/directory/entries" }, times: "always", effect },
  });
  const shared = { clock: time.clientClock, random: () => 0, log: () => undefined };
  const openSocket = (url: string) => Promise.resolve(wire.openSocket(url));
  const opening = connectService({ ...shared, session, openSocket });
  await settle();
  const connection = orThrow(await opening);
  const service = createCallService({
    ...{ gateway: connection.gateway, stream: connection.stream, clock: shared.clock },
    ...{
      clockWatch: connection.clockWatch,
      facts: () => connection.facts(),
      recheck: defaultRecheckPauses,
    },
    preferences: () => defaultSettings,
  });
  service.start();
  await settle();
  // No time has passed at all.
  expect(service.view()).toMatchObject({
    connection: { state: "live" },
    calls: [{ state: "connected" }],
  });
  await ask("DELETE", "faults");
  service.dispose();
  connection.dispose();
});
