import fc from "fast-check";
import { describe, expect, test } from "vitest";

import {
  asSessionId,
  averyId,
  companyNumber,
  type PartyWords,
  rowanId,
  sessionEvent,
} from "../../test/support/wire-messages.ts";
import type { CoreEvent } from "./core-event.ts";
import { callStateOf } from "../session/own-call.ts";
import { emptyState, reduce } from "./reduce.ts";
import { callViewOf } from "../view/call-view.ts";
import { anySession, type CoreState, type TelephonySession } from "../session/session.ts";
import {
  parsePresence,
  parseSession,
  parseSessionEvent,
  type WireSessionEvent,
} from "../wire/messages.ts";

const self = { extensionId: averyId, companyNumber };
const id = asSessionId("s-1");

const code = fc.constantFrom(
  "Setup",
  "Proceeding",
  "Answered",
  "Hold",
  "Parked",
  "VoiceMailScreening",
  "Disconnected",
  "Gone",
  "VoiceMail",
  "Tds",
);
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });

/** Whose a party is does not change; an event may leave it unsaid. */
const identity = fc.oneof(
  fc.record({ id: fc.constant("1") }),
  fc.record({ id: fc.constantFrom("2", "3"), extensionId: maybe(fc.constant(averyId)) }),
  fc.record({ id: fc.constant("4"), extensionId: fc.constant(rowanId) }),
);

const saying = fc.record({
  code,
  direction: maybe(fc.constantFrom("Inbound", "Outbound")),
  from: fc.record({ name: maybe(fc.constantFrom("Marlow Finch", "Avery Quill")) }),
  to: fc.record({
    name: maybe(fc.constantFrom("Rowan Pike", "Help Desk")),
    phoneNumber: maybe(fc.constantFrom("113", "+15550100177")),
  }),
  muted: maybe(fc.boolean()),
  missedCall: maybe(fc.boolean()),
  recordings: maybe(
    fc.array(fc.record({ id: fc.constant("r-1"), active: fc.boolean() }), { maxLength: 2 }),
  ),
});

const words: fc.Arbitrary<PartyWords> = fc
  .tuple(identity, saying)
  .map(([who, what]) => ({ ...what, ...who }));

/** As the service numbers them: one sequence over all parties of the session. */
const events = fc
  .array(fc.tuple(words, fc.integer({ min: 1, max: 3 })), { minLength: 1, maxLength: 14 })
  .map((entries) => {
    let sequence = 1;
    return entries.map(([party, step]) => {
      sequence += step;
      return sessionEvent("s-1", sequence, party);
    });
  });

/** The same events in any order, each of them up to three times. */
const shuffled = events.chain((inOrder) =>
  fc.tuple(
    fc.constant(inOrder),
    fc.shuffledSubarray(
      inOrder.flatMap((event) => [event, event, event]),
      { minLength: inOrder.length * 3, maxLength: inOrder.length * 3 },
    ),
  ),
);

const play = (messages: readonly WireSessionEvent[]): CoreState =>
  messages.reduce(
    (state, event) => reduce(state, { type: "session-event", event, receivedAt: 1_000 }),
    emptyState(self),
  );

const known = (state: CoreState): TelephonySession | undefined => anySession(state, id);

/** All that the service said; what only tells in which order we heard it is left out. */
const substance = (state: CoreState) =>
  known(state)
    ?.parties.map(({ touched: _touched, ...party }) => party)
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));

describe("order of delivery", () => {
  test("any shuffle of repeated events ends in the same parties and the same own party", () => {
    fc.assert(
      fc.property(shuffled, ([inOrder, mixed]) => {
        expect(substance(play(mixed))).toEqual(substance(play(inOrder)));
        expect(known(play(mixed))?.ownId).toBe(known(play(inOrder))?.ownId);
      }),
      { numRuns: 200 },
    );
  });

  test("any shuffle shows the same call, unless it is left for a read to decide", () => {
    fc.assert(
      fc.property(shuffled, ([inOrder, mixed]) => {
        const [a, b] = [known(play(inOrder)), known(play(mixed))];
        if (a === undefined || b === undefined) throw new Error("the session is not known");
        const undecided = a.doubtful || b.doubtful;
        if (!undecided) expect(callStateOf(b)).toBe(callStateOf(a));
      }),
      { numRuns: 200 },
    );
  });

  test("repeating any event of the past changes nothing at all", () => {
    fc.assert(
      fc.property(events, fc.nat(), (inOrder, at) => {
        const state = play(inOrder);
        const event = inOrder[at % inOrder.length];
        if (event === undefined) throw new Error("there is always an event");
        expect(reduce(state, { type: "session-event", event, receivedAt: 9_000 })).toBe(state);
      }),
    );
  });
});

describe("ended calls", () => {
  test("no event and no read lets a party live again that was over", () => {
    fc.assert(
      fc.property(shuffled, ([, mixed]) => {
        const over = new Set<string>();
        let state = emptyState(self);
        for (const event of mixed) {
          state = reduce(state, { type: "session-event", event, receivedAt: 1_000 });
          for (const party of known(state)?.parties ?? []) {
            const isOver = ["disconnected", "gone", "voicemail"].includes(party.status.value.kind);
            expect(over.has(party.id) && !isOver).toBe(false);
            if (isOver) over.add(party.id);
          }
        }
      }),
    );
  });

  test("an ended call comes back only by an event that is newer than all before", () => {
    fc.assert(
      fc.property(shuffled, ([, mixed]) => {
        let state = emptyState(self);
        let highest = 0;
        for (const event of mixed) {
          const wasOver = known(state)?.ended !== undefined;
          state = reduce(state, { type: "session-event", event, receivedAt: 1_000 });
          const back = wasOver && known(state)?.ended === undefined;
          if (back) expect(event.sequence).toBeGreaterThan(highest);
          highest = Math.max(highest, event.sequence);
        }
      }),
    );
  });
});

describe("whatever the parsers let through", () => {
  const garbage = fc.anything({
    maxDepth: 1,
    withBigInt: true,
    withDate: true,
    withNullPrototype: true,
  });
  const text = fc.oneof(fc.string(), fc.constantFrom("Answered", "Hold", averyId, "Inbound", ""));
  const wildParty = fc.record(
    {
      id: fc.oneof(fc.constantFrom("p-1", "p-2"), garbage),
      status: fc.oneof(fc.record({ code: text, reason: garbage, parkData: garbage }), garbage),
      direction: fc.oneof(text, garbage),
      extensionId: fc.oneof(text, fc.integer(), garbage),
      owner: garbage,
      from: fc.oneof(fc.record({ name: text, phoneNumber: text }), garbage),
      to: garbage,
      muted: garbage,
      recordings: fc.oneof(fc.array(fc.record({ id: text, active: garbage })), garbage),
      park: garbage,
      missedCall: garbage,
      conferenceRole: garbage,
    },
    { requiredKeys: ["id", "status"] },
  );
  const wildEvent = fc.record({
    sequence: fc.oneof(fc.integer(), fc.double(), garbage),
    telephonySessionId: fc.oneof(fc.constantFrom("s-1", "s-2"), garbage),
    parties: fc.oneof(fc.array(wildParty, { maxLength: 4 }), garbage),
    eventTime: garbage,
  });
  const wildRead = fc.record({
    id: fc.oneof(fc.constantFrom("s-1", "s-2"), garbage),
    creationTime: garbage,
    parties: fc.oneof(fc.array(wildParty, { maxLength: 4 }), garbage),
  });
  const wildPresence = fc.record({
    telephonyStatus: garbage,
    activeCalls: fc.oneof(
      fc.array(
        fc.record({
          telephonySessionId: fc.constantFrom("s-1", "s-2"),
          from: garbage,
          startTime: text,
        }),
      ),
      garbage,
    ),
  });

  const asCoreEvent = (kind: number, input: readonly unknown[]): CoreEvent | undefined => {
    const receivedAt = 1_000;
    const [event, session, presence] = input;
    const parsedEvent = parseSessionEvent(event);
    const parsedRead = parseSession(session);
    const parsedPresence = parsePresence(presence);
    if (kind === 0 && parsedEvent.ok)
      return { type: "session-event", event: parsedEvent.value, receivedAt };
    if (kind === 1 && parsedRead.ok) {
      return { type: "session-read", session: parsedRead.value, eventsAtRequest: 0, receivedAt };
    }
    if (kind === 2 && parsedPresence.ok)
      return { type: "presence", presence: parsedPresence.value, receivedAt };
    return kind === 3 ? { type: "session-gone", id, eventsAtRequest: 0, receivedAt } : undefined;
  };

  const context = {
    facts: {
      callControlGranted: true,
      features: { park: true, recording: true, flip: true },
      flipTargets: [],
      parkLocations: [],
      devices: [],
    },
    self,
    formatNumber: (number: string) => number,
    nameOfExtension: () => undefined,
  };

  test("the reducer and the views never throw", () => {
    let applied = 0;
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(fc.integer({ min: 0, max: 3 }), fc.tuple(wildEvent, wildRead, wildPresence)),
          {
            maxLength: 8,
          },
        ),
        (entries) => {
          let state = emptyState(self);
          for (const [kind, input] of entries) {
            const event = asCoreEvent(kind, input);
            if (event === undefined) continue;
            applied += 1;
            state = reduce(state, event);
          }
          for (const session of [...state.live, ...state.ended]) {
            callViewOf(session, context);
          }
        },
      ),
      { numRuns: 150 },
    );
    expect(applied).toBeGreaterThan(30);
  });

  test("a sequence that is no whole number is refused by the parser", () => {
    const event = { telephonySessionId: "s-1", parties: [] };
    expect(parseSessionEvent({ ...event, sequence: Number.POSITIVE_INFINITY }).ok).toBe(false);
    expect(parseSessionEvent({ ...event, sequence: 1.5 }).ok).toBe(false);
    expect(parseSessionEvent({ ...event, sequence: 2 }).ok).toBe(true);
  });
});
