/** The reader of what is to be called anew: as of a transfer, with what only a call has. */
import type { DialReading } from "../../../contract/dialing.ts";
import type { TypedTarget } from "../../../contract/intent.ts";
import { done, failed, type Result } from "../../../contract/result.ts";
import type { WireNumber } from "../../../telephony/wire/call-operations.ts";
import { confirmOf, type Dialled, type DialFacts, find, refused } from "./read-target.ts";

/**
 * How an entry is read as the goal of a new call. It is always asked about, once, and an emergency
 * number twice: the reading of an entry that carries the first `confirm` asks with the second.
 */
export function readDial(to: TypedTarget, facts: DialFacts): DialReading {
  const found = findCall(to, facts);
  if ("verdict" in found) return found;
  return { verdict: "asks", destination: found.destination, ...questionOf(found, to) };
}

/** What goes out for a new call; nothing that was not confirmed as it is read now. */
export function dialTargetOf(to: TypedTarget, facts: DialFacts): Result<WireNumber> {
  const found = findCall(to, facts);
  if ("verdict" in found) return failed({ code: "not-dialable", because: found.because });
  const { doubt, confirm } = questionOf(found, to);
  return to.confirm === confirm ? done(found.wire) : failed({ code: "not-confirmed", doubt });
}

function findCall(to: TypedTarget, facts: DialFacts): ReturnType<typeof find> {
  const found = find(to, facts);
  if ("verdict" in found) return found;
  return isOwn(found, facts) ? refused("yourself") : found;
}

const isOwn = ({ wire }: Dialled, { extensionNumber }: DialFacts): boolean =>
  "extensionNumber" in wire && wire.extensionNumber === extensionNumber;

/** What is asked now, of an entry that may have been said yes to before. */
function questionOf(found: Dialled, to: TypedTarget) {
  const { doubt = "new-call" } = found;
  const once = confirmOf(found);
  const twice = `${once} ${once}`;
  const isAskedAgain = doubt === "emergency-call" && (to.confirm === once || to.confirm === twice);
  return isAskedAgain
    ? ({ doubt: "emergency-address", confirm: twice } as const)
    : { doubt, confirm: once };
}
