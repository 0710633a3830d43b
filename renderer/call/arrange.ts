import type { AppSnapshot, CallView } from "../../contract/call-view.ts";

/** Which call is drawn where. Every call of the snapshot is in exactly one place. */
export interface Arrangement {
  /** Calls that the user may answer, oldest first; above everything else. */
  readonly ringing: readonly CallView[];
  /** The one drawn large with all its controls. */
  readonly main: CallView | undefined;
  /** The rest, oldest first. */
  readonly others: readonly CallView[];
}

const rank = ["connected", "held", "dialing", "unknown", "ringing", "parked", "ended"] as const;

/**
 * The target of presses is drawn large; where it rings or is absent, the newest of the liveliest
 * other calls is, so that a second ring never takes the place of the call in hand.
 */
export function arrange(snapshot: AppSnapshot): Arrangement {
  const ringing = snapshot.calls.filter(
    (call) => call.state === "ringing" && call.direction === "inbound",
  );
  const settled = snapshot.calls.filter((call) => !ringing.includes(call));
  const target = settled.find((call) => call.telephonySessionId === snapshot.targetId);
  const main = target ?? liveliest(settled);
  return { ringing, main, others: settled.filter((call) => call !== main) };
}

function liveliest(calls: readonly CallView[]): CallView | undefined {
  return calls
    .toSorted((a, b) => rank.indexOf(a.state) - rank.indexOf(b.state) || b.startedAt - a.startedAt)
    .at(0);
}
