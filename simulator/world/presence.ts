/**
 * Presence follows the calls: each change of a party's telephony status is told to those who watch
 * its extension, with a counter of its own. Park locations have presence like people.
 */
import type { Extension } from "../account/account.ts";
import { type CallSummary, statusOfParty, summaryOf } from "./active-calls.ts";
import type { Exchange } from "./exchange.ts";
import type { Party } from "./model.ts";
import type {
  ActiveCallBody,
  DndStatus,
  PresenceEventBody,
  PresenceSettings,
  TelephonyStatus,
} from "./types.ts";

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

const initialSettings: PresenceSettings = {
  userStatus: "Available",
  dndStatus: "TakeAllCalls",
  allowSeeMyPresence: true,
  ringOnMonitoredCall: false,
  pickUpCallsOnHold: false,
};

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

/** Follows the exchange, and lives as long as it. */
export class PresenceBook {
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

  #stateWith(extensionId: string, summary: CallSummary): PresenceState {
    const settings = this.#settingsOf(extensionId);
    const { telephonyStatus, activeCalls } = summary;
    const busy = telephonyStatus !== "NoCall" || settings.dndStatus === "DoNotAcceptAnyCalls";
    const presenceStatus =
      settings.userStatus === "Available" && busy ? "Busy" : settings.userStatus;
    const meetingStatus = "Disconnected";
    return { ...settings, telephonyStatus, presenceStatus, meetingStatus, activeCalls };
  }

  read(extension: Extension): PresenceState {
    return this.#stateWith(extension.id, summaryOf(this.#exchange.partiesOf(extension.id)));
  }

  /** Changes the settings; tells of the new presence, and of do-not-disturb when that changed. */
  update(extension: Extension, change: SettingsChange): PresenceState {
    const before = this.#settingsOf(extension.id);
    this.#settings.set(extension.id, applied(before, change));
    this.#tell(extension.id);
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
    this.#tell(owner, status === "NoCall" ? party : undefined);
  }

  #tell(extensionId: string, ended?: Party): void {
    const summary = summaryOf(this.#exchange.partiesOf(extensionId), ended);
    const state = this.#stateWith(extensionId, summary);
    const sequence = (this.#sequences.get(extensionId) ?? 0) + 1;
    this.#sequences.set(extensionId, sequence);
    const body: PresenceEventBody = {
      extensionId,
      telephonyStatus: state.telephonyStatus,
      activeCalls: state.activeCalls,
      sequence,
      presenceStatus: state.presenceStatus,
      userStatus: state.userStatus,
      meetingStatus: state.meetingStatus,
      dndStatus: state.dndStatus,
      allowSeeMyPresence: state.allowSeeMyPresence,
      ringOnMonitoredCall: state.ringOnMonitoredCall,
      pickUpCallsOnHold: state.pickUpCallsOnHold,
      totalActiveCalls: summary.totalActiveCalls,
    };
    this.#exchange.emit({ kind: "presence", extensionId, body });
  }
}
