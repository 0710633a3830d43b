/**
 * Finds out who else takes part. An extension gets events of its own parties only, so a session is read
 * again when it is likely that others came or went:
 *
 * | sign | read |
 * |---|---|
 * | the call is a conference, in which people come and go | now and then, while it lasts |
 * | numbers are missing before an event: others did something meanwhile | soon, once |
 * | a call of the user's moved into it (`Gone` names it) | soon, once |
 *
 * The same session is never read more often than every two seconds.
 */
import type { TelephonySessionId } from "../../../contract/ids.ts";
import { callStateOf, isConference, ownParty } from "../../../telephony/session/own-call.ts";
import { findSession, type TelephonySession } from "../../../telephony/session/session.ts";
import type { CallStore } from "../state/call-store.ts";
import type { Clock } from "../../timing/clock.ts";
import { createReadPlanner } from "./read-planner.ts";
import type { SessionReader } from "./session-reader.ts";

/** Others' changes come in bursts; a person waits that long without noticing. */
const soonMs = 300;
const limits = { spacingMs: 2_000, mostPerMinute: 20 } as const;
/** Six reads a minute. */
const conferencePauseMs = 10_000;

export interface PartyWatch {
  dispose(): void;
}

export function createPartyWatch(options: {
  readonly store: CallStore;
  readonly reader: SessionReader;
  readonly clock: Clock;
}): PartyWatch {
  const { store, reader, clock } = options;
  const planner = createReadPlanner({ reader, clock, ...limits });
  /** The highest event number seen of each; 0 before the first. */
  const sequences = new Map<TelephonySessionId, number>();

  const readIn = (id: TelephonySessionId, ms: number): void =>
    planner.plan(id, ms, () => keepUp(id));

  /** A conference is looked at for as long as the user takes part. */
  function keepUp(id: TelephonySessionId): void {
    const session = store.session(id);
    if (session !== undefined && takesPart(session) && isConference(session)) {
      readIn(id, conferencePauseMs);
    }
  }

  function movedInto(id: TelephonySessionId): void {
    const ended = findSession(store.state.ended, id);
    const target = ended === undefined ? undefined : ownParty(ended)?.facts.movedTo?.value;
    if (target !== undefined && sequences.has(target)) readIn(target, soonMs);
  }

  const unsubscribe = store.touched.add((id) => {
    const session = store.session(id);
    const before = sequences.get(id);
    if (session === undefined || !takesPart(session)) {
      if (session === undefined && before !== undefined) movedInto(id);
      sequences.delete(id);
      planner.forget(id);
      return;
    }
    const { sequence } = session;
    sequences.set(id, sequence);
    const hasGap = before !== undefined && before > 0 && sequence > before + 1;
    if (hasGap) readIn(id, soonMs);
    else keepUp(id);
  });

  return {
    dispose: () => {
      unsubscribe();
      planner.dispose();
    },
  };
}

function takesPart(session: TelephonySession): boolean {
  const state = callStateOf(session);
  return state === "connected" || state === "held";
}
