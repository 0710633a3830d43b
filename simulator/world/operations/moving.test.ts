import { describe, expect, test } from "vitest";

import { accepted, observeWorld, refusalOf } from "../observed-world.ts";
import { restParty } from "../render.ts";
import { bridge, flip, park, pickup, transfer } from "./moving.ts";
import { deleteParty, dropSession, readSession } from "./sessions.ts";

const answered = { direction: "Inbound", state: "Answered" } as const;
const frontCounter = "700100090";
const loadingDock = "700100092";

describe("transfer", () => {
  test("to a colleague goes on in the same session, which outlives the own party", () => {
    const observed = observeWorld();
    const { exchange, people } = observed.world;
    const at = observed.call(answered);
    accepted(transfer(exchange, { ...at, target: { extensionNumber: "113" } }));
    observed.clock.advance(100);
    people.answer(observed.newest(at));
    people.hangUp(observed.newest(at));
    observed.clock.advance(100);
    expect(observed.lines()).toEqual([
      "7 -2 Inbound 700100012 Disconnected BlindTransfer",
      "8 -3 Inbound 700100013 Setup",
      "9 -3 Inbound 700100013 Proceeding",
      "10 -3 Inbound 700100013 Answered",
      "11 -3 Inbound 700100013 Disconnected",
      "12 -1 Outbound - Disconnected",
    ]);
  });

  test("to a mailbox leaves the caller a message to speak", () => {
    const observed = observeWorld();
    const at = observed.call(answered);
    accepted(transfer(observed.world.exchange, { ...at, target: { voicemail: "700100013" } }));
    expect(observed.lines().at(-1)).toBe("8 -3 Inbound 700100013 VoiceMail");
    observed.clock.advance(20_000);
    expect(observed.world.exchange.sessions.size).toBe(0);
  });

  test("to a park location parks under the location, with an empty slot", () => {
    const observed = observeWorld();
    const at = observed.call(answered);
    accepted(transfer(observed.world.exchange, { ...at, target: { parkOrbit: frontCounter } }));
    expect(observed.lines()).toEqual([
      "7 -2 Inbound 700100012 Disconnected ParkLocation",
      "8 -3 Inbound 700100090 Parked",
    ]);
    const body = restParty(observed.newest(at), "700100001");
    expect(body).toMatchObject({ park: {}, status: { code: "Parked", parkData: "" } });
  });

  test.each([
    ["nobody", {}, "400 CMN-101"],
    ["two targets", { extensionNumber: "113", voicemail: "700100013" }, "400 CMN-101"],
    ["an unknown extension", { extensionNumber: "999" }, "404 CMN-102"],
    ["a number that is none", { phoneNumber: "0123" }, "400 CMN-101"],
    ["a German number dialled as American", { phoneNumber: "+10301234567" }, "400 CMN-101"],
    ["a French number dialled as American", { phoneNumber: "+10123456789" }, "400 CMN-101"],
    ["a trunk prefix behind the country", { phoneNumber: "+490301234567" }, "400 CMN-101"],
    ["another company's extension", { phoneNumber: "+15550100177*113" }, "400 CMN-101"],
    ["an unknown mailbox", { voicemail: "1" }, "404 CMN-102"],
    ["a park location that is a person", { parkOrbit: "700100013" }, "404 CMN-102"],
    ["a park location of others", { parkOrbit: loadingDock }, "403 TAS-106"],
  ])("to %s is refused and changes nothing", (_case, target, refusal) => {
    const observed = observeWorld();
    const at = observed.call(answered);
    const outcome = transfer(observed.world.exchange, { ...at, target });
    expect(refusalOf(outcome)).toBe(refusal);
    expect(observed.lines()).toEqual([]);
  });

  test("by company number and extension reaches the colleague", () => {
    const observed = observeWorld();
    const at = observed.call(answered);
    const target = { phoneNumber: "+15550100100*113" };
    accepted(transfer(observed.world.exchange, { ...at, target }));
    expect(observed.newest(at).owner).toBe("700100013");
  });

  test("works from hold but not while ringing", () => {
    const observed = observeWorld();
    const { exchange } = observed.world;
    const target = { extensionNumber: "113" };
    const rings = observed.call({ ...answered, state: "Proceeding" });
    const held = observed.call({ ...answered, state: "Hold" });
    expect(refusalOf(transfer(exchange, { ...rings, target }))).toBe("409 SIM-409");
    expect(refusalOf(transfer(exchange, { ...held, target }))).toBeUndefined();
  });
});

describe("bridge", () => {
  function twoCalls() {
    const observed = observeWorld();
    const held = observed.call({ ...answered, state: "Hold" });
    const consult = observed.call({ direction: "Outbound", state: "Answered", to: "113" });
    return { observed, held, consult };
  }

  test("makes both own parties Gone, each naming the other", () => {
    const { observed, held, consult } = twoCalls();
    accepted(bridge(observed.world.exchange, { ...held, other: consult }));
    const peers = observed
      .bodies()
      .map(({ id, status }) => [id, status.code, status.peerId?.partyId]);
    expect(peers).toEqual([
      [held.partyId, "Gone", consult.partyId],
      [consult.partyId, "Gone", held.partyId],
    ]);
  });

  test("connects the far ends: when one hangs up, the other's session ends too", () => {
    const { observed, held, consult } = twoCalls();
    const { exchange, people } = observed.world;
    accepted(bridge(exchange, { ...held, other: consult }));
    const [caller] = observed.session(held).parties;
    if (caller !== undefined) people.hangUp(caller);
    observed.clock.advance(100);
    expect(exchange.sessions.size).toBe(0);
  });

  test("leaves the colleague a call that he can transfer on, to be ended as one", () => {
    const { observed, held, consult } = twoCalls();
    const { exchange, people } = observed.world;
    accepted(bridge(exchange, { ...held, other: consult }));
    const theirs = observed.newest(consult);
    const request = { ...consult, partyId: theirs.id, caller: observed.colleague("113") };
    accepted(transfer(exchange, { ...request, target: { extensionNumber: "114" } }));
    people.answer(observed.newest(held));
    people.hangUp(observed.newest(held));
    observed.clock.advance(1000);
    expect(exchange.sessions.size).toBe(0);
  });

  test("needs two calls of one's own, both talking or held", () => {
    const { observed, held } = twoCalls();
    const { exchange } = observed.world;
    const rings = observed.call({ ...answered, state: "Proceeding" });
    const foreign = observed.call({ ...answered, extension: "113" });
    expect(refusalOf(bridge(exchange, { ...held, other: held }))).toBe("400 CMN-101");
    expect(refusalOf(bridge(exchange, { ...held, other: rings }))).toBe("409 SIM-409");
    expect(refusalOf(bridge(exchange, { ...held, other: foreign }))).toBe("403 TAS-106");
  });
});

describe("park", () => {
  test("takes the lowest free slot and gives it back when the call is over", () => {
    const observed = observeWorld();
    const { exchange } = observed.world;
    const slotOf = (at: Parameters<typeof park>[1]) => accepted(park(exchange, at)).parkSlot;
    const first = observed.call(answered);
    expect(slotOf(first)).toBe("*801");
    expect(slotOf(observed.call(answered))).toBe("*802");
    accepted(dropSession(exchange, first));
    observed.clock.advance(100);
    expect(slotOf(observed.call(answered))).toBe("*801");
  });

  test("shows the slot in the event and leaves the caller unchanged", () => {
    const observed = observeWorld();
    const at = observed.call(answered);
    accepted(park(observed.world.exchange, at));
    const bodies = observed.bodies();
    expect(bodies).toHaveLength(1);
    expect(bodies[0]).toMatchObject({
      park: { id: "*801" },
      status: { code: "Parked", parkData: "*801" },
    });
  });

  test("is for own incoming answered calls", () => {
    const observed = observeWorld();
    const { exchange } = observed.world;
    const outgoing = observed.call({ direction: "Outbound", state: "Answered" });
    const held = observed.call({ ...answered, state: "Hold" });
    expect(refusalOf(park(exchange, outgoing))).toBe("403 TAS-106");
    expect(refusalOf(park(exchange, held))).toBe("409 SIM-409");
  });

  test("refuses the fifty-first call", () => {
    const observed = observeWorld();
    const { exchange } = observed.world;
    const at = observed.call(answered);
    for (let slot = 0; slot < 50; slot += 1) accepted(park(exchange, observed.call(answered)));
    expect(refusalOf(park(exchange, at))).toBe("409 SIM-409");
  });
});

test("nothing can be moved once the caller has hung up", () => {
  const observed = observeWorld();
  const { exchange, people } = observed.world;
  const at = observed.call(answered);
  const parked = observed.call({ ...answered, state: "Parked" });
  for (const call of [at, parked]) {
    const [caller] = observed.session(call).parties;
    if (caller !== undefined) people.hangUp(caller);
  }
  const picking = { ...parked, deviceId: "80700100012" };
  expect(refusalOf(flip(exchange, { ...at, callFlipId: "2" }))).toBe("409 SIM-409");
  expect(refusalOf(pickup(exchange, picking))).toBe("409 SIM-409");
  expect(refusalOf(transfer(exchange, { ...at, target: { extensionNumber: "113" } }))).toBe(
    "409 SIM-409",
  );
  observed.clock.advance(100);
  expect(exchange.sessions.size).toBe(0);
});

describe("pickup", () => {
  test("gives the picker a new answered party and ends the parked one", () => {
    const observed = observeWorld();
    const { exchange } = observed.world;
    const at = observed.call({ ...answered, state: "Parked" });
    const colleague = observed.colleague("113");
    const request = { ...at, caller: colleague, deviceId: "80700100013" };
    accepted(pickup(exchange, request));
    expect(observed.lines()).toEqual([
      "8 -2 Inbound 700100012 Disconnected Pickup",
      "9 -3 Inbound 700100013 Answered Pickup",
    ]);
    expect(refusalOf(pickup(exchange, request))).toBe("409 SIM-409");
  });

  test("from a park location is for members, who can also read the call", () => {
    const observed = observeWorld();
    const { exchange } = observed.world;
    const at = observed.call(answered);
    accepted(transfer(exchange, { ...at, target: { parkOrbit: frontCounter } }));
    const partyId = observed.newest(at).id;
    const outsider = { ...at, partyId, caller: observed.colleague("116") };
    const member = { ...at, partyId, caller: observed.colleague("113") };
    expect(refusalOf(pickup(exchange, { ...outsider, deviceId: "80700100016" }))).toBe(
      "403 TAS-106",
    );
    expect(refusalOf(readSession(exchange, outsider))).toBe("403 TAS-106");
    expect(refusalOf(readSession(exchange, member))).toBeUndefined();
    expect(refusalOf(pickup(exchange, { ...member, deviceId: "80700100013" }))).toBeUndefined();
  });
});

describe("flip", () => {
  test.each(["2", "*2"])("to %s rings the user's mobile and holds the far end", (callFlipId) => {
    const observed = observeWorld();
    const at = observed.call(answered);
    accepted(flip(observed.world.exchange, { ...at, callFlipId }));
    expect(observed.lines()).toEqual(["7 -1 Outbound - Hold", "8 -3 Inbound 700100012 Proceeding"]);
    expect(observed.newest(at).to.phoneNumber).toBe("+15550100182");
  });

  test("replaces the old party when the target answers", () => {
    const observed = observeWorld();
    const { exchange, people } = observed.world;
    const at = observed.call(answered);
    accepted(flip(exchange, { ...at, callFlipId: "2" }));
    observed.lines();
    people.answer(observed.newest(at));
    observed.clock.advance(100);
    expect(observed.lines()).toEqual([
      "9 -1 Outbound - Answered",
      "10 -3 Inbound 700100012 Answered",
      "11 -2 Inbound 700100012 Disconnected CallFlip",
    ]);
    expect(exchange.sessions.size).toBe(1);
  });

  test("leaves everything as before when the target declines", () => {
    const observed = observeWorld();
    const { exchange, people } = observed.world;
    const at = observed.call(answered);
    accepted(flip(exchange, { ...at, callFlipId: "2" }));
    observed.lines();
    people.decline(observed.newest(at));
    expect(observed.lines()).toEqual([
      "9 -1 Outbound - Answered",
      "10 -3 Inbound 700100012 Disconnected Rejected",
    ]);
    expect(refusalOf(flip(exchange, { ...at, callFlipId: "3" }))).toBeUndefined();
  });

  test("that nobody takes ends, and everything is as before", () => {
    const observed = observeWorld();
    const { exchange, people } = observed.world;
    const at = observed.call(answered);
    accepted(flip(exchange, { ...at, callFlipId: "2" }));
    observed.lines();
    people.leaveUnanswered(observed.newest(at));
    expect(observed.lines()).toEqual([
      "9 -1 Outbound - Answered",
      "10 -3 Inbound 700100012 Disconnected NoAnswer",
    ]);
  });

  test.each(["2", "3"])("to %s is stopped by deleting the party that rings", (callFlipId) => {
    const observed = observeWorld();
    const { exchange } = observed.world;
    const at = observed.call(answered);
    accepted(flip(exchange, { ...at, callFlipId }));
    observed.lines();
    const phone = { ...at, partyId: observed.newest(at).id, keepConferenceAlive: false };
    expect(refusalOf(deleteParty(exchange, { ...at, keepConferenceAlive: false }))).toBe(
      "403 TAS-106",
    );
    accepted(deleteParty(exchange, phone));
    expect(observed.lines()).toEqual([
      "9 -1 Outbound - Answered",
      expect.stringMatching(/^10 -3 Inbound .* Disconnected Cancelled$/),
    ]);
    expect(refusalOf(deleteParty(exchange, phone))).toBe("403 TAS-106");
  });

  test("to a telephone outside rings a party that belongs to nobody", () => {
    const observed = observeWorld();
    const { exchange, people } = observed.world;
    const at = observed.call(answered);
    accepted(flip(exchange, { ...at, callFlipId: "3" }));
    expect(refusalOf(flip(exchange, { ...at, callFlipId: "2" }))).toBe("409 SIM-409");
    expect(observed.lines()).toEqual(["7 -1 Outbound - Hold", "8 -3 Inbound - Proceeding"]);
    expect(observed.newest(at).to).toEqual({ phoneNumber: "+15550100183" });
    people.answer(observed.newest(at));
    observed.clock.advance(100);
    expect(observed.lines()).toEqual([
      "9 -1 Outbound - Answered",
      "10 -3 Inbound - Answered",
      "11 -2 Inbound 700100012 Disconnected CallFlip",
    ]);
  });

  test("that keeps the old party lets it be deleted, by CallFlip", () => {
    const observed = observeWorld();
    const { exchange, people } = observed.world;
    const at = observed.call(answered);
    accepted(flip(exchange, { ...at, callFlipId: "2" }));
    people.answerKeepingOld(observed.newest(at));
    observed.clock.advance(1000);
    observed.lines();
    accepted(deleteParty(exchange, { ...at, keepConferenceAlive: false }));
    observed.clock.advance(1000);
    expect(observed.lines()).toEqual(["11 -2 Inbound 700100012 Disconnected CallFlip"]);
  });

  test("is refused to a number that is no flip target, twice, and on hold", () => {
    const observed = observeWorld();
    const { exchange } = observed.world;
    const at = observed.call(answered);
    const held = observed.call({ ...answered, state: "Hold" });
    const refusal = (request: typeof at, callFlipId: string) =>
      refusalOf(flip(exchange, { ...request, callFlipId }));
    expect(refusal(at, "7")).toBe("404 CMN-102");
    expect(refusal(held, "2")).toBe("409 SIM-409");
    expect(refusal(at, "2")).toBeUndefined();
    expect(refusal(at, "2")).toBe("409 SIM-409");
  });
});
