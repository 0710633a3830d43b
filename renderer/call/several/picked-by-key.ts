/** Which call a key means, where several are shown: a digit its place, an arrow the next one. Pure. */
import type { CallView } from "../../../contract/call-view.ts";
import type { TelephonySessionId } from "../../../contract/ids.ts";

/** A key press, as far as it matters here. */
export interface KeyPress {
  readonly key: string;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
}

/**
 * The call to draw large; `undefined` for a key that means none. `calls` in the order in which they began,
 * which is the order of the digits and never changes under the finger.
 */
export function pickedByKey(
  { key, altKey, ctrlKey, metaKey }: KeyPress,
  calls: readonly CallView[],
  shownId: TelephonySessionId | undefined,
): TelephonySessionId | undefined {
  if (altKey || ctrlKey || metaKey || calls.length < 2) return undefined;
  if (/^[1-9]$/.test(key)) return calls[Number(key) - 1]?.telephonySessionId;
  if (key !== "ArrowDown" && key !== "ArrowUp") return undefined;
  const step = key === "ArrowDown" ? 1 : -1;
  const at = calls.findIndex(({ telephonySessionId }) => telephonySessionId === shownId);
  return calls.at((at + step) % calls.length)?.telephonySessionId;
}

/** The digit that picks this call; `undefined` where it is alone, or has none. */
export function digitOf(
  calls: readonly CallView[],
  { telephonySessionId }: CallView,
): string | undefined {
  const at = calls.findIndex((call) => call.telephonySessionId === telephonySessionId);
  return calls.length < 2 || at < 0 || at > 8 ? undefined : String(at + 1);
}
