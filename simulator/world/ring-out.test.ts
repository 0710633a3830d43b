import { describe, expect, test } from "vitest";

import { observeWorld } from "./observed-world.ts";
import { restSession } from "./render.ts";

const ringOut = { direction: "Outbound", state: "Proceeding", to: "+15550100177" } as const;

describe("a RingOut", () => {
  test("rings the own telephone first, and the other when that is picked up", () => {
    const observed = observeWorld();
    const at = observed.call({ ...ringOut, origin: "RingOut" });
    expect(observed.session(at).parties).toHaveLength(1);
    observed.world.people.answer(observed.party(at));
    observed.clock.advance(200);
    observed.world.people.answer(observed.newest(at));
    expect(observed.lines()).toEqual([
      "4 -1 Inbound 700100012 Answered",
      "5 -2 Inbound - Proceeding",
      "6 -2 Inbound - Answered",
    ]);
  });

  test("shows the other's number to the own telephone, and roles to readers only", () => {
    const observed = observeWorld();
    const at = observed.call({ ...ringOut, origin: "RingOut", state: "Answered" });
    const [own, other] = restSession(observed.session(at), "700100001").parties;
    expect(own).toMatchObject({ ringOutRole: "Initiator", from: { phoneNumber: "+15550100177" } });
    expect(other).toMatchObject({ ringOutRole: "Target", to: { phoneNumber: "+15550100177" } });
    expect(other?.extensionId).toBeUndefined();
    observed.world.exchange.tell(observed.party(at));
    expect(Object.keys(observed.bodies()[0] ?? {})).not.toContain("ringOutRole");
  });

  test("may book both telephones on the one who asked for it", () => {
    const observed = observeWorld();
    const at = observed.call({ ...ringOut, origin: "RingOut", state: "Answered", bothMine: true });
    const owners = observed.session(at).parties.map(({ owner, code }) => [owner, code]);
    expect(owners).toEqual([
      ["700100012", "Answered"],
      ["700100012", "Answered"],
    ]);
  });

  test("of a colleague rings the user as its target", () => {
    const observed = observeWorld();
    const wish = { direction: "Inbound", state: "Proceeding", from: "113" } as const;
    const at = observed.call({ ...wish, origin: "RingOut" });
    expect(restSession(observed.session(at), "700100001").parties).toMatchObject([
      { extensionId: "700100013", ringOutRole: "Initiator", status: { code: "Answered" } },
      { extensionId: "700100012", ringOutRole: "Target", status: { code: "Proceeding" } },
    ]);
  });

  test("that nobody picks up ends, and calls nobody", () => {
    const observed = observeWorld();
    const at = observed.call({ ...ringOut, origin: "RingOut" });
    observed.world.people.decline(observed.party(at));
    observed.clock.advance(1_000);
    expect(observed.lines()).toEqual(["4 -1 Inbound 700100012 Disconnected Rejected"]);
    expect(observed.world.exchange.sessions.size).toBe(0);
  });
});

test("a RingMe has roles of its own", () => {
  const observed = observeWorld();
  const at = observed.call({ ...ringOut, origin: "RingMe" });
  const [own] = restSession(observed.session(at), "700100001").parties;
  expect(own).toMatchObject({ ringMeRole: "Initiator" });
  expect(Object.keys(own ?? {})).not.toContain("ringOutRole");
});
