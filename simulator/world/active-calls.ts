/** Calls in the words of presence. */
import { type Party, shownCode } from "./model.ts";
import type { ActiveCallBody, Endpoint, SipDataBody, TelephonyStatus } from "./types.ts";

/** The service names no more calls than this in one presence. */
const longestCallList = 7;

/** What presence says of an extension's calls. */
export interface CallSummary {
  readonly telephonyStatus: TelephonyStatus;
  /** The latest seven, newest first. */
  readonly activeCalls: readonly ActiveCallBody[];
  readonly totalActiveCalls: number;
}

/** A call that left no audio for its owner counts as none. */
export function statusOfParty(party: Party): TelephonyStatus {
  switch (shownCode(party)) {
    case "Setup":
    case "Proceeding":
      return "Ringing";
    case "Answered":
      return "CallConnected";
    case "Hold":
      return "OnHold";
    case "Parked":
      return "ParkedCall";
    case "Gone":
    case "Disconnected":
    case "VoiceMail":
    case "FaxReceive":
      return "NoCall";
  }
}

const loudestFirst = ["CallConnected", "Ringing", "OnHold", "ParkedCall"] as const;

function sipDataOf(party: Party): SipDataBody {
  const rcSessionId = party.session.legacyId;
  const tag = { callId: party.id, toTag: "-", fromTag: "-" };
  return { ...tag, remoteUri: "-", localUri: "-", rcSessionId };
}

function sideOf(endpoint: Endpoint): { readonly number: string; readonly name?: string } {
  const number = endpoint.phoneNumber ?? "";
  return endpoint.name === undefined ? { number } : { number, name: endpoint.name };
}

/** One call; `final` when it is over. */
function activeCall(party: Party): ActiveCallBody {
  const from = sideOf(party.from);
  const to = sideOf(party.to);
  const telephonyStatus = statusOfParty(party);
  return {
    id: party.id,
    direction: party.direction,
    queueCall: party.queueId !== undefined,
    from: from.number,
    ...(from.name === undefined ? {} : { fromName: from.name }),
    to: to.number,
    ...(to.name === undefined ? {} : { toName: to.name }),
    startTime: new Date(party.startedAt).toISOString(),
    telephonyStatus,
    ...(telephonyStatus === "NoCall" ? { terminationType: "final" as const } : {}),
    sessionId: party.session.legacyId,
    telephonySessionId: party.session.id,
    partyId: party.id,
    sipData: sipDataOf(party),
  };
}

/** Costs no more than a look at each of the extension's live parties, oldest first. */
export function summaryOf(parties: ReadonlySet<Party>, ended?: Party): CallSummary {
  const active = [...parties].filter((party) => statusOfParty(party) !== "NoCall").reverse();
  const named = ended === undefined ? active : [ended, ...active];
  const present = new Set(active.map(statusOfParty));
  return {
    telephonyStatus: loudestFirst.find((status) => present.has(status)) ?? "NoCall",
    activeCalls: named.slice(0, longestCallList).map(activeCall),
    totalActiveCalls: active.length,
  };
}
