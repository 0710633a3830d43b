import * as v from "valibot";

import { partyId, telephonySessionId, type TelephonySessionId } from "./ids.ts";
import { callState } from "./intent.ts";
import { peer, peerView, person } from "./peer.ts";
import { appError, capabilityReason } from "./result.ts";
import { actionKind, type ControlKind, controlKinds, eachControl } from "./operations.ts";

/** Milliseconds since 1970 on this machine's clock; the view derives running times from these. */
const instant = v.number();
const label = v.pipe(v.string(), v.maxLength(512));

/**
 * The visible life of the last attempt behind a control. `sent`: on the wire; `accepted`: the HTTP
 * reply said yes; `seen`: the service's event proved it; `unknown`: no answer came and the session
 * is being read again. `armed`: nothing was sent, since what the user saw is not confirmed; the same
 * press once more before `until` sends it. `counting`: nothing was sent yet; it goes out at `until`, or
 * at the same press once more, unless it is cancelled.
 */
const actionLife = v.variant("phase", [
  v.strictObject({ phase: v.literal("idle") }),
  v.strictObject({
    phase: v.picklist(["sent", "accepted", "seen", "unknown"]),
    kind: actionKind,
    at: instant,
  }),
  v.strictObject({
    phase: v.picklist(["armed", "counting"]),
    kind: actionKind,
    at: instant,
    until: instant,
    /** Of what counts down: where it goes, as the user typed or chose it. */
    to: v.optional(label),
  }),
  v.strictObject({
    phase: v.literal("failed"),
    kind: actionKind,
    at: instant,
    error: appError,
    /** Where it should have gone, as the user typed or chose it; `explain` names it. */
    to: v.optional(label),
  }),
]);
export type ActionLife = v.InferOutput<typeof actionLife>;

/** One control: what a press would do now, or why it does nothing, and how the last press went. */
const controlView = v.strictObject({
  /** The action a press would start (`unmute` while muted, …). */
  does: actionKind,
  /** Absent when the control is usable. */
  disabledBecause: v.optional(capabilityReason),
  life: actionLife,
});
export type ControlView = v.InferOutput<typeof controlView>;

/** Who placed a mute or hold. The service does not tell; `elsewhere` = not by Ringside since it runs. */
const layer = v.picklist(["none", "ringside", "elsewhere"]);
export type Layer = v.InferOutput<typeof layer>;

/** Another participant of a session with more than two parties. */
const participantView = v.strictObject({
  partyId,
  ...peer,
  state: callState,
  muted: v.boolean(),
  mute: controlView,
});
export type ParticipantView = v.InferOutput<typeof participantView>;

export const callView = v.strictObject({
  telephonySessionId,
  /** The user's own party. */
  partyId,
  direction: v.picklist(["inbound", "outbound"]),
  state: callState,
  /** The service's own word, shown when `state` is `unknown` and in the diagnostics. */
  serviceStatus: v.string(),
  peer: peerView,
  /**
   * A call that the service places for somebody. `phone-first`: the user asked for it, and his own
   * phone rings before the other side is called. `unsure`: whether he asked is not known yet.
   */
  ringOut: v.optional(v.picklist(["phone-first", "unsure"])),
  /** The queue or company number that the call came through, when the service says so. */
  via: v.optional(label),
  /** A queue has handed it over, and can give it to somebody else. */
  isQueueCall: v.optional(v.literal(true)),
  /** While it rings: where the user had sent it, when it comes back from there. */
  cameBackFrom: v.optional(person),
  /** While it rings: whose phones ring for it too, as far as the service tells; a few by name. */
  ringsToo: v.optional(
    v.strictObject({ people: v.array(person), more: v.pipe(v.number(), v.integer()) }),
  ),
  startedAt: instant,
  answeredAt: v.optional(instant),
  heldSince: v.optional(instant),
  parkedSince: v.optional(instant),
  /** The slot (`*801`) or place of a parked call. */
  parkedAt: v.optional(label),
  muted: v.boolean(),
  muteLayer: layer,
  holdLayer: layer,
  recording: v.picklist(["off", "on", "paused"]),
  /**
   * Of a call that is or was recorded, as this machine has seen it: since when, where it saw the
   * beginning; how much is missing already, in milliseconds; and since when it is paused now.
   */
  recorded: v.optional(
    v.strictObject({
      since: v.optional(instant),
      gapMs: v.number(),
      pausedSince: v.optional(instant),
    }),
  ),
  /** What to press where: a device's own mute or hold is in the way, or a flip is not finished. */
  advice: v.optional(v.picklist(["held-on-device", "muted-on-device", "finish-here"])),
  /**
   * A flip that is under way: the service was asked to call the other phone, that phone was seen to
   * ring, or it has answered and the call is still here too.
   */
  flip: v.optional(
    v.strictObject({
      step: v.picklist(["calling", "ringing", "answered"]),
      /** Since when it is in this step. */
      since: instant,
      /** The other phone's name in the settings of the account. */
      on: v.optional(label),
    }),
  ),
  /** After a flip that nobody took: the phone that comes next in the account's list. */
  tryNext: v.optional(v.strictObject({ callFlipId: v.string(), label })),
  participants: v.array(participantView),
  /** So many more take part; absent when all are here. */
  moreParticipants: v.optional(v.number()),
  /**
   * The controls that the call has in its state, in the order in which they are listed. Each other
   * one has a reason in `controls`, for where every control keeps its place.
   */
  offered: v.array(v.picklist(controlKinds)),
  controls: v.strictObject(eachControl(() => controlView)),
});
export type CallView = v.InferOutput<typeof callView>;

/** Whether a press on the control would do something now. */
export const isUsable = ({ offered, controls }: CallView, kind: ControlKind): boolean =>
  offered.includes(kind) && controls[kind].disabledBecause === undefined;

/** What counts down, and of which call; at most one thing does. */
export interface Countdown {
  readonly call: CallView;
  readonly life: Extract<ActionLife, { readonly phase: "armed" | "counting" }>;
}

export function countdownIn(calls: readonly CallView[]): Countdown | undefined {
  for (const call of calls) {
    for (const control of controlKinds) {
      const { life } = call.controls[control];
      if (life.phase === "counting") return { call, life };
    }
  }
  return undefined;
}

/** How long somebody has been waiting, by the user's own two limits. */
export const waitingSteps = ["fresh", "long", "too-long"] as const;
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

/** The press that goes to a caller who waits. */
export const resumeOf = ({ state, telephonySessionId }: CallView) =>
  ({
    action: state === "parked" ? "retrieve" : "unhold",
    telephonySessionId,
    saw: state,
  }) as const;

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
