import { describe, expect, test } from "vitest";

import { accepted, observeWorld, refusalOf } from "../observed-world.ts";
import { shownCode, shownMuted } from "../model.ts";
import { hold, startRecording, unhold, updateParty, updateRecording } from "./in-call.ts";

const answered = { direction: "Inbound", state: "Answered" } as const;
const ringing = { direction: "Inbound", state: "Proceeding" } as const;

describe("mute", () => {
  test("tells of the change once and keeps the party in its state", () => {
    const observed = observeWorld();
    const { exchange } = observed.world;
    const at = observed.call(answered);
    updateParty(exchange, at, { muted: true });
    updateParty(exchange, at, { muted: true });
    const [only, ...more] = observed.bodies();
    expect(only).toMatchObject({ muted: true, status: { code: "Answered" } });
    expect(more).toEqual([]);
  });

  test("by the API does not lift the device's mute", () => {
    const observed = observeWorld();
    const { exchange, people } = observed.world;
    const at = observed.call(answered);
    updateParty(exchange, at, { muted: true });
    people.setDeviceMute(observed.party(at), true);
    const party = accepted(updateParty(exchange, at, { muted: false }));
    expect(shownMuted(party)).toBe(true);
    people.setDeviceMute(party, false);
    expect(shownMuted(party)).toBe(false);
  });

  test("is refused while ringing and on hold", () => {
    const observed = observeWorld();
    const { exchange } = observed.world;
    const held = observed.call({ ...answered, state: "Hold" });
    const rings = observed.call(ringing);
    expect(refusalOf(updateParty(exchange, held, { muted: true }))).toBe("409 SIM-409");
    expect(refusalOf(updateParty(exchange, rings, { muted: true }))).toBe("409 SIM-409");
    expect(observed.lines()).toEqual([]);
  });

  test("of the other party is refused in a call of two", () => {
    const observed = observeWorld();
    const at = observed.call(answered);
    const other = observed.session(at).parties[0];
    const request = { ...at, partyId: other?.id ?? "" };
    const outcome = updateParty(observed.world.exchange, request, { muted: true });
    expect(refusalOf(outcome)).toBe("403 TAS-106");
  });
});

describe("hold", () => {
  test("and unhold show on the party that placed the hold", () => {
    const observed = observeWorld();
    const { exchange } = observed.world;
    const at = observed.call(answered);
    hold(exchange, at);
    unhold(exchange, at);
    expect(observed.lines()).toEqual([
      "7 -2 Inbound 700100012 Hold",
      "8 -2 Inbound 700100012 Answered",
    ]);
  });

  test("by the API stays while the device holds too", () => {
    const observed = observeWorld();
    const { exchange, people } = observed.world;
    const at = observed.call(answered);
    people.setDeviceHold(observed.party(at), true);
    hold(exchange, at);
    expect(shownCode(accepted(unhold(exchange, at)))).toBe("Hold");
  });

  test("of a device cannot be lifted by the API", () => {
    const observed = observeWorld();
    const { exchange, people } = observed.world;
    const at = observed.call(answered);
    people.setDeviceHold(observed.party(at), true);
    expect(refusalOf(unhold(exchange, at))).toBe("409 SIM-409");
    expect(shownCode(observed.party(at))).toBe("Hold");
  });

  test.each([
    ["hold twice", hold, { ...answered, state: "Hold" } as const],
    ["hold while ringing", hold, ringing],
    ["hold a parked call", hold, { ...answered, state: "Parked" } as const],
    ["unhold an answered call", unhold, answered],
    ["unhold while ringing", unhold, ringing],
  ])("cannot %s", (_case, operation, creation) => {
    const observed = observeWorld();
    const at = observed.call(creation);
    expect(refusalOf(operation(observed.world.exchange, at))).toBe("409 SIM-409");
    expect(observed.lines()).toEqual([]);
  });

  test("names unknown and foreign things apart", () => {
    const observed = observeWorld();
    const { exchange } = observed.world;
    const at = observed.call(answered);
    const stranger = { ...at, caller: observed.colleague("113") };
    expect(refusalOf(hold(exchange, { ...at, telephonySessionId: "s-0" }))).toBe("404 CMN-102");
    expect(refusalOf(hold(exchange, { ...at, partyId: "p-0" }))).toBe("404 CMN-102");
    expect(refusalOf(hold(exchange, stranger))).toBe("403 TAS-106");
  });
});

describe("recording", () => {
  test("starts, pauses and resumes with the state told each time", () => {
    const observed = observeWorld();
    const { exchange } = observed.world;
    const at = observed.call(answered);
    const { id } = accepted(startRecording(exchange, at));
    accepted(updateRecording(exchange, at, { id, active: false }));
    accepted(updateRecording(exchange, at, { id, active: true }));
    expect(observed.bodies().map((party) => party.recordings)).toEqual([
      [{ id, active: true }],
      [{ id, active: false }],
      [{ id, active: true }],
    ]);
  });

  test("is refused twice, while ringing and with an unknown id", () => {
    const observed = observeWorld();
    const { exchange } = observed.world;
    const at = observed.call({ ...answered, recording: true });
    const rings = observed.call(ringing);
    const unknown = { id: "0", active: false };
    expect(refusalOf(startRecording(exchange, at))).toBe("409 SIM-409");
    expect(refusalOf(startRecording(exchange, rings))).toBe("409 SIM-409");
    expect(refusalOf(updateRecording(exchange, at, unknown))).toBe("404 CMN-102");
  });
});
