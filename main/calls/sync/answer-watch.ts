/**
 * Finds out when a person answers an outgoing call. An own party that is `Answered` has only
 * reached the destination's call handling, and the other party's answer is no event that an
 * extension gets: the session is read, with growing pauses, while this is open. Also reads a call
 * once when it rings (events do not name its queue, nor whose phones ring too) or becomes connected
 * (others may take part of whom no event tells), and an ended
 * session that an older event makes doubtful.
 */
import type { TelephonySessionId } from "../../../contract/ids.ts";
import { callStateOf, ownParty } from "../../../telephony/session/own-call.ts";
import { wayOf } from "../../../telephony/session/ring-out.ts";
import { type TelephonySession, findSession } from "../../../telephony/session/session.ts";
import type { CallStore } from "../state/call-store.ts";
import type { Clock } from "../../timing/clock.ts";
import type { SessionReader } from "./session-reader.ts";
import { createSessionWatch } from "./session-watch.ts";

/** At most 16 reads of one call in its first minute. */
const looks = {
  pausesMs: [700, 1_000, 1_500, 2_000, 3_000, 4_000, 5_000, 5_000, 5_000, 10_000],
  mostPerMinute: 20,
} as const;

export interface AnswerWatch {
  dispose(): void;
}

/** Live calls up to which each is read for itself; the presence of the service lists seven at most. */
export const mostCallsReadAlone = 10;

/** Whether call handling was reached and a person not yet. */
function isOpen(session: TelephonySession | undefined): boolean {
  if (session === undefined || callStateOf(session) !== "dialing") return false;
  return ownParty(session)?.status.value.kind === "answered";
}

/** Whether others may take part of whom nothing is known, since REST was never asked. */
function needsRead(session: TelephonySession | undefined): boolean {
  if (session === undefined || session.read) return false;
  const own = ownParty(session);
  if (own !== undefined && wayOf(session, own) === "unsure") return true;
  const state = callStateOf(session);
  return state === "connected" || state === "held" || state === "ringing";
}

export function createAnswerWatch(options: {
  readonly store: CallStore;
  readonly reader: SessionReader;
  readonly clock: Clock;
}): AnswerWatch {
  const { store, reader, clock } = options;
  const watch = createSessionWatch({ reader, clock, ...looks });
  /** Asked for once; a later event needs no second read. */
  const asked = new Set<TelephonySessionId>();

  /** A crowd is left to the reconcile: it would fill the minute with reads, which only that one bounds. */
  const isWorthARead = (doubtful: boolean, session: TelephonySession | undefined): boolean =>
    doubtful || (needsRead(session) && store.state.live.length <= mostCallsReadAlone);
  const unsubscribe = store.touched.add((id) => {
    const session = store.session(id);
    const open = isOpen(session);
    if (open && !watch.isFollowing(id)) watch.follow(id);
    if (!open) watch.leave(id);
    const doubtful = findSession(store.state.ended, id)?.doubtful === true;
    if (session === undefined && !doubtful) asked.delete(id);
    else if (!open && isWorthARead(doubtful, session) && !asked.has(id)) {
      asked.add(id);
      reader.readWithRetries(id);
    }
  });

  return {
    dispose: () => {
      unsubscribe();
      watch.dispose();
    },
  };
}
