import { findSession } from "../session/session.ts";
import { describe, expect, test } from "vitest";

import {
  after,
  event,
  now,
  read,
  self,
  sessionIn,
  stateAfter,
} from "../../test/support/core-story.ts";
import {
  asPartyId,
  asSessionId,
  averyId,
  inbound,
  outbound,
  outsider,
  rowanId,
  sessionEvent,
} from "../../test/support/wire-messages.ts";
import { callStateOf } from "../session/own-call.ts";
import { emptyState, reduce } from "./reduce.ts";

const codes = {
  Setup: ["ringing", "dialing"],
  Proceeding: ["ringing", "dialing"],
  Answered: ["connected", "connected"],
  Hold: ["held", "held"],
  Parked: ["parked", "parked"],
  VoiceMailScreening: ["unknown", "unknown"],
  VMScreening: ["unknown", "unknown"],
  VoiceMail: ["ended", "ended"],
  Voicemail: ["ended", "ended"],
  FaxReceive: ["ended", "ended"],
  Gone: ["ended", "ended"],
  Disconnected: ["ended", "ended"],
  Tds: ["unknown", "unknown"],
  "answered ": ["unknown", "unknown"],
} as const;

describe("every status code", () => {
  for (const [code, [whenInbound, whenOutbound]] of Object.entries(codes)) {
    test(`${code} alone is ${whenInbound} inbound and ${whenOutbound} outbound`, () => {
      expect(stateAfter(event(2, inbound(code)))).toBe(whenInbound);
      expect(stateAfter(event(2, outbound(code)))).toBe(whenOutbound);
    });

    test(`${code} means the same in any letter case`, () => {
      expect(stateAfter(event(2, inbound(code.toUpperCase())))).toBe(whenInbound);
      expect(stateAfter(event(2, inbound(code.toLowerCase())))).toBe(whenInbound);
    });

    for (const [before, [beforeState]] of Object.entries(codes)) {
      test(`${code} after ${before} takes over, unless the call was over`, () => {
        const expected = beforeState === "ended" ? "ended" : whenInbound;
        expect(stateAfter(event(2, inbound(before)), event(3, inbound(code)))).toBe(expected);
      });

      test(`a read of ${code} after ${before} takes over, unless the call was over`, () => {
        const state = after(event(2, inbound(before)));
        const expected = beforeState === "ended" ? "ended" : whenInbound;
        const next = reduce(state, read(state, [inbound(code)]));
        expect(callStateOf(sessionIn(next))).toBe(expected);
      });
    }
  }

  test("an unknown code keeps the service's own word", () => {
    const party = sessionIn(after(event(2, inbound("Teleported")))).parties[0];
    expect(party?.status.value).toMatchObject({ kind: "unknown", word: "Teleported" });
  });
});

describe("order", () => {
  test("an older or repeated event changes nothing, and the state stays the same object", () => {
    const state = after(event(7, inbound("Proceeding")), event(8, inbound("Answered")));
    expect(reduce(state, event(7, inbound("Proceeding")))).toBe(state);
    expect(reduce(state, event(8, inbound("Answered")))).toBe(state);
  });

  test("gaps in the sequence are normal", () => {
    expect(stateAfter(event(6, inbound("Setup")), event(41, inbound("Answered")))).toBe(
      "connected",
    );
  });

  test("sequences are compared per party, so another party's higher one drops nothing", () => {
    const state = after(
      event(9, outsider("Answered")),
      event(7, inbound("Proceeding")),
      event(8, inbound("Answered")),
    );
    expect(callStateOf(sessionIn(state))).toBe("connected");
  });

  test("a late event still tells the name that newer events left out", () => {
    const nameless = { from: { phoneNumber: "+15550100177" } };
    const state = after(event(8, inbound("Answered", nameless)), event(7, inbound("Proceeding")));
    const [party] = sessionIn(state).parties;
    expect(party?.facts.fromName?.value).toBe("Marlow Finch");
    expect(callStateOf(sessionIn(state))).toBe("connected");
  });

  test("fields that vanish in later events erase nothing", () => {
    const state = after(
      event(7, inbound("Proceeding")),
      event(8, inbound("Answered", { from: undefined, to: { name: "" }, recordings: undefined })),
    );
    const [party] = sessionIn(state).parties;
    expect(party?.facts.fromName?.value).toBe("Marlow Finch");
    expect(party?.facts.toName?.value).toBe("Avery Quill");
  });
});

describe("whose call it is", () => {
  test("the own party is found by owner and by numeric ids too", () => {
    const byOwner = inbound("Proceeding", {
      extensionId: undefined,
      owner: { extensionId: Number(averyId) },
    });
    expect(stateAfter(event(2, byOwner))).toBe("ringing");
  });

  test("a session in which only others take part is nobody's call here", () => {
    const state = after(event(2, outsider("Answered")));
    expect(sessionIn(state).ownId).toBeUndefined();
    expect(callStateOf(sessionIn(state))).toBe("ended");
  });

  test("of several rounds of ringing the one that lives is shown", () => {
    const state = after(
      event(6, inbound("Proceeding", { id: "3" })),
      event(9, inbound("Disconnected", { id: "3" })),
      event(10, inbound("Setup", { id: "5" })),
    );
    expect(sessionIn(state).ownId).toBe(asPartyId("p-s-1-5"));
    expect(callStateOf(sessionIn(state))).toBe("ringing");
  });

  test("a party that went Gone ends the call only if no other own party lives", () => {
    const both = [
      event(6, inbound("Answered", { id: "3" })),
      event(7, inbound("Answered", { id: "4" })),
      event(8, inbound("Gone", { id: "3" })),
    ];
    expect(stateAfter(...both)).toBe("connected");
    expect(stateAfter(...both, event(9, inbound("Gone", { id: "4" })))).toBe("ended");
  });

  test("another extension signed in begins with nothing", () => {
    const state = after(event(2, inbound("Answered")), {
      type: "self",
      self: { extensionId: rowanId },
    });
    expect(state.live.length).toBe(0);
  });
});

describe("ended calls", () => {
  const ended = () => after(event(7, inbound("Answered")), event(11, inbound("Disconnected")));

  test("move out of the live ones and stay remembered", () => {
    expect(ended().live.length).toBe(0);
    expect(ended().ended.length).toBe(1);
  });

  test("are not revived by a straggler, a newer event of that party, or a read", () => {
    const state = ended();
    for (const next of [
      event(8, inbound("Answered")),
      event(12, inbound("Answered")),
      read(state, [inbound("Answered")]),
    ]) {
      expect(callStateOf(sessionIn(reduce(state, next)))).toBe("ended");
    }
  });

  test("an older event that names another live party waits for a read to decide", () => {
    const doubtful = reduce(ended(), event(8, inbound("Proceeding", { id: "5" })));
    expect(doubtful.live.length).toBe(0);
    expect(sessionIn(doubtful).doubtful).toBe(true);
    const words = [inbound("Disconnected"), inbound("Proceeding", { id: "5" })];
    const confirmed = reduce(doubtful, read(doubtful, words));
    expect(callStateOf(sessionIn(confirmed))).toBe("ringing");
    const denied = reduce(doubtful, read(doubtful, [inbound("Disconnected")]));
    expect(sessionIn(denied)).toMatchObject({ doubtful: false });
    expect(denied.live.length).toBe(0);
  });

  test("are forgotten after a while, when time or another ending comes", () => {
    const later = now + 10 * 60_000;
    expect(reduce(ended(), { type: "time", at: later }).ended.length).toBe(1);
    expect(reduce(ended(), { type: "time", at: later + 1 }).ended.length).toBe(0);
    const other = sessionEvent("s-2", 2, inbound("Disconnected"));
    const next = reduce(ended(), { type: "session-event", event: other, receivedAt: later + 1 });
    expect(next.ended.length).toBe(1);
  });

  test("are bounded in number", () => {
    let state = emptyState(self);
    for (let at = 0; at < 600; at += 1) {
      const message = sessionEvent(`s-${at}`, 2, inbound("Disconnected"));
      state = reduce(state, { type: "session-event", event: message, receivedAt: now });
    }
    expect(state.ended.length).toBe(500);
    expect(findSession(state.ended, asSessionId("s-599"))).toBeDefined();
    expect(findSession(state.ended, asSessionId("s-0"))).toBeUndefined();
  });
});
