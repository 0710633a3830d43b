import type { WindowState } from "../../window-state.svelte.ts";

/** Whether the page says that it is out of date; while it first connects, only with calls or a cause. */
export function isOutOfDate({ snapshot, page }: WindowState): boolean {
  if (snapshot?.account.state !== "signed-in" || page !== "calls") return false;
  const { state, because } = snapshot.connection;
  const isTelling = snapshot.calls.length > 0 || because !== undefined;
  return state === "stale" || (state === "connecting" && isTelling);
}
