import type { CallView } from "../../contract/call-view.ts";
import type { AppSnapshot, ConsultView } from "../../contract/app-snapshot.ts";

/** Which call is drawn where. Every call of the snapshot is in exactly one place. */
export interface Arrangement {
  /** A warm transfer: the call that waits, and the one that asks while it is there. */
  readonly pair: Pair | undefined;
  /** The call that has been waiting longest for an answer: it stands above everything else. */
  readonly ring: CallView | undefined;
  /** The one drawn large with all its controls. */
  readonly main: CallView | undefined;
  /** The rest, oldest first; also calls that ring behind the first one. */
  readonly others: readonly CallView[];
}

const rank = ["connected", "dialing", "held", "unknown", "ringing", "parked", "ended"] as const;

/** Calls that the user may answer. */
const ringsFor = (call: CallView): boolean =>
  call.state === "ringing" && call.direction === "inbound";

/**
 * The target of presses is drawn large; where it rings or is absent, the newest of the liveliest
 * other calls is, so that a second ring never takes the place of the call in hand.
 */
export function arrange(snapshot: AppSnapshot): Arrangement {
  const ring = snapshot.calls.find(ringsFor);
  const settled = snapshot.calls.filter((call) => !ringsFor(call));
  const target = settled.find((call) => call.telephonySessionId === snapshot.targetId);
  const main = target ?? liveliest(settled);
  const pair = pairIn(snapshot);
  const placed = [main, ring, pair?.first, pair?.asking];
  return { pair, ring, main, others: snapshot.calls.filter((call) => !placed.includes(call)) };
}

interface Pair {
  readonly consult: ConsultView;
  readonly first: CallView;
  readonly asking: CallView | undefined;
}

function pairIn({ calls, consult }: AppSnapshot): Pair | undefined {
  const first = calls.find((call) => call.telephonySessionId === consult?.firstId);
  if (consult === undefined || first === undefined) return undefined;
  const asking = calls.find((call) => call.telephonySessionId === consult.consultId);
  return { consult, first, asking };
}

function liveliest(calls: readonly CallView[]): CallView | undefined {
  return calls
    .toSorted((a, b) => rank.indexOf(a.state) - rank.indexOf(b.state) || b.startedAt - a.startedAt)
    .at(0);
}
