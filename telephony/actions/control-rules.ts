/**
 * What can stand against a control that a call has in its state. Sources: the operations' documented
 * "valid when" and the account's features.
 */
import type { ConsultStep, FlipTargetView } from "../../contract/app-snapshot.ts";
import type { TelephonySessionId } from "../../contract/ids.ts";
import type { CallState } from "../../contract/intent.ts";
import type { CapabilityReason } from "../../contract/result.ts";
import { isConference } from "../session/own-call.ts";
import { wayOf } from "../session/ring-out.ts";
import type { Party, TelephonySession } from "../session/session.ts";

/** Two calls of the user's that belong together: one is held, the other asks somebody about it. */
export interface PairFacts {
  readonly firstId: TelephonySessionId;
  readonly step: ConsultStep;
}

/** The part of the account's facts that decides what is possible. */
export interface CapabilityFacts {
  readonly callControlGranted: boolean;
  /** A warm transfer under way. */
  readonly pair?: PairFacts | undefined;
  /** The service wants nothing sent for a while. */
  readonly servicePaused?: boolean;
  readonly features: {
    readonly park: boolean;
    readonly recording: boolean;
    readonly flip: boolean;
    /** Absent where nobody has said it. */
    readonly voicemail?: boolean;
    /** The ways of calls that are recorded automatically, and whose recording may not be paused. */
    readonly unpausable?: readonly ("inbound" | "outbound")[];
  };
  readonly flipTargets: readonly Pick<FlipTargetView, "callFlipId" | "label">[];
  readonly parkLocations: readonly unknown[];
  readonly devices: readonly { readonly online: boolean }[];
}

/** A call of the user's and what is known of the account. */
export interface Question {
  readonly session: TelephonySession;
  readonly own: Party;
  readonly state: CallState;
  readonly facts: CapabilityFacts;
}

export type Rule = (question: Question) => CapabilityReason | undefined;

/** The first reason that any of the rules gives. */
const firstOf =
  (...rules: readonly Rule[]): Rule =>
  (question) => {
    for (const rule of rules) {
      const reason = rule(question);
      if (reason !== undefined) return reason;
    }
    return undefined;
  };

/** Why a call that is on hold cannot do what only a connected one can. */
const unlessOnHold: Rule = ({ state }) => (state === "held" ? "call-held" : undefined);

export const unlessConference: Rule = ({ session }) =>
  isConference(session) ? "conference" : undefined;

export const muteRule: Rule = firstOf(unlessOnHold, ({ session }) =>
  session.mutedOnDevice ? "muted-on-device" : undefined,
);

export const holdRule: Rule = ({ session }) =>
  session.heldOnDevice ? "held-on-device" : undefined;

export const recordRule: Rule = firstOf(unlessOnHold, unlessConference, ({ facts }) =>
  facts.features.recording ? undefined : "recording-not-allowed",
);

/**
 * The service does not say of a recording who began it: that all calls of a way are recorded
 * automatically where the account has that feature is derived (D of our notes on the API).
 */
export const pauseRule: Rule = ({ session, own, facts }) => {
  const way = wayOf(session, own);
  const isPaused = own.facts.recordings?.value.some(({ active }) => active) === false;
  if (isPaused || way === "unsure") return undefined;
  return facts.features.unpausable?.includes(way) === true ? "recording-automatic" : undefined;
};

/** Why the call cannot wait in the system's own park; it takes connected incoming calls only. */
export const ownOrbitRule: Rule = firstOf(
  ({ facts }) => (facts.features.park ? undefined : "park-not-allowed"),
  ({ session, own }) => (wayOf(session, own) === "outbound" ? "park-incoming-only" : undefined),
  unlessOnHold,
);

export const parkRule: Rule = firstOf(unlessConference, (question) =>
  question.facts.parkLocations.length > 0 ? undefined : ownOrbitRule(question),
);

export const flipRule: Rule = firstOf(unlessOnHold, unlessConference, ({ facts }) => {
  if (!facts.features.flip) return "flip-not-allowed";
  return facts.flipTargets.length === 0 ? "no-flip-number" : undefined;
});

export const needsDevice: Rule = ({ facts }) =>
  facts.devices.some((device) => device.online) ? undefined : "no-device-to-answer";

/** Another reason than a missing one is for the service to give. */
export const voicemailRule: Rule = ({ facts }) =>
  facts.features.voicemail === false ? "voicemail-not-allowed" : undefined;

export const retrieveRule: Rule = (question) =>
  question.own.status.value.kind === "parked" ? needsDevice(question) : "park-not-seen";

/** One consult call at a time, and a phone that can place it. */
export const consultRule: Rule = firstOf(unlessConference, ({ facts }) => {
  if (facts.pair !== undefined) return "consult-open";
  return facts.devices.some((device) => device.online) ? undefined : "no-device-to-ask";
});

/**
 * The service bridges two own parties that are answered or on hold; for whom the user calls inside, his
 * is answered before anybody is reached (section 3.2 of our notes), so a person is waited for.
 */
export const completeRule: Rule = ({ facts }) => {
  const step = facts.pair?.step;
  if (step === "answered") return undefined;
  return step !== undefined && isUnanswered(step) ? "consult-not-answered" : "consult-over";
};

const isUnanswered = (step: ConsultStep): boolean =>
  step === "placing" || step === "phone" || step === "ringing";

/** What is not placed yet cannot be ended. */
export const takeBackRule: Rule = ({ session, facts: { pair } }) =>
  pair?.firstId === session.id && pair.step === "placing" ? "call-being-placed" : undefined;
