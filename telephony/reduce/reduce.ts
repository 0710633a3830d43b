/**
 * The call core: `reduce(state, event)` is pure and total. It never throws, reads no clock, and
 * returns the very same state when an event changes nothing.
 *
 * | status of the own party | inbound | outbound |
 * |---|---|---|
 * | Setup, Proceeding | ringing | dialing |
 * | Answered | connected | dialing until a person is known to be reached, then connected |
 * | Hold | held | held |
 * | Parked | parked | parked |
 * | VoiceMail, FaxReceive, Disconnected, Gone | ended, unless another own party lives | the same |
 * | VoiceMailScreening, any other word | unknown, shown with the service's word | the same |
 *
 * | input | does |
 * |---|---|
 * | `session-event` | merges the parties by sequence (`ordering.ts`); unknown sessions begin here |
 * | `session-read` | merges a REST read; parties that an event touched meanwhile keep their state |
 * | `session-gone` | ends the session, unless an event arrived since the read was begun |
 * | `presence` | fills in names, numbers and an earlier start; begins and ends nothing |
 * | `action-…` | the life of our attempts; late answers to a replaced attempt change nothing |
 * | `time` | forgets ended sessions that are old enough |
 * | `clock-set` | moves every instant along, so that no call changes its age |
 * | `self` | another extension begins empty; a changed company number is only taken over |
 */
import type { TelephonySessionId } from "../../contract/ids.ts";
import { reduceAction } from "./action-life.ts";
import { moveInstants } from "./clock-set.ts";
import type { CoreEvent } from "./core-event.ts";
import { newSession } from "./new-session.ts";
import { forgetOldEndings, withoutSession } from "../session/ordering.ts";
import { mergePresence, mergeSessionRead, sessionWentAway } from "./reconcile.ts";
import {
  anySession,
  findSession,
  type CoreState,
  type Party,
  type Self,
  type TelephonySession,
  type Sessions,
} from "../session/session.ts";
import { withFewerParties, withFewerSessions } from "../session/bounds.ts";
import { mergeParty } from "../session/party.ts";
import { settle } from "./settle.ts";
import type { WirePresence, WireSessionEvent } from "../wire/messages.ts";
import { assertNever } from "../../contract/assert-never.ts";

export const emptyState = (self: Self): CoreState => ({
  self,
  live: [],
  leftOut: [],
  ended: [],
});

export function reduce(state: CoreState, event: CoreEvent): CoreState {
  switch (event.type) {
    case "session-event":
      return onSessionEvent(state, event.event, event.receivedAt);
    case "session-read": {
      const before = anySession(state, event.session.id);
      const after = mergeSessionRead(before, event, state.self);
      return store(state, before, { after, at: event.receivedAt });
    }
    case "session-gone": {
      const before = anySession(state, event.id);
      if (before === undefined) return state;
      const after = sessionWentAway(before, event, state.self);
      return store(state, before, { after, at: event.receivedAt });
    }
    case "presence":
      return onPresence(state, event.presence, event.receivedAt);
    case "action-armed":
    case "action-counting":
    case "action-sent": {
      const before = findSession(state.live, event.id);
      return before === undefined
        ? state
        : store(state, before, { after: reduceAction(before, event), at: event.at });
    }
    case "action-accepted":
    case "action-unknown":
    case "action-unproved":
    case "action-dropped":
    case "action-failed": {
      // The answer to what ended the call comes when it has ended already.
      const before = anySession(state, event.id);
      return before === undefined
        ? state
        : store(state, before, { after: reduceAction(before, event), at: event.at });
    }
    case "time":
      return forgetOldEndings(state, event.at);
    case "clock-set":
      return moveInstants(state, event);
    case "self":
      return onSelf(state, event.self);
    default:
      return assertNever(event, "event");
  }
}

/** How many events changed the session so far; a read takes the number along. */
export const eventsOf = (state: CoreState, id: TelephonySessionId): number =>
  anySession(state, id)?.events ?? 0;

/** Puts the session where it now belongs. */
function store(
  state: CoreState,
  before: TelephonySession | undefined,
  { after, at }: { readonly after: TelephonySession | undefined; readonly at: number },
): CoreState {
  if (after === undefined || after === before) return state;
  const wasEnded = before?.ended !== undefined;
  if (after.ended === undefined) {
    const ended = wasEnded ? withoutSession(state.ended, after.id) : state.ended;
    const leftOut = withoutId(state.leftOut, after.id);
    return withFewerSessions({ ...state, ended, leftOut, live: withSession(state.live, after) });
  }
  const ended = withSession(state.ended, after);
  const leftOut = withoutId(state.leftOut, after.id);
  if (wasEnded) return { ...state, leftOut, ended };
  const live = before === undefined ? state.live : withoutSession(state.live, after.id);
  return forgetOldEndings({ ...state, live, leftOut, ended }, at);
}

/** The very same list when it is not in it. */
const withoutId = (
  ids: readonly TelephonySessionId[],
  id: TelephonySessionId,
): readonly TelephonySessionId[] => (ids.includes(id) ? ids.filter((one) => one !== id) : ids);

/** With this session, in place of one with the same id. */
function withSession(sessions: Sessions, session: TelephonySession): Sessions {
  const index = sessions.findIndex(({ id }) => id === session.id);
  return index < 0 ? [...sessions, session] : sessions.with(index, session);
}

function onSessionEvent(state: CoreState, event: WireSessionEvent, receivedAt: number): CoreState {
  const before = anySession(state, event.telephonySessionId);
  if (event.parties.length === 0) return state;
  const base = before ?? newSession(event.telephonySessionId, { at: receivedAt, by: "event" });
  const events = base.events + 1;
  let parties = base.parties;
  for (const wire of event.parties) {
    const known = parties.find((party) => party.id === wire.id);
    const report = { wire, sequence: event.sequence, source: "event" as const, events, receivedAt };
    parties = replaceParty(parties, known, mergeParty(known, report));
  }
  if (parties === base.parties) return state;
  const newest = event.sequence > base.sequence;
  const sequence = Math.max(base.sequence, event.sequence);
  const startedAt =
    base.startBy === "event" ? Math.min(base.startedAt, receivedAt) : base.startedAt;
  const origin = base.origin ?? event.origin?.type?.toLowerCase();
  const partiesLeftOut = Math.max(base.partiesLeftOut, event.partiesLeftOut ?? 0);
  const changed = withFewerParties(
    { ...base, origin, parties, partiesLeftOut, events, sequence, startedAt },
    state.self,
  );
  const after = settle(changed, state.self, { by: "event", at: receivedAt, newest });
  return store(state, before, { after, at: receivedAt });
}

function replaceParty(
  parties: readonly Party[],
  before: Party | undefined,
  after: Party,
): readonly Party[] {
  if (before === undefined) return [...parties, after];
  return before === after ? parties : parties.map((one) => (one === before ? after : one));
}

function onPresence(state: CoreState, presence: WirePresence, receivedAt: number): CoreState {
  const listed = new Set(presence.activeCalls?.map((call) => call.telephonySessionId));
  const leftOut = state.leftOut.filter((id) => listed.has(id));
  let next = leftOut.length === state.leftOut.length ? state : { ...state, leftOut };
  for (const call of presence.activeCalls ?? []) {
    if (call.telephonySessionId === undefined) continue;
    const before = findSession(next.live, call.telephonySessionId);
    if (before === undefined) continue;
    const after = mergePresence(before, call, receivedAt);
    next = store(next, before, { after, at: receivedAt });
  }
  return next;
}

function onSelf(state: CoreState, self: Self): CoreState {
  if (self.extensionId !== state.self.extensionId) return emptyState(self);
  return self.companyNumber === state.self.companyNumber ? state : { ...state, self };
}
