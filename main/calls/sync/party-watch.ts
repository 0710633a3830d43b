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
 * The same session is never read more often than every `spacingMs`.
 */
import type { TelephonySessionId } from "../../../contract/ids.ts";
import { callStateOf, isConference, ownParty } from "../../../telephony/session/own-call.ts";
import { findSession, type TelephonySession } from "../../../telephony/session/session.ts";
import type { CallStore } from "../state/call-store.ts";
import type { Clock } from "../../timing/clock.ts";
import type { SessionReader } from "./session-reader.ts";

/** Others' changes come in bursts; a person waits that long without noticing. */
const soonMs = 300;
const spacingMs = 2_000;
/** Six reads a minute, of the fifty that the service allows. */
const conferencePauseMs = 10_000;

export interface PartyWatch {
  dispose(): void;
}

interface Watched {
  /** The highest event number seen; 0 before the first. */
  sequence: number;
  /** When it was read last, on the clock that nobody sets. */
  readAt: number;
  cancel: () => void;
  /** When the read that is planned is due; `undefined` when none is. */
  dueAt: number | undefined;
}

export function createPartyWatch(options: {
  readonly store: CallStore;
  readonly reader: SessionReader;
  readonly clock: Clock;
}): PartyWatch {
  const { store, reader, clock } = options;
  const watched = new Map<TelephonySessionId, Watched>();

  function plan(id: TelephonySessionId, entry: Watched, inMs: number): void {
    const now = clock.elapsed();
    const dueAt = Math.max(now + inMs, entry.readAt + spacingMs);
    if (entry.dueAt !== undefined && entry.dueAt <= dueAt) return;
    entry.cancel();
    entry.dueAt = dueAt;
    entry.cancel = clock.after(dueAt - now, () => {
      entry.dueAt = undefined;
      entry.readAt = clock.elapsed();
      void reader.read(id).then(() => {
        if (watched.get(id) === entry) keepUp(id, entry);
      });
    });
  }

  /** A conference is looked at for as long as the user takes part. */
  function keepUp(id: TelephonySessionId, entry: Watched): void {
    const session = store.session(id);
    if (session !== undefined && takesPart(session) && isConference(session)) {
      plan(id, entry, conferencePauseMs);
    }
  }

  function forget(id: TelephonySessionId): void {
    watched.get(id)?.cancel();
    watched.delete(id);
  }

  function movedInto(id: TelephonySessionId): void {
    const ended = findSession(store.state.ended, id);
    const target = ended === undefined ? undefined : ownParty(ended)?.facts.movedTo?.value;
    const entry = target === undefined ? undefined : watched.get(target);
    if (target !== undefined && entry !== undefined) plan(target, entry, soonMs);
  }

  const unsubscribe = store.touched.add((id) => {
    const session = store.session(id);
    if (session === undefined || !takesPart(session)) {
      if (session === undefined && watched.has(id)) movedInto(id);
      forget(id);
      return;
    }
    const { sequence } = session;
    const entry = watched.get(id) ?? newlyWatched(sequence);
    const hasGap = entry.sequence > 0 && sequence > entry.sequence + 1;
    entry.sequence = sequence;
    watched.set(id, entry);
    if (hasGap) plan(id, entry, soonMs);
    else keepUp(id, entry);
  });

  return {
    dispose: () => {
      unsubscribe();
      for (const id of [...watched.keys()]) forget(id);
    },
  };
}

const newlyWatched = (sequence: number): Watched => ({
  ...{ sequence, readAt: Number.NEGATIVE_INFINITY },
  ...{ cancel: () => {}, dueAt: undefined },
});

function takesPart(session: TelephonySession): boolean {
  const state = callStateOf(session);
  return state === "connected" || state === "held";
}
