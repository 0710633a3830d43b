import type { CallView, ParticipantView } from "../../contract/call-view.ts";
import type { CallIntent } from "../../contract/intent.ts";
import type { IntentAction } from "../../contract/operations.ts";

/** Names the call and the state that the user looks at, so that main can refuse a stale press. */
export function intentOn(call: CallView, action: IntentAction): CallIntent {
  // Each kind may stand without its details; they are more than the compiler compares with a union.
  return { action, telephonySessionId: call.telephonySessionId, saw: call.state } as CallIntent;
}

/** Mutes or unmutes another participant, whichever its control would do now. */
export function participantIntent(call: CallView, participant: ParticipantView): CallIntent {
  return {
    action: participant.mute.does === "unmute" ? "unmute" : "mute",
    telephonySessionId: call.telephonySessionId,
    saw: call.state,
    partyId: participant.partyId,
  };
}
