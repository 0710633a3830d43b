/** What an intent can come to, and the words to say it with. */
import type { CallView, ChooserView, ControlKind } from "../../contract/call-view.ts";
import type { PartyId } from "../../contract/ids.ts";
import type { ActionKind, AppError, CapabilityReason } from "../../contract/result.ts";
import type { Session } from "../../telephony/session.ts";
import type { CallServiceOptions } from "./call-service.ts";
import type { AccountFacts, CallOperation } from "./ports.ts";

/** One request that may go out, and what it will be shown as. */
export interface Attempt {
  readonly kind: ActionKind;
  readonly control: ControlKind;
  readonly partyId: PartyId;
  readonly operation: CallOperation;
  /** The park location's name, when the call is parked by transfer. */
  readonly place?: string;
}

export type Plan =
  | { readonly plan: "send"; readonly attempt: Attempt }
  | { readonly plan: "ask"; readonly chooser: ChooserView }
  /** The call already is what was asked for. */
  | { readonly plan: "nothing" }
  | { readonly plan: "refuse"; readonly error: AppError };

export interface Situation {
  readonly call: CallView;
  readonly session: Session;
  readonly facts: AccountFacts;
  readonly preferences: ReturnType<CallServiceOptions["preferences"]>;
}

export const refuse = (error: AppError): Plan => ({ plan: "refuse", error });
export const notAllowed = (reason: CapabilityReason): Plan =>
  refuse({ code: "not-allowed", reason });

type PartyOperation = Extract<CallOperation, { readonly partyId: PartyId }>;

export const send = (kind: ActionKind, control: ControlKind, operation: PartyOperation): Plan => ({
  plan: "send",
  attempt: { kind, control, partyId: operation.partyId, operation },
});

/** The user's own party, as operations name it. */
export const onParty = ({ call }: Situation) => ({
  telephonySessionId: call.telephonySessionId,
  partyId: call.partyId,
});
