/** Numbers as people type and read them, and as the service wants them. */
import { parsePhoneNumberFromString } from "libphonenumber-js";

import { done, failed, type Result } from "../../contract/result.ts";
import type { TransferTarget } from "../../contract/intent.ts";
import type { WireTransferTarget } from "./ports.ts";

/** Numbers without a country code are read as dialled in this country. */
const homeCountry = "US";
const homeCallingCode = "1";
/** Longer ones are telephone numbers; the service's extensions have at most six digits. */
const longestExtension = 6;

const invalid = (detail: string): Result<never> => failed({ code: "bad-input", detail });

const withoutPunctuation = (typed: string): string => typed.replace(/[\s().\-/]/g, "");

/** `+15550100177` for anything that could be a telephone number, else `undefined`. */
export function toE164(typed: string): string | undefined {
  const parsed = parsePhoneNumberFromString(typed, homeCountry);
  if (parsed === undefined || !parsed.isPossible() || parsed.ext !== undefined) return undefined;
  return parsed.number;
}

function companyExtension(company: string, extension: string): Result<WireTransferTarget> {
  const number = toE164(company);
  if (number === undefined) return invalid("the company number is not a telephone number");
  if (!/^[0-9]{1,10}$/.test(extension)) return invalid("the extension is not a number");
  return done({ phoneNumber: `${number}*${extension}` });
}

function typedNumber(typed: string): Result<WireTransferTarget> {
  const bare = withoutPunctuation(typed);
  if (/^[0-9]+$/.test(bare) && bare.length <= longestExtension) {
    return done({ extensionNumber: bare });
  }
  const [company, extension, ...more] = bare.split("*");
  if (company !== undefined && extension !== undefined && more.length === 0) {
    return companyExtension(company, extension);
  }
  const number = toE164(bare);
  return number === undefined ? invalid("not a telephone number") : done({ phoneNumber: number });
}

/** Where a transfer goes on the wire; a target that cannot be dialled is `bad-input`. */
export function transferTargetOf(to: TransferTarget): Result<WireTransferTarget> {
  switch (to.kind) {
    case "phone-number":
      return typedNumber(to.phoneNumber);
    case "extension":
      return done({ extensionNumber: to.extensionNumber });
    case "company-extension":
      return companyExtension(to.companyNumber, to.extensionNumber);
    case "voicemail":
      return done({ voicemail: to.extensionId });
    default:
      return neverTarget(to);
  }
}

function neverTarget(to: never): never {
  throw new Error(`unhandled transfer target ${JSON.stringify(to)}`);
}

/** Home numbers in their national form, others with the country code, the rest as they came. */
export function formatNumber(number: string): string {
  const parsed = number.startsWith("+") ? parsePhoneNumberFromString(number) : undefined;
  if (parsed === undefined || !parsed.isPossible() || number.includes("*")) return number;
  return parsed.countryCallingCode === homeCallingCode
    ? parsed.formatNational()
    : parsed.formatInternational();
}
