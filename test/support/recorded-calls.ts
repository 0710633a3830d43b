/** Random lives of calls, put through a real call store, for what records and replays them. */
import fc from "fast-check";

import type { CallView } from "../../contract/call-view.ts";
import type { ConnectionView } from "../../contract/app-snapshot.ts";
import type { AppError } from "../../contract/result.ts";
import type { CallObserver } from "../../main/calls/state/call-observer.ts";
import { CallStore } from "../../main/calls/state/call-store.ts";
import { formatNumber } from "../../main/calls/dialing/phone-number.ts";
import type { CoreEvent } from "../../telephony/reduce/core-event.ts";
import { eventsOf } from "../../telephony/reduce/reduce.ts";
import { callViewOf, type ViewContext } from "../../telephony/view/call-view.ts";
import { anySession, type TelephonySession } from "../../telephony/session/session.ts";
import {
  asPartyId,
  asSessionId,
  averyId,
  companyNumber,
  type PartyWords,
  presenceOf,
  rowanId,
  sessionEvent,
  sessionRead,
} from "./wire-messages.ts";

/** Personal data that is sent, each in its form on the wire; none of it may be recorded. */
export const personal = {
  names: ["Marlow Finch", "Avery Quill", "Rowan Pike", "Help Desk", "Quill Reception"],
  numbers: ["+15550100177", "+15550100123", companyNumber],
  extensions: ["113", "4417"],
  ids: [averyId, rowanId, "800100001", "rec-90017", "s-a1b2c3", "s-d4e5f6"],
  secrets: ["req-8c41d2", "Marlow Finch hung up on Avery Quill"],
} as const;

export const sessions = ["s-a1b2c3", "s-d4e5f6"] as const;

/** One thing that happens to a call service. */
export type Moment =
  | { readonly do: "event" | "read"; readonly session: string; readonly parties: PartyWords[] }
  | { readonly do: "gone"; readonly session: string }
  | { readonly do: "presence"; readonly session: string; readonly name: string }
  | { readonly do: "act"; readonly session: string; readonly kind: "mute" | "unmute" | "hold" }
  | { readonly do: "answer"; readonly type: AnswerType }
  | { readonly do: "connection"; readonly state: ConnectionView["state"] }
  | { readonly do: "pause"; readonly lasts: boolean }
  | { readonly do: "clock"; readonly byMs: number }
  | { readonly do: "facts"; readonly flip: boolean; readonly named: boolean };

const answers = ["action-accepted", "action-unknown", "action-unproved", "action-failed"] as const;
type AnswerType = (typeof answers)[number];

const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const code = fc.constantFrom(
  ...["Setup", "Proceeding", "Answered", "Answered", "Hold", "Parked", "Disconnected", "Gone"],
  ...["VoiceMail", "Tds", "Zed"],
);
const name = fc.constantFrom(...personal.names, "anonymous");
const number = fc.constantFrom(
  ...[...personal.numbers, ...personal.extensions, `${companyNumber}*113`, "anonymous"],
  ...["conference", "conf_d41a"],
);
const identity = fc.oneof(
  fc.record({ id: fc.constantFrom("2", "3"), extensionId: maybe(fc.constant(averyId)) }),
  fc.record({ id: fc.constantFrom("2", "3", "10"), extensionId: fc.constant(averyId) }),
  fc.record({ id: fc.constantFrom("1", "4"), extensionId: maybe(fc.constant(rowanId)) }),
);
const party: fc.Arbitrary<PartyWords> = fc
  .tuple(
    identity,
    fc.record({
      code,
      direction: maybe(fc.constantFrom("Inbound", "Outbound")),
      reason: maybe(fc.constantFrom("CallFlip", "AttendedTransfer")),
      from: maybe(fc.record({ name: maybe(name), phoneNumber: maybe(number) })),
      to: fc.record({
        name: maybe(name),
        phoneNumber: maybe(number),
        deviceId: maybe(fc.constant("800100001")),
      }),
      parkData: maybe(fc.constant("*801")),
      origin: maybe(fc.constantFrom("RingOut", "RingMe", "Conference", "Zed")),
      ringOutRole: maybe(fc.constantFrom("Initiator", "Target", "Zed")),
      conferenceRole: fc.option(fc.constantFrom("Host", "Participant"), {
        nil: undefined,
        freq: 9,
      }),
      muted: maybe(fc.boolean()),
      queueCall: maybe(fc.boolean()),
      recordings: maybe(
        fc.array(fc.record({ id: fc.constant("rec-90017"), active: fc.boolean() }), {
          maxLength: 1,
        }),
      ),
    }),
  )
  .map(([who, what]) => ({ ...what, ...who }));
const session = fc.constantFrom(...sessions);
const parties = fc.array(party, { minLength: 1, maxLength: 3 });

const moment: fc.Arbitrary<Moment> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant("event" as const), session, parties }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("read" as const), session, parties }) },
  fc.record({ do: fc.constant("gone" as const), session }),
  fc.record({ do: fc.constant("presence" as const), session, name }),
  fc.record({
    ...{ do: fc.constant("act" as const), session },
    kind: fc.constantFrom("mute" as const, "unmute" as const, "hold" as const),
  }),
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant("answer" as const), type: fc.constantFrom(...answers) }),
  },
  fc.record({
    do: fc.constant("connection" as const),
    state: fc.constantFrom("live" as const, "stale" as const),
  }),
  fc.record({ do: fc.constant("pause" as const), lasts: fc.boolean() }),
  fc.record({ do: fc.constant("clock" as const), byMs: fc.constantFrom(-600_000, 600_000) }),
  fc.record({ do: fc.constant("facts" as const), flip: fc.boolean(), named: fc.boolean() }),
);

export const lives = fc.array(moment, { minLength: 1, maxLength: 60 });

const failure: AppError = {
  ...{ code: "service", status: 403, serviceCode: "TAS-106" },
  requestId: "req-8c41d2",
};

/** A call store that lives through moments, 100 ms apart, and is watched by `observer`. */
export class LivingStore {
  readonly store: CallStore;
  readonly #observer: CallObserver;
  #now = Date.parse("2026-03-02T09:20:00.000Z");
  #sequence = 1;
  #lastAction: { id: ReturnType<typeof asSessionId>; actionId: number } | undefined;
  #actionId = 0;
  /** When the store first knew each session. */
  readonly births = new Map<string, number>();
  #contexts = contextsOf({ flip: true, named: true });
  #isPaused = false;

  constructor(observe: (now: () => number) => CallObserver) {
    this.#observer = observe(() => this.#now);
    this.store = new CallStore({
      self: this.#contexts.usual.self,
      context: (isPaused) => this.#contexts[isPaused ? "paused" : "usual"],
      connection: { state: "live", since: this.#now },
      observer: this.#observer,
    });
    this.store.setConnection({ state: "live", since: this.#now });
  }

  /** The last view of the call, while it lives or after its end. */
  viewOf(id: string): CallView | undefined {
    const found = this.#session(id);
    const context = this.#contexts[this.#isPaused ? "paused" : "usual"];
    return found === undefined ? undefined : callViewOf(found, context);
  }

  #session(id: string): TelephonySession | undefined {
    return anySession(this.store.state, asSessionId(id));
  }

  live(what: Moment): void {
    this.#now += 100;
    switch (what.do) {
      case "connection":
        this.store.setConnection({ state: what.state, since: this.#now });
        break;
      case "pause":
        this.#isPaused = what.lasts;
        this.store.setPause(what.lasts ? { until: this.#now + 60_000 } : undefined);
        break;
      case "clock":
        this.store.clockSet({ byMs: what.byMs, upTo: this.#now });
        this.#now += what.byMs;
        break;
      case "facts":
        this.#contexts = contextsOf(what);
        this.store.apply({ type: "self", self: this.#contexts.usual.self });
        this.store.recompute();
        break;
      default: {
        const event = this.#eventOf(what);
        if (event !== undefined) this.store.apply(event);
      }
    }
    for (const id of sessions) {
      if (!this.births.has(id) && this.#session(id) !== undefined) this.births.set(id, this.#now);
    }
  }

  #eventOf(
    what: Exclude<Moment, { do: "connection" | "pause" | "clock" | "facts" }>,
  ): CoreEvent | undefined {
    const at = this.#now;
    if (what.do === "answer") return this.#answer(what.type);
    const id = asSessionId(what.session);
    const read = { eventsAtRequest: eventsOf(this.store.state, id), receivedAt: at };
    switch (what.do) {
      case "event":
        this.#sequence += 1;
        return {
          type: "session-event",
          event: sessionEvent(what.session, this.#sequence, ...what.parties),
          receivedAt: at,
        };
      case "read":
        return { type: "session-read", session: sessionRead(what.session, what.parties), ...read };
      case "gone":
        return { type: "session-gone", id, ...read };
      case "presence":
        return {
          type: "presence",
          presence: presenceOf({
            telephonySessionId: what.session,
            fromName: what.name,
            from: "+15550100123",
            startTime: "2026-03-02T09:14:00.000Z",
          }),
          receivedAt: at,
        };
      case "act": {
        this.#actionId += 1;
        this.#lastAction = { id, actionId: this.#actionId };
        const control = what.kind === "hold" ? "hold" : "mute";
        const track = {
          control,
          kind: what.kind,
          partyId: asPartyId(`p-${what.session}-3`),
        } as const;
        return { type: "action-sent", ...this.#lastAction, at, track };
      }
    }
  }

  #answer(type: AnswerType): CoreEvent | undefined {
    if (this.#lastAction === undefined) return undefined;
    const life = { ...this.#lastAction, at: this.#now };
    return type === "action-failed" ? { ...life, type, error: failure } : { ...life, type };
  }
}

/** The same two objects until the facts change, as of `contextSource`. */
function contextsOf(facts: { readonly flip: boolean; readonly named: boolean }) {
  const usual = contextOf(facts);
  return { usual, paused: { ...usual, facts: { ...usual.facts, servicePaused: true } } };
}

function contextOf(facts: { readonly flip: boolean; readonly named: boolean }): ViewContext {
  return {
    facts: {
      callControlGranted: true,
      features: { park: true, recording: true, flip: facts.flip },
      flipTargets: [{ callFlipId: "1", label: "Marlow Finch" }],
      parkLocations: [],
      devices: [{ online: true }],
    },
    self: { extensionId: averyId, companyNumber },
    formatNumber: (number) => formatNumber(number, { country: "US", isGuessed: false }),
    nameOfExtension: (numberOrId) =>
      facts.named && ["113", rowanId].includes(numberOrId) ? "Rowan Pike" : undefined,
  };
}
