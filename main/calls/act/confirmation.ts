/**
 * Waits for the proof of an attempt. Usually the service's event brings it in time; if not, the
 * session is read, a few times, and then the wait is over. A read that fails says nothing, so it is
 * made again, ever more rarely, for as long as the call lives. Nothing is ever sent again.
 */
import type { TelephonySessionId } from "../../../contract/ids.ts";
import { done, type Result } from "../../../contract/result.ts";
import { isPending } from "../../../telephony/actions/attempts.ts";
import { operations } from "../../../telephony/actions/operations.ts";
import type { ActionTrack, TelephonySession } from "../../../telephony/session/session.ts";
import { readWaitMs } from "../sync/read-retry.ts";
import type { CallStore } from "../state/call-store.ts";
import type { Clock } from "../../timing/clock.ts";
import type { SessionReader } from "../sync/session-reader.ts";

export interface Confirmation {
  /** Starts waiting; `over` is told when reads did not prove it either. */
  await(id: TelephonySessionId, actionId: number, over: (track: ActionTrack) => void): void;
  dispose(): void;
}

/**
 * How long after the answer (then after each read) the session is read; `undefined` when it was read
 * often enough.
 */
function readDelayMs(
  session: TelephonySession,
  track: ActionTrack,
  reads: number,
): number | undefined {
  if (track.phase === "unknown") return [0, 3_000, 6_000][reads];
  return operations[track.kind].nextReadMs({ session, track }, reads);
}

export function createConfirmation(options: {
  readonly store: CallStore;
  readonly reader: SessionReader;
  readonly clock: Clock;
}): Confirmation {
  const { store, reader, clock } = options;
  const waits = new Map<number, { readonly id: TelephonySessionId; cancel: () => void }>();

  const pendingTrack = (id: TelephonySessionId, actionId: number): ActionTrack | undefined =>
    store.session(id)?.tracks.find((track) => track.actionId === actionId && isPending(track));

  const unsubscribe = store.touched.add((id) => {
    for (const [actionId, wait] of waits) {
      if (wait.id === id && pendingTrack(id, actionId) === undefined) {
        wait.cancel();
        waits.delete(actionId);
      }
    }
  });

  return {
    await: (id, actionId, over) => {
      const session = store.session(id);
      const track = pendingTrack(id, actionId);
      if (session === undefined || track === undefined) return;
      let reads = 0;
      const wait = { id, cancel: () => {} };
      waits.get(actionId)?.cancel();
      waits.set(actionId, wait);
      const readAfter = (delayMs: number, failures: number): void => {
        const read = (): void => void reader.read(id).then((answer) => proceed(answer, failures));
        if (delayMs === 0) read();
        else wait.cancel = clock.after(delayMs, read);
      };
      const proceed = (answer: Result<undefined>, failures: number): void => {
        const pending = pendingTrack(id, actionId);
        if (waits.get(actionId) !== wait || pending === undefined) return;
        if (!answer.ok) {
          readAfter(readWaitMs(failures, answer.error), failures + 1);
          return;
        }
        const now = store.session(id) ?? session;
        const delayMs = readDelayMs(now, pending, reads);
        reads += 1;
        if (delayMs !== undefined) {
          readAfter(delayMs, 0);
          return;
        }
        waits.delete(actionId);
        over(pending);
      };
      proceed(done(undefined), 0);
    },
    dispose: () => {
      unsubscribe();
      for (const wait of waits.values()) wait.cancel();
      waits.clear();
    },
  };
}
