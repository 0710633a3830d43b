/**
 * Telephone numbers by their countries' numbering plans, with the whole of libphonenumber's metadata:
 * the smaller sets know of most countries only how many digits a number may have.
 */
import {
  type CountryCode,
  getCountryCallingCode,
  isSupportedCountry,
  Metadata,
  parsePhoneNumberFromString,
  type PhoneNumber,
  validatePhoneNumberLength,
} from "libphonenumber-js/max";

import type { DialDoubt, DialRefusal } from "../../../contract/dialing.ts";

/** The country whose national numbers are typed without its code. */
export interface NumberHome {
  readonly country?: CountryCode;
  /** The service does not say; it is the company number's country. */
  readonly isGuessed: boolean;
}

/** `homeCountry` is ISO 3166, as the service gives it. */
export function homeOf(account: {
  readonly homeCountry?: string | undefined;
  readonly companyNumber?: string | undefined;
}): NumberHome {
  const { homeCountry, companyNumber } = account;
  if (homeCountry !== undefined && isSupportedCountry(homeCountry)) {
    return { country: homeCountry, isGuessed: false };
  }
  const company = companyNumber === undefined ? undefined : inE164(companyNumber);
  const country = company?.country ?? company?.getPossibleCountries()[0];
  return country === undefined ? { isGuessed: true } : { country, isGuessed: true };
}

/** Reads what the service gave, in E.164; `undefined` for short numbers and what is none. */
const inE164 = (number: string): PhoneNumber | undefined =>
  number.startsWith("+") ? parsePhoneNumberFromString(number) : undefined;

export type NumberReading =
  | { readonly ok: true; readonly number: PhoneNumber; readonly doubt?: DialDoubt }
  | { readonly ok: false; readonly because: DialRefusal; readonly country?: CountryCode };

/** `text`: digits and punctuation. Never answers another country's number without a doubt. */
export function readNumber(text: string, home: NumberHome): NumberReading {
  const { country } = home;
  const isGlobal = text.startsWith("+");
  if (country === undefined && !isGlobal) return { ok: false, because: "country-unknown" };
  const options = country === undefined ? {} : { defaultCountry: country };
  const number = parsePhoneNumberFromString(text, { ...options, extract: false });
  if (number === undefined || !isOfAPlan(number)) return refused(text, home, number);
  const doubt = doubtOf({ text, number, home });
  return { ok: true, number, ...(doubt === undefined ? {} : { doubt }) };
}

function refused(text: string, home: NumberHome, number: PhoneNumber | undefined): NumberReading {
  const length = validatePhoneNumberLength(text, home.country);
  if (length === "INVALID_COUNTRY") return { ok: false, because: "no-such-country" };
  const isGlobal = text.startsWith("+");
  const country = number?.country ?? (isGlobal ? undefined : home.country);
  const because =
    length === "TOO_SHORT" ? "too-short" : length === "TOO_LONG" ? "too-long" : "not-in-country";
  return { ok: false, because, ...(country === undefined ? {} : { country }) };
}

/** Whether a country of its code could have this number, though perhaps gives it to nobody. */
function isOfAPlan(number: PhoneNumber): boolean {
  if (number.isValid()) return true;
  if (!number.isPossible()) return false;
  const { country } = number;
  const countries = country === undefined ? number.getPossibleCountries() : [country];
  return countries.some((one) => patternOf(one)?.test(number.nationalNumber) === true);
}

const planOf = (country: CountryCode) => {
  const metadata = new Metadata();
  metadata.selectNumberingPlan(country);
  return metadata.numberingPlan;
};

/** Of all its national numbers. Not in the library's types: without it, only given numbers count. */
function patternOf(country: CountryCode): RegExp | undefined {
  const plan: object | undefined = planOf(country);
  if (plan === undefined || !("nationalNumberPattern" in plan)) return undefined;
  const { nationalNumberPattern } = plan;
  if (typeof nationalNumberPattern !== "function") return undefined;
  const pattern: unknown = nationalNumberPattern.call(plan);
  return typeof pattern === "string" ? new RegExp(`^(?:${pattern})$`) : undefined;
}

interface Typed {
  readonly text: string;
  readonly number: PhoneNumber;
  readonly home: NumberHome;
}

function doubtOf(typed: Typed): DialDoubt | undefined {
  const { number, home } = typed;
  const form = formOf(typed);
  if (form !== "global") {
    if (home.isGuessed) return "country-guessed";
    if (number.country !== undefined && number.country !== home.country) return "other-country";
    if (form === "bare") return "prefix-missing";
  }
  return number.isValid() ? undefined : "unlisted";
}

/**
 * `global`: with its country code, behind a plus sign or the home country's international prefix.
 * `national`: with the prefix that the home country writes, if it has one. `bare`: without it, as
 * also local numbers are.
 */
function formOf({ text, number, home }: Typed): "global" | "national" | "bare" {
  if (text.startsWith("+")) return "global";
  const digits = text.replace(/\D/g, "");
  const code = number.countryCallingCode;
  const plan = home.country === undefined ? undefined : planOf(home.country);
  if (plan !== undefined && new RegExp(`^(?:${plan.IDDPrefix()})${code}`).test(digits)) {
    return "global";
  }
  const written = number.formatNational().replace(/\D/g, "");
  // North America writes national numbers without the 1 that may be dialled before them.
  const isNational = digits === written || (code === "1" && digits === `1${written}`);
  return isNational ? "national" : "bare";
}

/** `+15550100177` for what the service or the user gave, else `undefined`. */
export function toE164(number: string, home: NumberHome): string | undefined {
  const reading = readNumber(number, home);
  return reading.ok ? reading.number.number : undefined;
}

/** Numbers at home in their national form, others with the country code, the rest as they came. */
export function formatNumber(number: string, { country }: NumberHome): string {
  const parsed = number.includes("*") ? undefined : inE164(number);
  if (parsed?.isPossible() !== true) return number;
  const code = country === undefined ? undefined : getCountryCallingCode(country);
  return parsed.countryCallingCode === code
    ? parsed.formatNational()
    : parsed.formatInternational();
}
