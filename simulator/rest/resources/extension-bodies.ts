/** Extensions, their devices, numbers and directory entries as resources. Ids are numbers here. */
import type {
  Account,
  Device,
  Directory,
  Extension,
  ForwardingNumber,
} from "../../account/account.ts";
import type { Country } from "../../account/countries.ts";

/** Old-style features of a user; the names are the schema's. */
const serviceFeatures = [
  "CallForwarding",
  "CallPark",
  "CallParkLocations",
  "CallSupervision",
  "CallSwitch",
  "DND",
  "DynamicConference",
  "OnDemandCallRecording",
  "Presence",
  "RingOut",
  "TelephonySessions",
  "Voicemail",
  "VoipCalling",
] as const;

/** Where the resources of an extension live, as absolute addresses. */
export interface Addresses {
  readonly baseUrl: string;
  readonly accountId: string;
}

export function extensionUri(at: Addresses, extensionId: string): string {
  return `${at.baseUrl}/restapi/v1.0/account/${at.accountId}/extension/${extensionId}`;
}

function contactOf(extension: Extension, account: Account): unknown {
  const { firstName, lastName, jobTitle, department, email, directNumber } = extension;
  return {
    firstName,
    lastName,
    company: account.companyName,
    jobTitle,
    department,
    email,
    businessPhone: directNumber,
  };
}

/** An entry of the extension list. */
export function extensionBody(extension: Extension, account: Account, at: Addresses) {
  return {
    id: Number(extension.id),
    uri: extensionUri(at, extension.id),
    extensionNumber: extension.extensionNumber,
    name: extension.name,
    type: extension.type,
    status: "Enabled",
    hidden: false,
    contact: contactOf(extension, account),
    permissions: { admin: { enabled: false }, internationalCalling: { enabled: false } },
  };
}

const language = { id: "1033", name: "English (United States)", localeCode: "en-US" };

/** The extension by itself; `serviceFeatures` only when it is the reader's own. */
export function extensionInfoBody(
  extension: Extension,
  account: Account,
  options: Addresses & { readonly isOwn: boolean },
): unknown {
  const features = serviceFeatures.map((featureName) => ({ featureName, enabled: true }));
  const uri = `${options.baseUrl}/restapi/v1.0/account/${account.id}`;
  return {
    ...extensionBody(extension, account, options),
    account: { id: account.id, uri },
    regionalSettings: {
      homeCountry: account.homeCountry,
      timezone: { id: "58", name: "US/Pacific", bias: "-480" },
      language,
      greetingLanguage: language,
      formattingLocale: language,
      timeFormat: "12h",
    },
    setupWizardState: "Completed",
    ...(options.isOwn ? { serviceFeatures: features } : {}),
  };
}

/** A device; its id is a string, its extension's a number. */
export function deviceBody(device: Device, extension: Extension, at: Addresses): unknown {
  return {
    id: device.id,
    uri: `${at.baseUrl}/restapi/v1.0/account/${at.accountId}/device/${device.id}`,
    type: device.type,
    name: device.name,
    status: device.online ? "Online" : "Offline",
    extension: {
      id: Number(extension.id),
      uri: extensionUri(at, extension.id),
      extensionNumber: extension.extensionNumber,
    },
    linePooling: "None",
  };
}

/** Numbers without a flip number are no flip targets, which only `features` says outright. */
export function forwardingNumberBody(
  number: ForwardingNumber,
  extension: Extension,
  at: Addresses,
): unknown {
  const { id, phoneNumber, label, type, flipNumber } = number;
  const features = flipNumber === undefined ? ["CallForwarding"] : ["CallFlip", "CallForwarding"];
  const device = type === "PhoneLine" ? extension.devices[0] : undefined;
  return {
    id,
    uri: `${extensionUri(at, extension.id)}/forwarding-number/${id}`,
    phoneNumber,
    label,
    type,
    features,
    flipNumber,
    ...(device === undefined ? {} : { device: { id: device.id } }),
  };
}

/** The flip targets as accounts with the new call handling list them. */
export function flipNumberBodies(extension: Extension): readonly unknown[] {
  return extension.forwardingNumbers.flatMap(({ id, phoneNumber, label, type, flipNumber }) =>
    flipNumber === undefined
      ? []
      : [
          {
            id,
            phoneNumber,
            label,
            flipNumber,
            type: type === "PhoneLine" ? "PhoneLine" : "External",
          },
        ],
  );
}

const companyNumberId = 800_100_000;

/** The account's numbers; `usageType` tells the company's main number from direct ones. */
export function phoneNumbers(directory: Directory): readonly AccountNumber[] {
  const { companyNumber, extensions, homeCountry } = directory.account;
  const country = homeCountry === undefined ? {} : { country: homeCountry };
  const main = {
    id: companyNumberId,
    phoneNumber: companyNumber,
    usageType: "MainCompanyNumber",
    ...country,
  };
  const direct = extensions.flatMap((extension, index) =>
    extension.directNumber === undefined
      ? []
      : [
          {
            id: companyNumberId + index + 1,
            phoneNumber: extension.directNumber,
            usageType: "DirectNumber",
            ...country,
            extension,
          },
        ],
  );
  return [main, ...direct];
}

/** A number of the account, its extension absent for the company number. */
export interface AccountNumber {
  readonly id: number;
  readonly phoneNumber: string;
  readonly usageType: string;
  readonly country?: Country;
  readonly extension?: Extension;
}

/** The account's list gives the extension's id as text, the extension's own list as a number. */
export function phoneNumberBody(
  number: AccountNumber,
  at: Addresses & { readonly list: "account" | "extension" },
): unknown {
  const { extension, id, phoneNumber, usageType, country } = number;
  const path =
    at.list === "account"
      ? `${at.baseUrl}/restapi/v1.0/account/${at.accountId}/phone-number`
      : `${extensionUri(at, extension?.id ?? "~")}/phone-number`;
  const owner = extension && {
    id: at.list === "account" ? extension.id : Number(extension.id),
    uri: extensionUri(at, extension.id),
    extensionNumber: extension.extensionNumber,
  };
  return {
    uri: `${path}/${String(id)}`,
    id,
    phoneNumber,
    usageType,
    paymentType: "Local",
    type: "VoiceFax",
    status: "Normal",
    country,
    extension: owner,
  };
}

/** `+15550100112` as people write it; numbers of other countries as they are. */
function formatted(phoneNumber: string): string {
  return phoneNumber.replace(/^\+1(\d{3})(\d{3})(\d{4})$/, "($1) $2-$3");
}

function numberEntry(phoneNumber: string) {
  return { phoneNumber, formattedPhoneNumber: formatted(phoneNumber), type: "VoiceFax" };
}

/** An entry of the company directory; people have first and last names, everything else a name. */
export function directoryEntry(extension: Extension, account: Account) {
  const { firstName, lastName, jobTitle, department, email, directNumber } = extension;
  const isPerson = firstName !== undefined && lastName !== undefined;
  return {
    id: extension.id,
    type: extension.type,
    status: "Enabled",
    ...(isPerson ? { firstName, lastName } : { name: extension.name }),
    extensionNumber: extension.extensionNumber,
    email,
    jobTitle,
    department,
    phoneNumbers:
      directNumber === undefined
        ? []
        : [{ ...numberEntry(directNumber), usageType: "DirectNumber" }],
    account: {
      id: account.id,
      companyName: account.companyName,
      mainNumber: numberEntry(account.companyNumber),
    },
  };
}
export type DirectoryEntry = ReturnType<typeof directoryEntry>;
