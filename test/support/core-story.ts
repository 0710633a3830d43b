/** Stories of one session for the call core: its events and reads, and what it comes to. */
import type { CoreEvent } from "../../telephony/reduce/core-event.ts";
import { callStateOf } from "../../telephony/session/own-call.ts";
import { emptyState, eventsOf, reduce } from "../../telephony/reduce/reduce.ts";
import {
  anySession,
  type CoreState,
  type TelephonySession,
} from "../../telephony/session/session.ts";
import {
  asSessionId,
  averyId,
  companyNumber,
  type PartyWords,
  sessionEvent,
  sessionRead,
} from "./wire-messages.ts";

export const now = Date.parse("2026-03-02T09:20:00.000Z");
export const self = { extensionId: averyId, companyNumber };
export const id = asSessionId("s-1");

export const event = (sequence: number, words: PartyWords, receivedAt = now): CoreEvent => ({
  type: "session-event",
  event: sessionEvent("s-1", sequence, words),
  receivedAt,
});

/** As begun in `state`, unless `eventsAtRequest` says otherwise. */
export const read = (
  state: CoreState,
  parties: readonly PartyWords[],
  eventsAtRequest = eventsOf(state, id),
): CoreEvent => ({
  type: "session-read",
  session: sessionRead("s-1", parties),
  eventsAtRequest,
  receivedAt: now + 5_000,
});

export const after = (...events: readonly CoreEvent[]): CoreState =>
  events.reduce(reduce, emptyState(self));

export const sessionIn = (state: CoreState): TelephonySession => {
  const session = anySession(state, id);
  if (session === undefined) throw new Error("the session is not known");
  return session;
};

export const stateAfter = (...events: readonly CoreEvent[]) =>
  callStateOf(sessionIn(after(...events)));
