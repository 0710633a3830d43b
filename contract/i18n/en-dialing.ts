/** The words for how an entry is read before it is dialled. */
import type { DialDestination, DialDoubt, DialReading, DialRefusal } from "../dialing.ts";
import type { AppError } from "../result.ts";
import type { Explanation } from "./en-reasons.ts";

const countryName = (code: string): string =>
  new Intl.DisplayNames(["en"], { type: "region" }).of(code) ?? code;

interface Meant {
  /** What was typed, for a sentence that names it. */
  readonly entry?: string | undefined;
  /** Whose numbers are meant. */
  readonly country?: string | undefined;
}

export const explainRefusal = (because: DialRefusal, meant: Meant = {}): Explanation =>
  refusals[because](meant);

const where = ({ country }: Meant): string =>
  country === undefined ? "" : ` (${countryName(country)})`;
const callFromPhone = "Make an emergency call from a phone.";
const otherCountries = "Begin a number of another country with + and its country code.";

const refusals: Record<DialRefusal, (meant: Meant) => Explanation> = {
  empty: () => ({ reason: "Enter an extension or a phone number.", remedy: "Nothing was sent." }),
  "not-a-number": () => ({
    reason: "That is not a phone number.",
    remedy: "Enter digits, with + before a country code if there is one.",
  }),
  "not-an-extension": () => ({
    reason: "That is not an extension.",
    remedy: "Enter one to ten digits.",
  }),
  "too-short": (meant) => ({
    reason: `The number is too short${where(meant)}.`,
    remedy: "Add what is missing, such as the area code.",
  }),
  "too-long": (meant) => ({
    reason: `The number is too long${where(meant)}.`,
    remedy: otherCountries,
  }),
  "not-in-country": (meant) => ({
    reason: `There are no numbers like this${where(meant)}.`,
    remedy: otherCountries,
  }),
  "no-such-country": () => ({
    reason: "No country has the code behind the plus sign.",
    remedy: "Check the digits.",
  }),
  "country-unknown": () => ({
    reason: "RingCentral does not say in which country your account is.",
    remedy: "Begin the number with + and its country code.",
  }),
  "service-code": () => ({
    reason: "Codes with * and # work on a phone’s keys alone. Ringside cannot dial them.",
    remedy: "Press the code on the phone itself.",
  }),
  "park-slot": () => ({
    reason: "That is a park slot. Ringside cannot dial one.",
    remedy: "Park a call with Park. Dial the slot on a phone to take the call in it.",
  }),
  emergency: ({ entry }) => ({
    reason: `There is no extension ${entry ?? "by this number"}, and a transfer never dials an emergency number.`,
    remedy: callFromPhone,
  }),
  "emergency-unless-extension": ({ entry }) => ({
    reason: `Whether ${entry ?? "this"} is an extension is not known, and a transfer never dials an emergency number.`,
    remedy: callFromPhone,
  }),
  yourself: () => ({
    reason: "That is your own number.",
    remedy: "Enter somebody else’s.",
  }),
  "same-caller": () => ({
    reason: "That is who you are talking to already.",
    remedy: "Enter whom you want to ask.",
  }),
};

/** What was not sent, and why. */
export const explainDialing = (
  error: Extract<AppError, { readonly code: "not-dialable" | "not-confirmed" }>,
  entry?: string,
): Explanation =>
  error.code === "not-dialable"
    ? explainRefusal(error.because, { entry })
    : {
        reason: doubts[error.doubt],
        remedy: "Nothing was sent. Look at what would be dialed, and confirm it.",
      };

/** Why it is asked about. */
export const doubts: Record<DialDoubt, string> = {
  "emergency-call": "This is an emergency number. A call from a phone itself is surer.",
  "emergency-address":
    "The call goes out from the address that your phone is registered at. Help is sent there.",
  "emergency-extension": "It is an extension here, and not the emergency call.",
  "country-guessed":
    "RingCentral does not say in which country your account is. This is your company number’s.",
  "extension-left-out":
    "The extension behind the number cannot be dialed with it. The caller has to enter it.",
  "other-company": "RingCentral promises this only for your own company number.",
  letters: "Letters were read as the keys they stand on.",
  "other-country": "It is in another country with the same country code.",
  "prefix-missing": "It lacks the prefix or area code, so it may be a local number.",
  unlisted: "No such number is known to be in use.",
  "new-call": "No call has been placed yet.",
};

/** Where it leads, in one line: `+49 30 1234567 · Germany`. */
export function destinationText(destination: DialDestination): string {
  return destinationParts(destination).join(" · ");
}

function destinationParts(destination: DialDestination): string[] {
  if (destination.kind === "extension") {
    const { extensionNumber, name, isUnknown } = destination;
    const whose = name ?? (isUnknown === true ? "not in the directory" : undefined);
    return [`ext. ${extensionNumber}`, ...(whose === undefined ? [] : [whose])];
  }
  const { number, country, extensionNumber } = destination;
  return [
    number,
    ...(extensionNumber === undefined ? [] : [`ext. ${extensionNumber}`]),
    ...(country === undefined ? [] : [countryName(country)]),
  ];
}

/** What a press of Enter would come to, while it is typed; nothing to say of an empty field. */
export function readingText(reading: DialReading): string | undefined {
  const isPlain = reading.verdict === "asks" && reading.doubt === "new-call";
  if (reading.verdict === "dials" || isPlain)
    return `Dials ${destinationText(reading.destination)}`;
  if (reading.verdict === "asks") return `Dial ${destinationText(reading.destination)}?`;
  return reading.because === "empty"
    ? undefined
    : explainRefusal(reading.because, { country: reading.country }).reason;
}
