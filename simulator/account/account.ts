/** The account that a world runs: who and what has a number, and how to look it up. */
import type { Country } from "./countries.ts";

/** One of the devices that the service lists for an extension. */
export interface Device {
  readonly id: string;
  readonly type: "SoftPhone" | "HardPhone" | "OtherPhone";
  readonly name: string;
  readonly online: boolean;
}

/** A number that the user can forward or flip to. */
export interface ForwardingNumber {
  readonly id: string;
  readonly phoneNumber: string;
  readonly label: string;
  readonly type: "Home" | "Mobile" | "Work" | "PhoneLine" | "Other";
  /** `"1"` to `"8"`; absent when the number is no flip target. */
  readonly flipNumber?: string;
  /**
   * Rings as a telephone outside, whose party belongs to nobody and of which the user gets no events.
   * No source says which numbers do; the default account has some of each kind.
   */
  readonly isOutside?: true;
}

/** Everything with an extension number: people, queues (`Department`) and park locations. */
export interface Extension {
  /** Numeric text; resources show it as a number, events as a string. */
  readonly id: string;
  readonly extensionNumber: string;
  readonly type: "User" | "Department" | "ParkLocation";
  readonly name: string;
  readonly firstName?: string;
  readonly lastName?: string;
  readonly jobTitle?: string;
  readonly department?: string;
  readonly email?: string;
  readonly directNumber?: string;
  readonly devices: readonly Device[];
  readonly forwardingNumbers: readonly ForwardingNumber[];
  /** Of a queue: the agents. Of a park location: who may park there and pick up. */
  readonly members: readonly string[];
  /** Extensions whose calls this one may listen to. */
  readonly supervises: readonly string[];
}

/** A person outside the account, known by caller id. */
export interface OutsideCaller {
  readonly name: string;
  readonly phoneNumber: string;
}

/** The fixed facts of an account. */
export interface Account {
  readonly id: string;
  readonly companyName: string;
  readonly companyNumber: string;
  /** Where national numbers are at home; without it the service does not say. */
  readonly homeCountry?: Country;
  /** The user that the demo, the scenarios and the default control actions are about. */
  readonly demoUserId: string;
  /** Whether flip numbers come from the newer list; without it that list answers 403. */
  readonly newCallHandling: boolean;
  readonly extensions: readonly Extension[];
  readonly outsideCallers: readonly OutsideCaller[];
}

/** Look-ups in constant time. `undefined` means that the account has no such thing. */
export interface Directory {
  readonly account: Account;
  readonly demoUser: Extension;
  byId(extensionId: string): Extension | undefined;
  byExtensionNumber(extensionNumber: string): Extension | undefined;
  /** The extension of a direct number. The company number belongs to nobody. */
  byDirectNumber(phoneNumber: string): Extension | undefined;
  /** The caller id name of an outside number. */
  nameOf(phoneNumber: string): string | undefined;
}

/** Throws when `demoUserId` names no extension: an account without its user is a mistake. */
export function createDirectory(account: Account): Directory {
  const ids = new Map(account.extensions.map((entry) => [entry.id, entry]));
  const numbers = new Map(account.extensions.map((entry) => [entry.extensionNumber, entry]));
  const direct = new Map(
    account.extensions.flatMap((entry) =>
      entry.directNumber === undefined ? [] : [[entry.directNumber, entry] as const],
    ),
  );
  const names = new Map(account.outsideCallers.map((entry) => [entry.phoneNumber, entry.name]));
  const demoUser = ids.get(account.demoUserId);
  if (demoUser === undefined) throw new Error("The account lacks its demo user");
  return {
    account,
    demoUser,
    byId: (extensionId) => ids.get(extensionId),
    byExtensionNumber: (extensionNumber) => numbers.get(extensionNumber),
    byDirectNumber: (phoneNumber) => direct.get(phoneNumber),
    nameOf: (phoneNumber) => names.get(phoneNumber),
  };
}
