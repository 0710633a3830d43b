import * as v from "valibot";

import type { CallView } from "./call-view.ts";
import { telephonySessionId, type TelephonySessionId } from "./ids.ts";

/** How long somebody has been waiting, by the user's own two limits. */
const waitingSteps = ["fresh", "long", "too-long"] as const;
export type WaitingStep = (typeof waitingSteps)[number];

/** A caller who waits for the user: on hold, or parked. */
export const waitingCaller = v.strictObject({
  telephonySessionId,
  /** Since when, in milliseconds since 1970 on this machine's clock. */
  since: v.number(),
  step: v.picklist(waitingSteps),
});
export type WaitingCaller = v.InferOutput<typeof waitingCaller>;

/** After how many seconds of waiting each step begins; `tooLong` is the later one. */
export const waitingLimits = v.pipe(
  v.strictObject({
    longAfter: v.pipe(v.number(), v.integer(), v.minValue(5), v.maxValue(3600)),
    tooLongAfter: v.pipe(v.number(), v.integer(), v.minValue(5), v.maxValue(3600)),
  }),
  v.check(
    ({ longAfter, tooLongAfter }) => longAfter <= tooLongAfter,
    "the second limit comes later",
  ),
);
export type WaitingLimits = v.InferOutput<typeof waitingLimits>;

/** Since when the other side of a call has been waiting for the user; `undefined` when it does not. */
export const waitingSince = (call: CallView): number | undefined => {
  if (call.state === "held") return call.heldSince ?? call.startedAt;
  return call.state === "parked" ? (call.parkedSince ?? call.startedAt) : undefined;
};

/** Who waits, longest first; whoever is not in `steps` has only begun to. */
export const waitingOf = (
  calls: readonly CallView[],
  steps: ReadonlyMap<TelephonySessionId, WaitingStep>,
): WaitingCaller[] =>
  calls
    .flatMap((call): WaitingCaller[] => {
      const { telephonySessionId } = call;
      const since = waitingSince(call);
      if (since === undefined) return [];
      return [{ telephonySessionId, since, step: steps.get(telephonySessionId) ?? "fresh" }];
    })
    .toSorted((a, b) => a.since - b.since);
