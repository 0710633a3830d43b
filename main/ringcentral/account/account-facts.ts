/**
 * What is known of the user and the account. Only the extension itself is needed; every other part
 * may fail (a missing permission, a busy service) and then keeps its last known value, or is empty.
 */
import { done, type Result } from "../../../contract/result.ts";
import type { Parsed } from "../../../contract/parse.ts";
import type { AccountFacts } from "../../calls/ports.ts";
import type { Clock } from "../../timing/clock.ts";
import { listenersOf } from "../../timing/listeners.ts";
import { accessReportOf } from "./access.ts";
import { DirectoryReader } from "./directory-reader.ts";
import { homeOf } from "../../calls/dialing/phone-number.ts";
import { lastingOutcome, type ReadOutcome, reasonOf } from "./read-outcome.ts";
import { deviceOf, featuresOf, flipTargetOf, parkLocationOf, personName } from "./fact-views.ts";
import { type RestRequest, understand } from "../rest/rest-client.ts";
import type { Log } from "../../log.ts";
import type { AuthSession } from "../session/session.ts";
import {
  type Page,
  parseDevices,
  parseEntries,
  parseExtension,
  parseFeatures,
  parseForwardingNumbers,
  parsePhoneNumbers,
  recordsAPage,
  type WireDevice,
  type WireEntry,
  type WireExtension,
  type WireFeature,
  type WireForwardingNumber,
  type WirePhoneNumber,
} from "./wire-account.ts";

/** The readable parts; `undefined` for one that has never been read. */
interface Parts {
  readonly features: readonly WireFeature[] | undefined;
  readonly devices: readonly WireDevice[] | undefined;
  readonly forwarding: readonly WireForwardingNumber[] | undefined;
  readonly parkLocations: readonly WireEntry[] | undefined;
  readonly phoneNumbers: readonly WirePhoneNumber[] | undefined;
}

export interface FactsReaderOptions {
  readonly session: AuthSession;
  readonly clock: Clock;
  /** A number in [0, 1), for jitter only. */
  readonly random: () => number;
  readonly log: Log;
}

export interface FactsReader {
  /**
   * Reads in parallel what is small, and fails only when the own extension cannot be read. The
   * directory, which may be large, comes in afterwards.
   */
  read(): Promise<Result<AccountFacts>>;
  /**
   * What a read has given is known better now: more of the directory has come in. The returned function
   * removes the listener.
   */
  onMore(listener: (facts: AccountFacts) => void): () => void;
  /** Ends the reading of the directory. */
  dispose(): void;
}

const account = "/restapi/v1.0/account/~";
const own = `${account}/extension/~`;
/** Pages that are read of one list; the directory has more, in its own time. */
export const mostPagesOfAList = 10;

export function createFactsReader(options: FactsReaderOptions): FactsReader {
  const { session, log } = options;
  const listeners = listenersOf<AccountFacts>();
  let known: Partial<Parts> = {};
  let self: WireExtension | undefined;
  const onChange = (): void => {
    if (self !== undefined) listeners.tell(factsOf(self));
  };
  const directory = new DirectoryReader({ ...options, onChange });
  const outcomes: Partial<Record<keyof Parts, ReadOutcome>> = {};
  const part = async <T>(name: keyof Parts, listing: Listing<T>): Promise<T[] | undefined> => {
    const result = await readPages(session, listing);
    outcomes[name] = result.ok ? "read" : lastingOutcome(result.error, outcomes[name]);
    if (result.ok) return result.value;
    log("facts-part-failed", { part: name, reason: reasonOf(result.error) });
    return undefined;
  };
  function factsOf(extension: WireExtension): AccountFacts {
    const granted = session.granted();
    const access = accessReportOf({
      granted,
      serviceFeatures: extension.serviceFeatures,
      features: known.features,
      devices: outcomes.devices,
      forwarding: outcomes.forwarding,
      directory: directory.outcome,
    });
    // Where no scope was named at all, the first press will tell.
    const callControlGranted = granted?.has("CallControl") ?? true;
    const facts = assemble(extension, known);
    return { ...facts, colleagues: directory.colleagues, callControlGranted, access };
  }
  return {
    async read() {
      const [extension, features, devices, forwarding, parkLocations, phoneNumbers] =
        await Promise.all([
          session.rest.read({ method: "GET", path: own }),
          part("features", listings.features),
          part("devices", listings.devices),
          part("forwarding", listings.forwarding),
          part("parkLocations", listings.parkLocations),
          part("phoneNumbers", listings.phoneNumbers),
        ]);
      const understood = understand(extension, parseExtension);
      if (!understood.ok) return understood;
      self = understood.value;
      known = {
        features: features ?? known.features,
        devices: devices ?? known.devices,
        forwarding: forwarding ?? known.forwarding,
        parkLocations: parkLocations ?? known.parkLocations,
        phoneNumbers: phoneNumbers ?? known.phoneNumbers,
      };
      directory.begin(self.id);
      return done(factsOf(self));
    },
    onMore: (listener) => listeners.add(listener),
    dispose: () => directory.dispose(),
  };
}

interface Listing<T> {
  readonly path: string;
  readonly query: NonNullable<RestRequest["query"]>;
  readonly parse: (input: unknown) => Parsed<Page<T>>;
}

const listings = {
  features: {
    path: `${own}/features`,
    query: { featureId: ["CallFlip", "CallPark", "OnDemandCallRecording", "Voicemail"] },
    parse: parseFeatures,
  },
  devices: { path: `${own}/device`, query: { perPage: recordsAPage }, parse: parseDevices },
  forwarding: {
    path: `${own}/forwarding-number`,
    query: { perPage: recordsAPage },
    parse: parseForwardingNumbers,
  },
  parkLocations: {
    path: `${account}/extension`,
    query: { type: "ParkLocation", status: "Enabled", perPage: recordsAPage },
    parse: parseEntries,
  },
  phoneNumbers: {
    path: `${own}/phone-number`,
    query: { perPage: recordsAPage },
    parse: parsePhoneNumbers,
  },
} satisfies Record<keyof Parts, Listing<unknown>>;

async function readPages<T>(session: AuthSession, listing: Listing<T>): Promise<Result<T[]>> {
  const records: T[] = [];
  for (let page = 1; page <= mostPagesOfAList; page += 1) {
    const query = page === 1 ? listing.query : { ...listing.query, page };
    const reply = await session.rest.read({
      ...{ method: "GET", path: listing.path, query, reply: "list" },
    });
    const parsed = understand(reply, listing.parse);
    if (!parsed.ok) return parsed;
    for (const record of parsed.value.records) records.push(record);
    if (page >= (parsed.value.paging?.totalPages ?? 1)) break;
  }
  return done(records);
}

function assemble(
  self: WireExtension,
  parts: Partial<Parts>,
): Omit<AccountFacts, "access" | "callControlGranted" | "colleagues"> {
  const { contact, regionalSettings } = self;
  const numbersFor = (usage: string): readonly string[] =>
    (parts.phoneNumbers ?? [])
      .filter(({ usageType }) => usageType === usage)
      .map(({ phoneNumber }) => phoneNumber);
  const [companyNumber] = numbersFor("MainCompanyNumber");
  const [directNumber, ...moreDirect] = numbersFor("DirectNumber");
  const homeCountry = regionalSettings?.homeCountry?.isoCode;
  const numbering = { companyNumber, homeCountry };
  const home = homeOf(numbering);
  const flipTargets = (parts.forwarding ?? []).flatMap((wire) => flipTargetOf(wire, home));
  return {
    extensionId: self.id,
    name: self.name ?? personName(contact ?? {}) ?? "",
    extensionNumber: self.extensionNumber ?? "",
    ...(contact?.company === undefined ? {} : { company: contact.company }),
    features: featuresOf(self, parts.features, flipTargets.length > 0),
    flipTargets,
    parkLocations: (parts.parkLocations ?? []).map(parkLocationOf),
    devices: (parts.devices ?? []).flatMap(deviceOf),
    directNumber: moreDirect.length > 0 ? undefined : directNumber,
    ...numbering,
  };
}
