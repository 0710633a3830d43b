import { describe, expect, test } from "vitest";

import {
  after,
  event,
  id,
  now,
  read,
  self,
  sessionIn,
  stateAfter,
} from "../../test/support/core-story.ts";
import {
  companyNumber,
  helpDeskId,
  inbound,
  outbound,
  outsider,
  type PartyWords,
  presenceOf,
  rowanId,
  sessionRead,
} from "../../test/support/wire-messages.ts";
import { callStateOf } from "../session/own-call.ts";
import { emptyState, eventsOf, reduce } from "./reduce.ts";

describe("reads", () => {
  test("a read that an event overtook keeps what the event said and fills the gaps", () => {
    const state = after(event(7, inbound("Proceeding", { from: undefined })));
    const seen = eventsOf(state, id);
    const held = reduce(state, event(9, inbound("Hold", { from: undefined })));
    const next = reduce(held, read(held, [outsider("Answered"), inbound("Answered")], seen));
    expect(callStateOf(sessionIn(next))).toBe("held");
    expect(sessionIn(next).parties.map((party) => party.facts.fromName?.value)).toEqual([
      "Marlow Finch",
      "Marlow Finch",
    ]);
  });

  test("an event that is newer than everything seen overrules an earlier read", () => {
    const state = after(event(7, inbound("Answered")));
    const next = reduce(
      reduce(state, read(state, [inbound("Hold")])),
      event(10, inbound("Answered")),
    );
    expect(callStateOf(sessionIn(next))).toBe("connected");
  });

  test("a session that is gone ends, unless an event came while it was asked for", () => {
    const state = after(event(7, inbound("Answered")));
    const gone = { type: "session-gone", id, eventsAtRequest: 1, receivedAt: now } as const;
    expect(reduce(state, gone).live.length).toBe(0);
    expect(reduce(state, { ...gone, eventsAtRequest: 0 })).toBe(state);
  });

  test("a party that a current read no longer lists has left", () => {
    const state = after(event(7, inbound("Answered")));
    expect(reduce(state, read(state, [outsider("Answered")])).live.length).toBe(0);
  });

  describe("of an end that nobody reported", () => {
    const connected = after(event(7, inbound("Answered")));
    const believed = reduce(connected, read(connected, [outsider("Answered")]));

    test("a later read that tells of the party takes it back, and the call goes on", () => {
      const next = reduce(believed, read(believed, [outsider("Answered"), inbound("Answered")]));
      const { startedAt, connected: since } = sessionIn(connected);
      expect(callStateOf(sessionIn(next))).toBe("connected");
      expect(sessionIn(next)).toMatchObject({ startedAt, connected: since });
      expect(next.live.length).toBe(1);
    });

    test("an event does not, for it may be late: it leaves a doubt, which a 404 settles", () => {
      const doubted = reduce(believed, event(9, inbound("Hold")));
      expect(callStateOf(sessionIn(doubted))).toBe("ended");
      expect(sessionIn(doubted).doubtful).toBe(true);
      const gone = { type: "session-gone", id, eventsAtRequest: 2, receivedAt: now } as const;
      expect(sessionIn(reduce(doubted, gone))).toMatchObject({ doubtful: false });
      expect(reduce(doubted, { ...gone, eventsAtRequest: 1 })).toBe(doubted);
    });

    test("an event of another own party leaves the same doubt", () => {
      const doubted = reduce(believed, event(9, inbound("Proceeding", { id: "5" })));
      expect(callStateOf(sessionIn(doubted))).toBe("ended");
      expect(sessionIn(doubted).doubtful).toBe(true);
    });

    test("a report replaces the belief, and is final", () => {
      const reported = reduce(believed, event(6, inbound("Gone", { reason: "BlindTransfer" })));
      const [own] = sessionIn(reported).parties;
      expect(own?.status.value).toEqual({ kind: "gone", word: "Gone", reason: "BlindTransfer" });
      const later = reduce(reported, read(reported, [inbound("Answered")]));
      expect(callStateOf(sessionIn(later))).toBe("ended");
    });
  });

  test("a read that says what is known changes nothing", () => {
    const first = after(event(7, inbound("Answered")));
    const state = reduce(first, read(first, [inbound("Answered"), outsider("Answered")]));
    expect(reduce(state, read(state, [inbound("Answered"), outsider("Answered")]))).toBe(state);
  });

  test("a call that is first known by a read began when the service says, never in the future", () => {
    const state = emptyState(self);
    const started = (creationTime: string) => {
      const session = sessionRead("s-1", [inbound("Answered")], creationTime);
      const next = { type: "session-read", session, eventsAtRequest: 0, receivedAt: now } as const;
      return sessionIn(reduce(state, next));
    };
    expect(started("2026-03-02T09:15:00.000Z")).toMatchObject({
      startedAt: now - 5 * 60_000,
      connected: { at: now - 5 * 60_000 },
    });
    expect(started("2026-03-02T09:15:00.000+0000").startedAt).toBe(now - 5 * 60_000);
    expect(started("2031-01-01T00:00:00.000Z").startedAt).toBe(now);
    expect(started("yesterday").startedAt).toBe(now);
  });
});

describe("presence", () => {
  test("fills in a name and an earlier start, and erases nothing", () => {
    const empty = emptyState(self);
    const nameless = inbound("Answered", { from: { phoneNumber: "+15550100177" } });
    const state = reduce(empty, read(empty, [nameless]));
    const presence = presenceOf({
      telephonySessionId: "s-1",
      fromName: "Marlow Finch",
      toName: "Somebody else",
      startTime: "2026-03-02T09:14:00.000+0000",
    });
    const session = sessionIn(reduce(state, { type: "presence", presence, receivedAt: now }));
    expect(session.startedAt).toBe(now - 6 * 60_000);
    expect(session.parties[0]?.facts.fromName?.value).toBe("Marlow Finch");
    expect(session.parties[0]?.facts.toName?.value).toBe("Avery Quill");
  });

  test("ends and begins no call", () => {
    const state = after(event(7, inbound("Answered")));
    for (const presence of [
      presenceOf(),
      presenceOf({ telephonySessionId: "s-1", telephonyStatus: "NoCall" }),
      presenceOf({ telephonySessionId: "s-9", telephonyStatus: "Ringing" }),
    ]) {
      expect(reduce(state, { type: "presence", presence, receivedAt: now })).toBe(state);
    }
  });
});

describe("reaching a person", () => {
  const toRowan = { to: { phoneNumber: "113" } };
  const rowan = (code: string): PartyWords => ({
    direction: "Inbound",
    extensionId: rowanId,
    to: { phoneNumber: "113", name: "Rowan Pike" },
    id: "2",
    code,
  });

  test("an internal call that is Answered is still dialing until the other party is", () => {
    const state = after(
      event(2, outbound("Setup", toRowan)),
      event(4, outbound("Answered", toRowan)),
    );
    expect(callStateOf(sessionIn(state))).toBe("dialing");
    const ringing = reduce(
      state,
      read(state, [outbound("Answered", toRowan), rowan("Proceeding")]),
    );
    expect(callStateOf(sessionIn(ringing))).toBe("dialing");
    const reached = reduce(
      ringing,
      read(ringing, [outbound("Answered", toRowan), rowan("Answered")]),
    );
    expect(sessionIn(reached)).toMatchObject({ connected: { by: "other", at: now + 5_000 } });
    expect(callStateOf(sessionIn(reached))).toBe("connected");
  });

  test.each([
    ["the company number", { to: { phoneNumber: companyNumber } }],
    ["the company number and an extension", { to: { phoneNumber: `${companyNumber}*113` } }],
    ["an extension by id", { to: { phoneNumber: "+15550100113", extensionId: rowanId } }],
    ["a destination that is not told", { to: {} }],
  ])("%s that is Answered is still dialing", (_name, to) => {
    expect(stateAfter(event(4, outbound("Answered", to)))).toBe("dialing");
  });

  test("an outside number that is Answered is a person", () => {
    expect(stateAfter(event(6, outbound("Answered")))).toBe("connected");
  });

  test("an outside number that turns out to be a colleague who still rings is dialing again", () => {
    const state = after(event(4, outbound("Answered")));
    const next = reduce(state, read(state, [outbound("Answered"), rowan("Proceeding")]));
    expect(callStateOf(sessionIn(next))).toBe("dialing");
  });

  test("once a person was reached, later parties do not make it dialing again", () => {
    const state = after(event(4, outbound("Answered", toRowan)));
    const reached = reduce(state, read(state, [outbound("Answered", toRowan), rowan("Answered")]));
    const next = reduce(
      reached,
      read(reached, [outbound("Answered", toRowan), rowan("Disconnected")]),
    );
    expect(callStateOf(sessionIn(next))).toBe("connected");
  });

  test("the queue's own party is not the user's", () => {
    const queue = inbound("Setup", { id: "2", extensionId: helpDeskId });
    expect(after(event(3, queue)).live.length).toBe(1);
    expect(sessionIn(after(event(3, queue))).ownId).toBeUndefined();
  });
});
