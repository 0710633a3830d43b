/**
 * What is known of the user and the account. Only the extension itself is needed; every other part
 * may fail (a missing permission, a busy service) and then keeps its last known value, or is empty.
 */
import { done, type AppError, type Result } from "../../../contract/result.ts";
import type { Parsed } from "../../../contract/parse.ts";
import type { AccountFacts } from "../../calls/ports.ts";
import { accessReportOf, type ReadOutcome } from "./access.ts";
import { homeOf } from "../../calls/dialing/phone-number.ts";
import {
  colleagueOf,
  deviceOf,
  featuresOf,
  flipTargetOf,
  parkLocationOf,
  personName,
} from "./fact-views.ts";
import { type RestRequest, understand } from "../rest-client.ts";
import type { Log } from "../service.ts";
import type { Session } from "../session/session.ts";
import {
  type Page,
  parseDevices,
  parseEntries,
  parseExtension,
  parseFeatures,
  parseForwardingNumbers,
  parsePhoneNumbers,
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
  readonly directory: readonly WireEntry[] | undefined;
  readonly phoneNumbers: readonly WirePhoneNumber[] | undefined;
}

export interface FactsReader {
  /** Reads everything in parallel; fails only when the own extension cannot be read. */
  read(): Promise<Result<AccountFacts>>;
}

const account = "/restapi/v1.0/account/~";
const own = `${account}/extension/~`;
/** Records per page (the service's maximum for extension resources), and pages at most. */
const pageSize = 1000;
const mostPages = 10;

export function createFactsReader(session: Session, log: Log): FactsReader {
  let known: Partial<Parts> = {};
  const outcomes: Partial<Record<keyof Parts, ReadOutcome>> = {};
  const part = async <T>(name: keyof Parts, listing: Listing<T>): Promise<T[] | undefined> => {
    const result = await readPages(session, listing);
    outcomes[name] = result.ok ? "read" : lastingOutcome(result.error, outcomes[name]);
    if (result.ok) return result.value;
    log("facts-part-failed", { part: name, reason: reasonOf(result.error) });
    return undefined;
  };
  return {
    async read() {
      const [extension, features, devices, forwarding, parkLocations, directory, phoneNumbers] =
        await Promise.all([
          session.rest.read({ method: "GET", path: own }),
          part("features", listings.features),
          part("devices", listings.devices),
          part("forwarding", listings.forwarding),
          part("parkLocations", listings.parkLocations),
          part("directory", listings.directory),
          part("phoneNumbers", listings.phoneNumbers),
        ]);
      const self = understand(extension, parseExtension);
      if (!self.ok) return self;
      const parts: Parts = {
        features: features ?? known.features,
        devices: devices ?? known.devices,
        forwarding: forwarding ?? known.forwarding,
        parkLocations: parkLocations ?? known.parkLocations,
        directory: directory ?? known.directory,
        phoneNumbers: phoneNumbers ?? known.phoneNumbers,
      };
      known = parts;
      const granted = session.granted();
      const access = accessReportOf({
        granted,
        serviceFeatures: self.value.serviceFeatures,
        features: parts.features,
        devices: outcomes.devices,
        forwarding: outcomes.forwarding,
        directory: outcomes.directory,
      });
      // Where no scope was named at all, the first press will tell.
      const callControlGranted = granted?.has("CallControl") ?? true;
      return done({ ...assemble(self.value, parts), callControlGranted, access });
    },
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
    query: { featureId: ["CallFlip", "CallPark", "OnDemandCallRecording"] },
    parse: parseFeatures,
  },
  devices: { path: `${own}/device`, query: { perPage: pageSize }, parse: parseDevices },
  forwarding: {
    path: `${own}/forwarding-number`,
    query: { perPage: pageSize },
    parse: parseForwardingNumbers,
  },
  parkLocations: {
    path: `${account}/extension`,
    query: { type: "ParkLocation", status: "Enabled", perPage: pageSize },
    parse: parseEntries,
  },
  directory: {
    path: `${account}/directory/entries`,
    query: { showFederated: false, perPage: pageSize },
    parse: parseEntries,
  },
  phoneNumbers: {
    path: `${own}/phone-number`,
    query: { perPage: pageSize },
    parse: parsePhoneNumbers,
  },
} satisfies Record<keyof Parts, Listing<unknown>>;

async function readPages<T>(session: Session, listing: Listing<T>): Promise<Result<T[]>> {
  const records: T[] = [];
  for (let page = 1; page <= mostPages; page += 1) {
    const query = page === 1 ? listing.query : { ...listing.query, page };
    const reply = await session.rest.read({
      ...{ method: "GET", path: listing.path, query, reply: "list" },
    });
    const parsed = understand(reply, listing.parse);
    if (!parsed.ok) return parsed;
    records.push(...parsed.value.records);
    if (page >= (parsed.value.paging?.totalPages ?? 1)) break;
  }
  return done(records);
}

/** Short and without details: `service-403`, `offline`. */
const reasonOf = (error: AppError): string =>
  error.code === "service" ? `service-${error.status}` : error.code;

/** A network in the way takes back nothing that the service has said before. */
const lastingOutcome = (error: AppError, before: ReadOutcome): ReadOutcome =>
  error.code === "service" ? error : (before ?? error);

function assemble(
  self: WireExtension,
  parts: Parts,
): Omit<AccountFacts, "access" | "callControlGranted"> {
  const { contact, regionalSettings } = self;
  const companyNumber = parts.phoneNumbers?.find(
    ({ usageType }) => usageType === "MainCompanyNumber",
  )?.phoneNumber;
  const homeCountry = regionalSettings?.homeCountry?.isoCode;
  const numbering = {
    ...(companyNumber === undefined ? {} : { companyNumber }),
    ...(homeCountry === undefined ? {} : { homeCountry }),
  };
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
    colleagues: (parts.directory ?? []).filter(({ id }) => id !== self.id).flatMap(colleagueOf),
    devices: (parts.devices ?? []).flatMap(deviceOf),
    ...numbering,
  };
}
