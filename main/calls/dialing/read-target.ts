/**
 * The one reader of what people type, paste or choose to be dialled. The form asks it for each
 * keystroke and an intent when it is sent, so that both always come to the same.
 */
import {
  type DialDestination,
  type DialDoubt,
  dialDoubts,
  type DialReading,
  type DialRefusal,
} from "../../../contract/dialing.ts";
import type { TransferTarget, TypedTarget } from "../../../contract/intent.ts";
import { done, failed, type Result } from "../../../contract/result.ts";
import type { AccountFacts } from "../ports.ts";
import type { WireNumber, WireTransferTarget } from "../../../telephony/wire/call-operations.ts";
import { isEmergency } from "./emergency.ts";
import { homeOf, readNumber, toE164 } from "./phone-number.ts";
import { asKeys, hasLetters, plain, takeApart } from "./typed-text.ts";
import { assertNever } from "../../../contract/assert-never.ts";

/** Longer ones are telephone numbers; the service's extensions have at most six digits. */
const longestShort = 6;

/** What is known of the account that a number is typed in. */
export type DialFacts = Pick<
  AccountFacts,
  "homeCountry" | "companyNumber" | "colleagues" | "extensionNumber" | "name"
>;

type Refused = Extract<DialReading, { readonly verdict: "refused" }>;
/** An entry that can be dialled: where it leads, and what goes out. */
export interface Dialled {
  readonly destination: DialDestination;
  readonly wire: WireNumber;
  readonly doubt?: DialDoubt | undefined;
  /** Why only a new call goes there, and never a transfer. */
  readonly byCallOnly?: DialRefusal;
}
type Found = Refused | Dialled;

/** An entry that cannot be dialled, and why. */
export const refused = (because: DialRefusal, country?: string): Refused => ({
  verdict: "refused",
  because,
  country,
});

/** How main reads it, for the form to show. */
export function readTarget(to: TypedTarget, facts: DialFacts): DialReading {
  const found = findTransfer(to, facts);
  if ("verdict" in found) return found;
  const { destination, doubt } = found;
  if (doubt === undefined) return { verdict: "dials", destination };
  return { verdict: "asks", destination, doubt, confirm: confirmOf(found) };
}

/** Where a transfer goes on the wire; what is asked about only goes out as it was confirmed. */
export function transferTargetOf(to: TransferTarget, facts: DialFacts): Result<WireTransferTarget> {
  return to.kind === "voicemail" ? done({ voicemail: to.extensionId }) : numberTargetOf(to, facts);
}

/** The same of what leads to a telephone. */
export function numberTargetOf(to: TypedTarget, facts: DialFacts): Result<WireNumber> {
  const found = findTransfer(to, facts);
  if ("verdict" in found) return failed({ code: "not-dialable", because: found.because });
  const { doubt, wire } = found;
  if (doubt === undefined || to.confirm === confirmOf(found)) return done(wire);
  return failed({ code: "not-confirmed", doubt });
}

/** What says yes to it. */
export const confirmOf = ({ wire }: Pick<Dialled, "wire">): string =>
  "phoneNumber" in wire ? wire.phoneNumber : wire.extensionNumber;

function findTransfer(to: TypedTarget, facts: DialFacts): Found {
  const found = find(to, facts);
  return "verdict" in found || found.byCallOnly === undefined ? found : refused(found.byCallOnly);
}

/** What an entry is read as, before anybody is asked about it. */
export function find(to: TypedTarget, facts: DialFacts): Found {
  switch (to.kind) {
    case "phone-number":
      return typed(to.phoneNumber, facts);
    case "extension":
      return extension(to.extensionNumber, facts);
    case "company-extension":
      return companyExtension(to.companyNumber, to.extensionNumber, facts);
    default:
      return assertNever(to, "target");
  }
}

const withoutPunctuation = (text: string): string => text.replace(/[\s().\-/]/g, "");

function typed(text: string, facts: DialFacts): Found {
  const { number, extension: behind } = takeApart(text);
  const keys = hasLetters(number) ? asKeys(number) : number;
  if (keys === undefined) return refused("not-a-number");
  const bare = withoutPunctuation(keys);
  if (bare === "") return refused("empty");
  if (/^\*8\d\d$/.test(bare)) return refused("park-slot");
  const [, company, behindStar] = /^(\+?\d{7,})\*(\d+)$/.exec(bare) ?? [];
  if (company !== undefined && behindStar !== undefined) {
    return companyExtension(company, behindStar, facts);
  }
  if (/[*#]/.test(bare)) return refused("service-code");
  if (!/^\+?\d+$/.test(bare)) return refused("not-a-number");
  const isShort = !bare.startsWith("+") && bare.length <= longestShort;
  if (isShort) return behind === undefined ? extension(bare, facts) : refused("not-a-number");
  return outside({ bare, behind, hasLetters: keys !== number }, facts);
}

/** Whether it is in the directory is only said of a directory that could be read. */
function extension(text: string, facts: DialFacts): Found {
  const digits = plain(text);
  if (digits === "") return refused("empty");
  if (!/^\d{1,10}$/.test(digits)) return refused("not-an-extension");
  const name = nameOf(digits, facts);
  const hasDirectory = facts.colleagues.length > 0;
  const isForHelp = isEmergency(digits, homeOf(facts).country);
  if (isForHelp && name === undefined) return emergencyCall(digits, hasDirectory);
  const isUnknown = name === undefined && hasDirectory;
  return {
    destination: {
      kind: "extension",
      extensionNumber: digits,
      name,
      ...(isUnknown ? { isUnknown } : {}),
    },
    wire: { extensionNumber: digits },
    doubt: isForHelp ? "emergency-extension" : undefined,
  };
}

/**
 * That a call to an emergency number can be placed for a phone is documented nowhere (D); what the
 * service refuses is told as any refusal.
 */
const emergencyCall = (phoneNumber: string, hasDirectory: boolean): Dialled => ({
  destination: { kind: "phone-number", number: phoneNumber },
  wire: { phoneNumber },
  doubt: "emergency-call",
  byCallOnly: hasDirectory ? "emergency" : "emergency-unless-extension",
});

function nameOf(digits: string, facts: DialFacts): string | undefined {
  if (digits === facts.extensionNumber) return facts.name;
  return facts.colleagues.find(({ extensionNumber }) => extensionNumber === digits)?.name;
}

/** The service prefers an own extension by its number alone, and means to give up the other form. */
function companyExtension(company: string, behind: string, facts: DialFacts): Found {
  const { number } = takeApart(company);
  if (!/^\+?[\d\s().\-/]+$/.test(number)) return refused(number === "" ? "empty" : "not-a-number");
  const found = phoneNumber(withoutPunctuation(number), facts);
  if ("verdict" in found) return found;
  const digits = plain(behind);
  if (!/^\d{1,10}$/.test(digits)) return refused("not-an-extension");
  if (found.isOwn) return extension(digits, facts);
  const { destination, e164, doubt } = found;
  return {
    destination: { ...destination, extensionNumber: digits },
    wire: { phoneNumber: `${e164}*${digits}` },
    doubt: graver(doubt, facts.companyNumber === undefined ? undefined : "other-company"),
  };
}

interface Outside {
  readonly bare: string;
  readonly behind: string | undefined;
  readonly hasLetters: boolean;
}

function outside({ bare, behind, hasLetters: inLetters }: Outside, facts: DialFacts): Found {
  const found = phoneNumber(bare, facts);
  if ("verdict" in found) return found;
  if (behind !== undefined && found.isOwn) return extension(behind, facts);
  const leftOut = behind === undefined ? undefined : "extension-left-out";
  return {
    destination: found.destination,
    wire: { phoneNumber: found.e164 },
    doubt: graver(graver(found.doubt, inLetters ? "letters" : undefined), leftOut),
  };
}

function phoneNumber(bare: string, facts: DialFacts) {
  const home = homeOf(facts);
  const reading = readNumber(bare, home);
  if (!reading.ok) return refused(reading.because, reading.country);
  const { number, doubt } = reading;
  const { country } = number;
  const own = facts.companyNumber === undefined ? undefined : toE164(facts.companyNumber, home);
  const isOwn = own === number.number;
  return {
    e164: number.number,
    isOwn,
    doubt: isOwn && doubt === "unlisted" ? undefined : doubt,
    destination: {
      kind: "phone-number",
      number: number.formatInternational(),
      country,
    } as const,
  };
}

/** Of two doubts the one that the user is told. */
function graver(one: DialDoubt | undefined, other: DialDoubt | undefined): DialDoubt | undefined {
  return dialDoubts.find((doubt) => doubt === one || doubt === other);
}
