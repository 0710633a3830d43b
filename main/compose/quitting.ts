/** Quitting by the tray's menu: with live calls it is said first that they go on, once. */
import type { AppSnapshot } from "../../contract/app-snapshot.ts";

/**
 * Whether to ask at this press. Not about calls that were asked about before: whoever quits again has read
 * it, or cannot, since a page may be broken.
 */
export function createQuitQuestion(snapshot: () => AppSnapshot): () => boolean {
  let asked: readonly string[] = [];
  return () => {
    const live = snapshot().calls.map(({ telephonySessionId }) => telephonySessionId);
    const isNew = live.some((id) => !asked.includes(id));
    asked = live;
    return isNew;
  };
}
