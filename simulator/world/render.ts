/** Parties and sessions in the service's words: one form for notifications, another for REST. */
import { type Party, type Session, shownCode, shownMuted } from "./model.ts";
import type {
  Direction,
  Endpoint,
  EventPartyBody,
  EventStatusBody,
  MobilePickupBody,
  OriginBody,
  PeerBody,
  RecordingBody,
  StatusCode,
  StatusReason,
  TelephonySessionEventBody,
} from "./types.ts";

/** The party's status in a resource; without the notification's `rcc` and pickup data. */
export interface RestStatusBody {
  readonly code: StatusCode;
  readonly reason?: StatusReason;
  readonly parkData?: string;
  readonly peerId?: PeerBody;
}

/**
 * A party as REST gives it. Own-account parties say twice whose they are, as the official library
 * reads either; outside parties do not say it at all.
 */
export interface RestPartyBody {
  readonly id: string;
  readonly direction: Direction;
  readonly accountId?: string;
  readonly extensionId?: string;
  readonly owner?: { readonly accountId: string; readonly extensionId: string };
  readonly from: Endpoint;
  readonly to: Endpoint;
  readonly status: RestStatusBody;
  readonly muted: boolean;
  readonly standAlone: boolean;
  readonly park?: { readonly id?: string };
  readonly recordings?: readonly RecordingBody[];
  readonly conferenceRole?: "Host" | "Participant";
  readonly ringOutRole?: "Initiator" | "Target";
  readonly ringMeRole?: "Initiator" | "Target";
  readonly attributes?: { readonly queueCall: true };
}

/** A session as REST gives it; it carries no sequence. */
export interface RestSessionBody {
  readonly id: string;
  readonly creationTime: string;
  readonly origin: OriginBody;
  readonly parties: readonly RestPartyBody[];
  readonly voiceCallToken?: string;
}

const serverId = "10.0.0.1.TAM";

function parkOf(party: Party): { readonly id?: string } {
  const slot = party.code === "Parked" ? party.parkSlot : undefined;
  return slot === undefined || slot === "" ? {} : { id: slot };
}

function statusOf(party: Party): RestStatusBody {
  return {
    code: shownCode(party),
    ...(party.reason === undefined ? {} : { reason: party.reason }),
    ...(party.code === "Parked" ? { parkData: party.parkSlot ?? "" } : {}),
    ...(party.peer === undefined ? {} : { peerId: party.peer }),
  };
}

function mobilePickupOf(party: Party): MobilePickupBody | undefined {
  const sid = party.mobilePickupId;
  const code = shownCode(party);
  if (sid === undefined || party.owner === undefined) return undefined;
  if (code !== "Proceeding" && code !== "Answered") return undefined;
  return {
    ccMailboxes: [party.owner],
    to: "#1000001@sip.example.test:5060",
    sid,
    srvLvl: "-1",
    srvLvlExt: "400",
  };
}

function eventStatusOf(party: Party): EventStatusBody {
  const mobilePickupData = mobilePickupOf(party);
  return {
    ...statusOf(party),
    ...(mobilePickupData === undefined ? {} : { mobilePickupData }),
    rcc: false,
  };
}

function optionalPartsOf(party: Party): Pick<RestPartyBody, "recordings" | "conferenceRole"> {
  return {
    ...(party.recordings.length === 0 ? {} : { recordings: party.recordings }),
    ...(party.role === undefined ? {} : { conferenceRole: party.role }),
  };
}

/** The party inside a notification. */
function eventPartyBody(party: Party, accountId: string): EventPartyBody {
  return {
    accountId,
    ...(party.owner === undefined ? {} : { extensionId: party.owner }),
    id: party.id,
    direction: party.direction,
    to: party.to,
    from: party.from,
    status: eventStatusOf(party),
    park: parkOf(party),
    missedCall: party.missed,
    standAlone: false,
    muted: shownMuted(party),
    ...(party.queueId === undefined ? {} : { queueCall: true }),
    ...optionalPartsOf(party),
  };
}

/** The notification about a party's change at `at` (epoch milliseconds); takes a sequence number. */
export function eventBody(party: Party, accountId: string, at: number): TelephonySessionEventBody {
  const session = party.session;
  const sequence = session.nextSequence;
  session.nextSequence += 1;
  return {
    sequence,
    sessionId: session.legacyId,
    telephonySessionId: session.id,
    serverId,
    eventTime: new Date(at).toISOString(),
    parties: [eventPartyBody(party, accountId)],
    origin: { type: session.origin },
  };
}

/** Resources carry the roles, notifications do not. */
function ringRolesOf({
  ringRole,
  session,
}: Party): Pick<RestPartyBody, "ringOutRole" | "ringMeRole"> {
  if (ringRole === undefined) return {};
  return session.origin === "RingMe" ? { ringMeRole: ringRole } : { ringOutRole: ringRole };
}

/** The party as a resource. */
export function restParty(party: Party, accountId: string): RestPartyBody {
  const ownership =
    party.owner === undefined
      ? {}
      : {
          accountId,
          extensionId: party.owner,
          owner: { accountId, extensionId: party.owner },
        };
  return {
    id: party.id,
    direction: party.direction,
    ...ownership,
    from: party.from,
    to: party.to,
    status: statusOf(party),
    muted: shownMuted(party),
    standAlone: false,
    park: parkOf(party),
    ...optionalPartsOf(party),
    ...ringRolesOf(party),
    ...(party.queueId === undefined ? {} : { attributes: { queueCall: true } }),
  };
}

/** The session as a resource, its ended parties included. */
export function restSession(session: Session, accountId: string): RestSessionBody {
  return {
    id: session.id,
    creationTime: new Date(session.createdAt).toISOString(),
    origin: { type: session.origin },
    parties: session.parties.map((party) => restParty(party, accountId)),
    ...(session.voiceCallToken === undefined ? {} : { voiceCallToken: session.voiceCallToken }),
  };
}
