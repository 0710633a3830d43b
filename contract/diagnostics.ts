/** What Ringside knows of its own working. Names, numbers and ids are placeholders throughout. */
import * as v from "valibot";

import { callView } from "./call-view.ts";
import { connectionView } from "./app-snapshot.ts";
import { actionKind, controlKinds } from "./operations.ts";
import { callState } from "./intent.ts";
import { appError } from "./result.ts";

/** Milliseconds since 1970. */
const instant = v.number();
const count = v.pipe(v.number(), v.minValue(0));
const connectionState = connectionView.entries.state;
/** Why something failed, without what was said about it. */
const errorCode = v.pipe(v.string(), v.maxLength(64));

/** What Ringside runs on. What a system does not have, or a host does not tell, is left out. */
const systemView = v.strictObject({
  app: v.string(),
  electron: v.optional(v.string()),
  chromium: v.optional(v.string()),
  node: v.string(),
  platform: v.string(),
  release: v.string(),
  architecture: v.string(),
  locale: v.string(),
  /** Linux: `wayland` or `x11`. */
  session: v.optional(v.string()),
});
export type SystemView = v.InferOutput<typeof systemView>;

/** Where the event socket is; see `main/ringcentral/socket/stream-transition.ts`. */
const streamPhases = [
  "asking",
  "opening",
  "greeting",
  "subscribing",
  "ready",
  "lost",
  "waiting",
  "handing-over",
  "suspended",
  "closed",
] as const;

/** Either the calls' connection came into a state, or the event socket made a step. */
const transitionView = v.strictObject({
  at: instant,
  state: v.optional(connectionState),
  phase: v.optional(v.picklist(streamPhases)),
  because: v.optional(errorCode),
  /** With `waiting`: until the next try. */
  delayMs: v.optional(count),
});
export type TransitionView = v.InferOutput<typeof transitionView>;

/** One time that the calls were read again; for the causes see `main/calls/state/call-observer.ts`. */
const reconcileView = v.strictObject({
  at: instant,
  why: v.picklist(["start", "subscribed", "resumed", "recheck"]),
  durationMs: count,
  /** How many calls were to be read, and how many reads that took. */
  sessions: count,
  reads: count,
  because: v.optional(errorCode),
});
export type ReconcileView = v.InferOutput<typeof reconcileView>;

/** Of the samples that are kept, by nearest rank, in milliseconds. */
const percentilesView = v.strictObject({ count, p50: count, p95: count });
export type PercentilesView = v.InferOutput<typeof percentilesView>;

/**
 * How long the steps of one kind of action took. `pressToSent`: the request left; `sentToAccepted`:
 * the service answered yes; `sentToSeen`: an event or a read proved it, which may be before the
 * answer; `pressToSettled`: both are there. The answer and the whole are counted of attempts that came
 * to that end, so the whole is never less than the answer.
 */
const latencyView = v.strictObject({
  action: actionKind,
  pressToSent: v.optional(percentilesView),
  sentToAccepted: v.optional(percentilesView),
  sentToSeen: v.optional(percentilesView),
  pressToSettled: v.optional(percentilesView),
});
export type LatencyView = v.InferOutput<typeof latencyView>;

/** What one of the service's rate groups still allows; see `main/ringcentral/rest/rate-budget.ts`. */
const budgetView = v.strictObject({
  group: v.picklist(["light", "medium", "heavy", "auth"]),
  /** Requests in one window; absent until the service has named it. */
  limit: v.optional(count),
  windowMs: count,
  /** Counted in the present window, those of the user's other programs included. */
  used: count,
  /** Absent without a limit. */
  remaining: v.optional(count),
  /** How many of the limit other requests leave to ending and muting, and to other actions. */
  kept: v.optional(v.strictObject({ urgent: count, action: count })),
  /** When all of the limit is free again; absent when it is now. */
  renewedAt: v.optional(instant),
  /** Inside a penalty: its end. */
  closedUntil: v.optional(instant),
});
export type BudgetView = v.InferOutput<typeof budgetView>;

/** A call whose black box can be replayed. */
const recordedCallView = v.strictObject({
  /** Counts the calls since Ringside was started. */
  number: count,
  startedAt: instant,
  direction: v.optional(v.picklist(["inbound", "outbound"])),
  state: callState,
  steps: count,
  isOver: v.boolean(),
});
export type RecordedCallView = v.InferOutput<typeof recordedCallView>;

export const diagnosticsView = v.strictObject({
  system: systemView,
  /** Newest first, as are reconciles and calls. */
  connection: v.array(transitionView),
  reconciles: v.array(reconcileView),
  /** The groups that were used since the account is in use; none while none is. */
  budget: v.array(budgetView),
  latencies: v.array(latencyView),
  calls: v.array(recordedCallView),
});
export type DiagnosticsView = v.InferOutput<typeof diagnosticsView>;

/** What arrived at the core, or changed around it. */
const replayArrival = v.variant("kind", [
  /** The service's event, with its word for the first party's status. */
  v.strictObject({ kind: v.literal("event"), sequence: v.number(), status: v.string() }),
  v.strictObject({ kind: v.literal("read"), status: v.string() }),
  v.strictObject({
    kind: v.picklist([
      ...(["gone", "presence", "facts", "self", "clock-set"] as const),
      ...(["pause-began", "pause-over"] as const),
    ]),
  }),
  v.strictObject({
    kind: v.literal("action"),
    /** Absent when its beginning is no longer kept. */
    action: v.optional(actionKind),
    phase: v.picklist([
      ...(["sent", "armed", "counting", "accepted"] as const),
      ...(["unknown", "unproved", "dropped", "failed"] as const),
    ]),
    error: v.optional(appError),
  }),
  v.strictObject({ kind: v.literal("connection"), state: connectionState }),
]);
export type ReplayArrival = v.InferOutput<typeof replayArrival>;

/** Parts of a call's view that are named without their value. */
const replayFields = [
  "peer",
  "via",
  "times",
  "layers",
  "participants",
  "advice",
  "possible",
] as const;

/** One difference between the view before and the view after. */
const replayChange = v.variant("part", [
  v.strictObject({ part: v.literal("appears"), to: callState }),
  v.strictObject({ part: v.literal("state"), from: callState, to: callState }),
  v.strictObject({ part: v.literal("muted"), to: v.boolean() }),
  v.strictObject({ part: v.literal("recording"), to: callView.entries.recording }),
  v.strictObject({
    part: v.literal("action"),
    control: v.picklist(controlKinds),
    action: v.optional(actionKind),
    to: v.picklist([
      ...(["idle", "armed", "counting", "sent"] as const),
      ...(["accepted", "seen", "unknown", "failed"] as const),
    ]),
  }),
  v.strictObject({ part: v.literal("field"), field: v.picklist(replayFields) }),
]);
export type ReplayChange = v.InferOutput<typeof replayChange>;

const replayStep = v.strictObject({
  /** Milliseconds since the call's first step; the call's views count from there as well. */
  offsetMs: v.number(),
  arrival: replayArrival,
  changes: v.array(replayChange),
  /** Which of the replay's views the call had after this step; absent before it had any. */
  view: v.optional(count),
  /** Whether the call was shown as perhaps out of date. */
  stale: v.boolean(),
});
export type ReplayStep = v.InferOutput<typeof replayStep>;

/** A recorded call, step by step. */
export const callReplay = v.strictObject({
  number: count,
  startedAt: instant,
  isOver: v.boolean(),
  /** How many older steps are no longer kept one by one. */
  folded: count,
  views: v.array(callView),
  steps: v.array(replayStep),
});
export type CallReplay = v.InferOutput<typeof callReplay>;

/** Where the report was saved: a file's name and no path. */
export const savedReport = v.strictObject({
  file: v.pipe(v.string(), v.maxLength(256)),
  folder: v.picklist(["downloads", "data"]),
});
export type SavedReport = v.InferOutput<typeof savedReport>;
