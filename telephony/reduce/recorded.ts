/** How a call is recorded, as this machine has seen it: since when, and for how long nothing was. */
import { recordingState } from "../actions/capabilities.ts";
import { ownParty } from "../session/own-call.ts";
import type { Recorded, TelephonySession } from "../session/session.ts";

/**
 * The same object while nothing changes. `at`: now; `wasThere`: the call was known before without a
 * recording, so that this one begins now.
 */
export function recordedOf(
  session: TelephonySession,
  { at, wasThere }: { readonly at: number; readonly wasThere: boolean },
): Recorded | undefined {
  const state = recordingState(ownParty(session));
  const before = session.recorded;
  if (before === undefined) {
    if (state === "off") return undefined;
    const begun: Recorded = { gapMs: 0, ...(wasThere ? { since: at } : {}) };
    return state === "paused" ? { ...begun, pausedSince: at } : begun;
  }
  const { pausedSince, ...rest } = before;
  if ((state === "paused") === (pausedSince !== undefined)) return before;
  if (pausedSince === undefined) return { ...before, pausedSince: at };
  return { ...rest, gapMs: gapUntil(before, at) };
}

/** All that is missing from the recording so far, in milliseconds. */
const gapUntil = ({ gapMs, pausedSince }: Recorded, at: number): number =>
  gapMs + (pausedSince === undefined ? 0 : Math.max(0, at - pausedSince));
