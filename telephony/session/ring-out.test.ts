/** Calls that the service places: whose they are, who is on the other end, what may be said of them. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { after, event, id, read, self, sessionIn } from "../../test/support/core-story.ts";
import {
  averyId,
  inbound,
  outsider,
  type PartyWords,
  rowanId,
} from "../../test/support/wire-messages.ts";
import type { CoreEvent } from "../reduce/core-event.ts";
import { howRingingEnded } from "../view/missed.ts";
import { callViewOf } from "../view/call-view.ts";

const marlow = { phoneNumber: "+15550100177" };
const avery = { phoneNumber: "112", extensionId: averyId };

/** Avery's own phone, which the service rings because Avery asked for the call. */
const first = (code: string, more: Partial<PartyWords> = {}): PartyWords =>
  inbound(code, {
    ...{ origin: "RingOut", ringOutRole: "Initiator", from: marlow, to: avery, id: "1" },
    ...more,
  });
/** Whom the service calls then. */
const second = (code: string, more: Partial<PartyWords> = {}): PartyWords =>
  outsider(code, {
    ...{ direction: "Inbound", ringOutRole: "Target", from: avery, to: marlow, id: "2" },
    ...more,
  });

const viewOf = (...events: readonly CoreEvent[]) =>
  callViewOf(sessionIn(after(...events)), {
    self,
    formatNumber: (number) => number,
    nameOfExtension: () => undefined,
    facts: {
      callControlGranted: true,
      features: { park: true, recording: true, flip: true },
      flipTargets: [{ callFlipId: "1", label: "Mobile" }],
      parkLocations: [],
      devices: [{ online: true }],
    },
  });
const rings = event(2, first("Proceeding"));
const isRead = (...parties: readonly PartyWords[]) => read(after(rings), parties);

describe("the user's own RingOut", () => {
  test("is not known as his before a read, and is not shown as somebody who calls", () => {
    const view = viewOf(rings);
    expect(view).toMatchObject({ state: "unknown", ringOut: "unsure" });
    expect(view?.controls.answer.disabledBecause).toBe("call-not-ringing");
  });

  test("is shown as his own phone ringing first", () => {
    expect(viewOf(rings, isRead(first("Proceeding")))).toMatchObject({
      ...{ state: "dialing", direction: "outbound", ringOut: "phone-first" },
      peer: { number: "+15550100177" },
    });
  });

  test("is his by itself where only outside telephones take part besides", () => {
    const words = first("Proceeding", { ringOutRole: undefined });
    expect(viewOf(event(2, words), read(after(rings), [words]))).toMatchObject({
      state: "dialing",
    });
  });

  test("is dialled, not connected, while only his own phone is picked up", () => {
    const view = viewOf(rings, isRead(first("Answered"), second("Proceeding")));
    expect(view).toMatchObject({ state: "dialing", direction: "outbound" });
    expect(view?.ringOut).toBeUndefined();
    expect(view?.answeredAt).toBeUndefined();
  });

  test("is connected when the other has answered", () => {
    expect(viewOf(rings, isRead(first("Answered"), second("Answered")))).toMatchObject({
      ...{ state: "connected", direction: "outbound", peer: { number: "+15550100177" } },
    });
  });

  test("is no missed call when nobody picks it up, whether read or not, whatever its mark", () => {
    const over = event(3, first("Disconnected", { reason: "NoAnswer", missedCall: true }));
    const endOf = (...events: readonly CoreEvent[]) =>
      howRingingEnded(sessionIn(after(...events)), self);
    expect(endOf(rings, over)).toBe("decided");
    expect(endOf(rings, isRead(first("Proceeding")), over)).toBe("decided");
  });
});

describe("a RingOut of which both parties are the user's", () => {
  const mine = { extensionId: averyId } as const;
  const target = (code: string, more = {}) => second(code, { ...mine, ...more });

  test.each(["Inbound", "Outbound"])(
    "is one call, with no word of another phone, when its %s target has answered",
    (direction) => {
      const both = isRead(first("Answered"), target("Answered", { direction }));
      expect(viewOf(rings, both)).toMatchObject({
        ...{ partyId: `p-${id}-1`, state: "connected", peer: { number: "+15550100177" } },
        participants: [],
      });
      expect(viewOf(rings, both)?.advice).toBeUndefined();
    },
  );

  test("says nothing of another phone before it is read either", () => {
    const told = [event(3, first("Answered")), event(5, target("Answered"))] as const;
    expect(viewOf(rings, ...told)?.advice).toBeUndefined();
  });

  test("is over when his own phone has left, though the other party has not yet", () => {
    const both = isRead(first("Answered"), target("Answered"));
    const state = after(rings, both, event(6, first("Disconnected")));
    expect(sessionIn(state).ended).toBeDefined();
  });

  test("belongs to his own phone in whatever order the parties are told of", () => {
    const parties = [first("Answered"), target("Answered", { direction: "Outbound" })];
    fc.assert(
      fc.property(fc.shuffledSubarray(parties, { minLength: 2 }), (order) => {
        const events = order.map((words, at) => event(3 + at, words));
        expect(viewOf(...events)?.partyId).toBe(`p-${id}-1`);
      }),
    );
  });
});

describe("a RingOut of a colleague", () => {
  const own = { id: "2", ringOutRole: "Target", from: { phoneNumber: "113" }, to: avery };
  const rowan = first("Answered", {
    extensionId: rowanId,
    from: avery,
    to: { phoneNumber: "113" },
  });

  test("rings as the call that it is, once a read has told so", () => {
    const told = event(5, first("Proceeding", own));
    expect(viewOf(told)).toMatchObject({ state: "unknown", ringOut: "unsure" });
    const view = viewOf(told, read(after(told), [rowan, first("Proceeding", own)]));
    expect(view).toMatchObject({
      state: "ringing",
      direction: "inbound",
      peer: { extension: "113" },
    });
    expect(view?.ringOut).toBeUndefined();
  });

  test("is connected when the user has answered it", () => {
    const told = event(5, first("Answered", own));
    const view = viewOf(told, read(after(told), [rowan, first("Answered", own)]));
    expect(view).toMatchObject({ state: "connected", direction: "inbound" });
  });
});

describe("a RingMe", () => {
  const ringMe = (role: string) => ({ origin: "RingMe", ringOutRole: undefined, ringMeRole: role });

  test("that the user asked for rings his phone first", () => {
    const words = first("Proceeding", ringMe("Initiator"));
    expect(viewOf(rings, isRead(words))).toMatchObject({ ringOut: "phone-first" });
  });

  test("that somebody else asked for is somebody who calls", () => {
    const words = first("Proceeding", ringMe("Target"));
    const told = event(2, words);
    expect(viewOf(told, read(after(told), [words]))).toMatchObject({ state: "ringing" });
  });
});

test("a call that somebody makes by the API is a call like any other", () => {
  expect(viewOf(event(2, inbound("Proceeding", { origin: "CallOut" })))).toMatchObject({
    state: "ringing",
  });
});
