/**
 * Presence follows the calls: each change of a party's telephony status is told to those who watch
 * its extension, with a counter of its own. Park locations have presence like people.
 */
import type { Extension } from "./account.ts";
import type { Exchange } from "./exchange.ts";
import { type Party, shownCode } from "./model.ts";
import type {
  ActiveCallBody,
  DndStatus,
  Endpoint,
  PresenceEventBody,
  PresenceSettings,
  SipDataBody,
  TelephonyStatus,
} from "./types.ts";

/** The service names no more calls than this in one presence. */
const longestCallList = 7;

/** What a reader of presence gets besides the resource's addresses. */
export interface PresenceState extends PresenceSettings {
  readonly telephonyStatus: TelephonyStatus;
  readonly presenceStatus: "Offline" | "Busy" | "Available";
  readonly meetingStatus: "Disconnected";
  /** The latest seven, newest first. */
  readonly activeCalls: readonly ActiveCallBody[];
}

/** The settings to change; what is absent or undefined stays. */
export type SettingsChange = {
  readonly [K in keyof PresenceSettings]?: PresenceSettings[K] | undefined;
};

export interface PresenceBook {
  read(extension: Extension): PresenceState;
  /** Changes the settings; tells of the new presence, and of do-not-disturb when that changed. */
  update(extension: Extension, change: SettingsChange): PresenceState;
}

const initialSettings: PresenceSettings = {
  userStatus: "Available",
  dndStatus: "TakeAllCalls",
  allowSeeMyPresence: true,
  ringOnMonitoredCall: false,
  pickUpCallsOnHold: false,
};

function statusOfParty(party: Party): TelephonyStatus {
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
      return "NoCall";
  }
}

const loudestFirst = ["CallConnected", "Ringing", "OnHold", "ParkedCall"] as const;

function statusOfAll(calls: readonly ActiveCallBody[]): TelephonyStatus {
  const present = new Set(calls.map((call) => call.telephonyStatus));
  return loudestFirst.find((status) => present.has(status)) ?? "NoCall";
}

function sipDataOf(party: Party): SipDataBody {
  const rcSessionId = party.session.legacyId;
  const tag = { callId: party.id, toTag: "-", fromTag: "-" };
  return { ...tag, remoteUri: "-", localUri: "-", rcSessionId };
}

function sideOf(endpoint: Endpoint): { readonly number: string; readonly name?: string } {
  const number = endpoint.phoneNumber ?? "";
  return endpoint.name === undefined ? { number } : { number, name: endpoint.name };
}

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

function applied(before: PresenceSettings, change: SettingsChange): PresenceSettings {
  const message = change.message ?? before.message;
  return {
    userStatus: change.userStatus ?? before.userStatus,
    dndStatus: change.dndStatus ?? before.dndStatus,
    allowSeeMyPresence: change.allowSeeMyPresence ?? before.allowSeeMyPresence,
    ringOnMonitoredCall: change.ringOnMonitoredCall ?? before.ringOnMonitoredCall,
    pickUpCallsOnHold: change.pickUpCallsOnHold ?? before.pickUpCallsOnHold,
    ...(message === undefined ? {} : { message }),
  };
}

class Book implements PresenceBook {
  readonly #exchange: Exchange;
  readonly #settings = new Map<string, PresenceSettings>();
  readonly #sequences = new Map<string, number>();
  /** The status last told of each live party; ended parties are forgotten with their objects. */
  readonly #told = new WeakMap<Party, TelephonyStatus>();

  constructor(exchange: Exchange) {
    this.#exchange = exchange;
    exchange.onChange((party) => this.#follow(party));
  }

  #settingsOf(extensionId: string): PresenceSettings {
    return this.#settings.get(extensionId) ?? initialSettings;
  }

  #callsOf(extensionId: string): readonly ActiveCallBody[] {
    const parties = [...this.#exchange.partiesOf(extensionId)];
    return parties
      .map(activeCall)
      .filter((call) => call.telephonyStatus !== "NoCall")
      .reverse();
  }

  #stateWith(extensionId: string, calls: readonly ActiveCallBody[]): PresenceState {
    const settings = this.#settingsOf(extensionId);
    const telephonyStatus = statusOfAll(calls);
    const busy = telephonyStatus !== "NoCall" || settings.dndStatus === "DoNotAcceptAnyCalls";
    const presenceStatus =
      settings.userStatus === "Available" && busy ? "Busy" : settings.userStatus;
    const activeCalls = calls.slice(0, longestCallList);
    return {
      ...settings,
      telephonyStatus,
      presenceStatus,
      meetingStatus: "Disconnected",
      activeCalls,
    };
  }

  read(extension: Extension): PresenceState {
    return this.#stateWith(extension.id, this.#callsOf(extension.id));
  }

  update(extension: Extension, change: SettingsChange): PresenceState {
    const before = this.#settingsOf(extension.id);
    this.#settings.set(extension.id, applied(before, change));
    this.#tell(extension.id, this.#callsOf(extension.id));
    const { dndStatus } = this.#settingsOf(extension.id);
    if (dndStatus !== before.dndStatus) this.#tellDnd(extension.id, dndStatus);
    return this.read(extension);
  }

  #tellDnd(extensionId: string, dndStatus: DndStatus): void {
    this.#exchange.emit({ kind: "dnd", extensionId, body: { extensionId, dndStatus } });
  }

  #follow(party: Party): void {
    const { owner } = party;
    if (owner === undefined) return;
    const status = statusOfParty(party);
    if (this.#told.get(party) === status) return;
    const isNews = status !== "NoCall" || this.#told.has(party);
    this.#told.set(party, status);
    if (!isNews) return;
    const calls = this.#callsOf(owner);
    this.#tell(owner, status === "NoCall" ? [activeCall(party), ...calls] : calls);
  }

  #tell(extensionId: string, calls: readonly ActiveCallBody[]): void {
    const { message: _, ...state } = this.#stateWith(extensionId, calls);
    const sequence = (this.#sequences.get(extensionId) ?? 0) + 1;
    this.#sequences.set(extensionId, sequence);
    const totalActiveCalls = calls.filter((call) => call.telephonyStatus !== "NoCall").length;
    const body: PresenceEventBody = { extensionId, ...state, sequence, totalActiveCalls };
    this.#exchange.emit({ kind: "presence", extensionId, body });
  }
}

/** Starts to follow the exchange; lives as long as it. */
export function createPresenceBook(exchange: Exchange): PresenceBook {
  return new Book(exchange);
}
