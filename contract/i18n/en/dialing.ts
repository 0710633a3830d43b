/** The words for how an entry is read before it is dialled. */
import type { DialDoubt, DialRefusal } from "../../dialing.ts";
import type { Explanation, MeantEntry } from "../explanation.ts";

const where = ({ country }: MeantEntry): string => (country === undefined ? "" : ` (${country})`);
const callFromPhone = "Make an emergency call from a phone.";
const otherCountries = "Begin a number of another country with + and its country code.";

export const dialRefusals: Record<DialRefusal, (meant: MeantEntry) => Explanation> = {
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
  "leads-back": () => ({
    reason: "The call came by that number, so it would only come back.",
    remedy: "Forward it to somebody else.",
  }),
  "the-caller": () => ({
    reason: "That is who is calling.",
    remedy: "Forward the call to somebody else.",
  }),
  "same-caller": () => ({
    reason: "That is who you are talking to already.",
    remedy: "Enter whom you want to ask.",
  }),
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

export const dialWords = {
  /** An extension in a line of text. */
  extension: (number: string) => `ext. ${number}`,
  notInDirectory: "not in the directory",
  dials: (destination: string) => `Dials ${destination}`,
  asks: (destination: string) => `Dial ${destination}?`,
  confirmRemedy: "Nothing was sent. Look at what would be dialed, and confirm it.",
};
