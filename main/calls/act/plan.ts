/** What an intent can come to, and the words to say it with. */
import type { CallView } from "../../../contract/call-view.ts";
import type { ChooserView } from "../../../contract/app-snapshot.ts";
import { type ActionKind, type ControlKind, controlOf } from "../../../contract/operations.ts";
import type { PartyId, TelephonySessionId } from "../../../contract/ids.ts";
import type { ActOutcome } from "../../../contract/intent.ts";
import {
  type AppError,
  type CapabilityReason,
  done,
  type Result,
} from "../../../contract/result.ts";
import type { TelephonySession } from "../../../telephony/session/session.ts";
import type { CallServiceOptions } from "../call-service.ts";
import type { AccountFacts } from "../ports.ts";
import type { CallOperation, CallOut } from "../../../telephony/wire/call-operations.ts";

interface AnyAttempt {
  readonly kind: ActionKind;
  readonly control: ControlKind;
  readonly partyId: PartyId;
  /** Where it goes, as the user typed or chose it, for what is told of it. */
  readonly to?: string | undefined;
}

/** One request that may go out, and what it will be shown as. */
export interface RequestAttempt extends AnyAttempt {
  readonly operation: CallOperation;
  /** Another call that must be as it was at the press, too. */
  readonly besideId?: TelephonySessionId;
}

/** Several requests, one after the other: `main/calls/dial` takes them. */
export interface StepsAttempt extends AnyAttempt {
  readonly steps:
    | {
        readonly do: "consult";
        readonly callOut: CallOut;
        /** The phone that rings first, by its name. */
        readonly from: string;
      }
    | { readonly do: "take-back"; readonly consultId: TelephonySessionId | undefined };
}

export type Attempt = RequestAttempt | StepsAttempt;

/** What it asks for, to tell one press from another. */
export const wishOf = (attempt: Attempt): object =>
  "steps" in attempt ? attempt.steps : attempt.operation;

/** What became of a press: the service's answer, or why nothing was sent. */
export type Settled = Result<ActOutcome>;
export type Outcome = Promise<Settled>;

export const settledAs = (
  telephonySessionId: TelephonySessionId,
  outcome: ActOutcome["outcome"],
): Settled => done({ telephonySessionId, outcome });

export type Plan =
  | { readonly plan: "send"; readonly attempt: Attempt }
  | { readonly plan: "ask"; readonly chooser: ChooserView }
  /** The call already is what was asked for. */
  | { readonly plan: "nothing" }
  | { readonly plan: "refuse"; readonly error: AppError };

export interface Situation {
  readonly call: CallView;
  readonly session: TelephonySession;
  readonly facts: AccountFacts;
  readonly preferences: ReturnType<CallServiceOptions["preferences"]>;
  /** The call that asks about this one, where it is shown, and who is asked. */
  readonly consult?: { readonly call: CallView; readonly to: string | undefined } | undefined;
}

export const refuse = (error: AppError): Plan => ({ plan: "refuse", error });
export const notAllowed = (reason: CapabilityReason): Plan =>
  refuse({ code: "not-allowed", reason });

type PartyOperation = Extract<CallOperation, { readonly partyId: PartyId }>;

/** Those that need nothing but the party. */
export type PlainOperation = "hold" | "unhold" | "start-recording" | "reject";

interface Sending {
  readonly plan: "send";
  readonly attempt: RequestAttempt;
}

export const sendFor = (partyId: PartyId, kind: ActionKind, operation: CallOperation): Sending => ({
  plan: "send",
  attempt: { kind, control: controlOf[kind], partyId, operation },
});

export const send = (kind: ActionKind, operation: PartyOperation): Sending =>
  sendFor(operation.partyId, kind, operation);

/** The same, with where it goes in the user's own words. */
export const towards = (to: string | undefined, { plan, attempt }: Sending): Plan => ({
  plan,
  attempt: { ...attempt, ...(to === undefined ? {} : { to }) },
});

/** The user's own party, as operations name it. */
export const onParty = ({ call }: Situation) => ({
  telephonySessionId: call.telephonySessionId,
  partyId: call.partyId,
});
