/**
 * What the service said, with placeholders for everything personal. Each answer is built anew from
 * the properties that the core reads: what is not named here is not kept, whatever it holds.
 */
import type {
  WireActiveCall,
  WireParty,
  WirePresence,
  WireSession,
  WireSessionEvent,
} from "../../../telephony/wire/messages.ts";
import type { Placeholders } from "./placeholders.ts";

/** The words of the service's own vocabulary; any other might be somebody's name. */
const knownWords: ReadonlySet<string> = new Set(
  [
    ...["Setup", "Proceeding", "Answered", "Hold", "Parked", "VoiceMailScreening", "VMScreening"],
    ...["VoiceMail", "FaxReceive", "Gone", "Disconnected", "Inbound", "Outbound", "Host"],
    ...["Participant", "Pickup", "Supervising", "TakeOver", "Timeout", "BlindTransfer"],
    ...["RccTransfer", "AttendedTransfer", "CallerInputRedirect", "CallFlip", "ParkLocation"],
    ...["DtmfTransfer", "AgentAnswered", "AgentDropped", "Rejected", "Cancelled", "InternalError"],
    ...["NoAnswer", "TargetBusy", "InvalidNumber", "InternationalDisabled", "DestinationBlocked"],
    ...["NotEnoughFunds", "NoSuchUser", "CallPark", "CallRedirected", "CallReplied", "CallSwitch"],
    ...["CallFinished", "CallDropped", "NoCall", "CallConnected", "Ringing", "OnHold"],
    ...["ParkedCall", "Call", "CallOut", "RingOut", "RingMe", "Conference", "Initiator", "Target"],
  ].map((word) => word.toLowerCase()),
);

/** Optional in the sense of the wire: what was not said stays unsaid, what was empty stays empty. */
function mapped(text: string | undefined, standIn: (text: string) => string): string | undefined {
  return text === undefined || text === "" ? text : standIn(text);
}

const redactWord = (word: string, to: Placeholders): string =>
  knownWords.has(word.toLowerCase()) ? word : to.word(word);

type Endpoint = NonNullable<WireParty["from"]>;

const redactEndpoint = (
  endpoint: WireParty["from"] | undefined,
  to: Placeholders,
): Endpoint | undefined =>
  endpoint && {
    phoneNumber: mapped(endpoint.phoneNumber, to.number),
    name: mapped(endpoint.name, to.person),
    extensionId: mapped(endpoint.extensionId, to.extension),
  };

function redactParty(party: WireParty, to: Placeholders): WireParty {
  const word = (text: string): string => redactWord(text, to);
  const { status, owner } = party;
  return {
    id: to.party(party.id),
    direction: mapped(party.direction, word),
    extensionId: mapped(party.extensionId, to.extension),
    owner: owner && { extensionId: mapped(owner.extensionId, to.extension) },
    from: redactEndpoint(party.from, to),
    to: redactEndpoint(party.to, to),
    status: {
      code: word(status.code),
      reason: mapped(status.reason, word),
      parkData: mapped(status.parkData, to.number),
    },
    park: party.park && { id: mapped(party.park.id, to.number) },
    muted: party.muted,
    standAlone: party.standAlone,
    missedCall: party.missedCall,
    queueCall: party.queueCall,
    recordings: party.recordings?.map(({ id, active }) => ({ id: to.recording(id), active })),
    conferenceRole: mapped(party.conferenceRole, word),
    ringOutRole: mapped(party.ringOutRole, word),
    ringMeRole: mapped(party.ringMeRole, word),
  };
}

const redactOrigin = (
  origin: WireSessionEvent["origin"],
  to: Placeholders,
): WireSessionEvent["origin"] =>
  origin && { type: mapped(origin.type, (word) => redactWord(word, to)) };

export const redactSessionEvent = (
  { sequence, origin, parties }: WireSessionEvent,
  to: Placeholders,
): WireSessionEvent => ({
  sequence,
  telephonySessionId: to.session,
  origin: redactOrigin(origin, to),
  parties: parties.map((party) => redactParty(party, to)),
});

/** `time` puts an instant of the service on the call's own scale. */
export type TimeScale = (time: string) => string | undefined;

export const redactSession = (
  { creationTime, origin, parties }: WireSession,
  to: Placeholders,
  time: TimeScale,
): WireSession => ({
  id: to.session,
  creationTime: creationTime === undefined ? undefined : time(creationTime),
  origin: redactOrigin(origin, to),
  parties: parties.map((party) => redactParty(party, to)),
});

/** What presence said of this one call. */
export const redactPresence = (
  call: WireActiveCall,
  to: Placeholders,
  time: TimeScale,
): WirePresence => ({
  activeCalls: [
    {
      telephonySessionId: to.session,
      telephonyStatus: mapped(call.telephonyStatus, (word) => redactWord(word, to)),
      direction: mapped(call.direction, (word) => redactWord(word, to)),
      from: mapped(call.from, to.number),
      fromName: mapped(call.fromName, to.person),
      to: mapped(call.to, to.number),
      toName: mapped(call.toName, to.person),
      startTime: call.startTime === undefined ? undefined : time(call.startTime),
    },
  ],
});
