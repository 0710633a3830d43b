import type { CallView, ControlKind } from "../../../contract/call-view.ts";
import { actionNames, explain } from "../../../contract/i18n/en.ts";
import type { Explanation } from "../../../contract/i18n/explanation.ts";
import { windowWords } from "../../../contract/i18n/en-window.ts";
import { type ActionKind, actionKinds, type AppError } from "../../../contract/result.ts";
import type { Refusal } from "../../window-state.svelte.ts";

/** One failed attempt, ready to be shown; `key` tells it from the next one. */
export interface Failure extends Explanation {
  readonly key: string;
  readonly title: string;
}

function failureOf(
  key: string,
  kind: ActionKind,
  { error, to }: { readonly error: AppError; readonly to?: string | undefined },
): Failure {
  return { key, title: windowWords.call.failed(actionNames[kind]), ...explain(error, to) };
}

/**
 * The newest failure of these controls of a call. A refusal by main (nothing was sent) shows only
 * where no attempt on the service failed, since main may record the same failure in both places.
 */
export function newestFailure(
  call: CallView,
  kinds: readonly ControlKind[],
  refusal: Refusal | undefined,
): Failure | undefined {
  const newest = kinds
    .map((kind) => call.controls[kind].life)
    .filter((life) => life.phase === "failed")
    .toSorted((a, b) => b.at - a.at)
    .at(0);
  if (newest !== undefined) {
    return failureOf(`${newest.kind}-${newest.at}`, newest.kind, newest);
  }
  if (refusal?.telephonySessionId !== call.telephonySessionId) return undefined;
  const kind = actionKinds.find((known) => known === refusal.action);
  return kind === undefined ? undefined : failureOf("refusal", kind, refusal);
}
