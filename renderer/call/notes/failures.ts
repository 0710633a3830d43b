import type { CallView } from "../../../contract/call-view.ts";
import { type ActionKind, namedKind, type ControlKind } from "../../../contract/operations.ts";
import type { Explanation } from "../../../contract/i18n/explanation.ts";
import type { Words } from "../../../contract/i18n/words.ts";
import type { AppError } from "../../../contract/result.ts";
import type { Refusal } from "../../window-state.svelte.ts";

/** One failed attempt, ready to be shown; `key` tells it from the next one. */
export interface Failure extends Explanation {
  readonly key: string;
  readonly title: string;
}

interface Failed {
  readonly error: AppError;
  readonly to?: string | undefined;
}

function failureOf(
  { windowWords, operationName, explain }: Words,
  key: string,
  { kind, error, to }: Failed & { readonly kind: ActionKind },
): Failure {
  return { key, title: windowWords.call.failed(operationName(kind)), ...explain(error, to) };
}

/**
 * The newest failure of these controls of a call. A refusal by main (nothing was sent) shows only
 * where no attempt on the service failed, since main may record the same failure in both places.
 */
export function newestFailure(
  words: Words,
  call: CallView,
  {
    kinds,
    refusal,
  }: { readonly kinds: readonly ControlKind[]; readonly refusal: Refusal | undefined },
): Failure | undefined {
  const newest = kinds
    .map((kind) => call.controls[kind].life)
    .filter((life) => life.phase === "failed")
    .toSorted((a, b) => b.at - a.at)
    .at(0);
  if (newest !== undefined) {
    return failureOf(words, `${newest.kind}-${newest.at}`, newest);
  }
  if (refusal?.telephonySessionId !== call.telephonySessionId) return undefined;
  return failureOf(words, "refusal", { ...refusal, kind: namedKind(refusal.action) });
}
