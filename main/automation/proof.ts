/** Waits until an event has proved what the service accepted, for a script that goes on from there. */
import type { AppSnapshot } from "../../contract/app-snapshot.ts";
import type { TelephonySessionId } from "../../contract/ids.ts";
import { type ActionKind, controlOf } from "../../contract/operations.ts";
import type { AppError } from "../../contract/result.ts";
import type { Clock } from "../timing/clock.ts";

/** How long an event may take to prove an action, in milliseconds. */
export const longestProofMs = 15_000;

/** `unseen`: no event has come in time. */
export type Proof =
  | { readonly proof: "seen" | "unseen" }
  | { readonly proof: "failed"; readonly error: AppError; readonly to?: string | undefined };

export interface ProofOptions {
  readonly snapshot: () => AppSnapshot;
  readonly subscribe: (listener: () => void) => () => void;
  readonly clock: Clock;
}

/** Those after which the call is no longer among the user's. */
const takeAway: ReadonlySet<ActionKind> = new Set(["transfer", "park", "flip", "decline", "end"]);

export interface Accepted {
  readonly telephonySessionId: TelephonySessionId;
  /** As the intent named it; of a toggle either of its two. */
  readonly kind: ActionKind;
}

/** Settles at the latest after `longestProofMs`; `stop` settles it at once, as not seen. */
export function waitForProof(
  accepted: Accepted,
  { snapshot, subscribe, clock }: ProofOptions,
): { readonly proof: Promise<Proof>; readonly stop: () => void } {
  const { promise, resolve } = Promise.withResolvers<Proof>();
  const undo: (() => void)[] = [];
  const end = (proof: Proof): void => {
    resolve(proof);
    for (const one of undo.splice(0)) one();
  };
  const look = (): void => {
    const proof = proofIn(snapshot(), accepted);
    if (proof !== undefined) end(proof);
  };
  undo.push(subscribe(look));
  undo.push(clock.after(longestProofMs, () => end({ proof: "unseen" })));
  look();
  return { proof: promise, stop: () => end({ proof: "unseen" }) };
}

function proofIn(
  { calls }: AppSnapshot,
  { telephonySessionId, kind }: Accepted,
): Proof | undefined {
  const call = calls.find((one) => one.telephonySessionId === telephonySessionId);
  if (call === undefined) {
    if (takeAway.has(kind)) return { proof: "seen" };
    return { proof: "failed", error: { code: "call-gone" } };
  }
  const { life } = call.controls[controlOf[kind]];
  // Idle again: it was so already, or the proof came before the service's answer.
  if (life.phase === "seen" || life.phase === "idle") return { proof: "seen" };
  if (life.phase === "failed") return { proof: "failed", error: life.error, to: life.to };
  return undefined;
}
