/** What people type or paste to be dialled, and how main reads it. Main alone decides. */
import * as v from "valibot";

/** More than any number with its words around it; anything may be pasted into a field. */
export const longestEntry = 128;
/** A form's text as it stands there: any characters, read in `main/calls/dialing`. */
export const entry = v.pipe(v.string(), v.maxLength(longestEntry));

/** Why an entry cannot be dialled. The words for each stand in `i18n/en/dialing.ts`. */
export const dialRefusal = v.picklist([
  "empty",
  "not-a-number",
  "not-an-extension",
  /** Fewer or more digits than any number of the country has. */
  "too-short",
  "too-long",
  /** The country has no numbers like this, as when another country's was typed without its code. */
  "not-in-country",
  "no-such-country",
  /** A national number, and nobody knows of which country. */
  "country-unknown",
  /** Codes of the service are for a phone's keys. */
  "service-code",
  "park-slot",
  /** An emergency number that is no extension either: never dialled by a transfer. */
  "emergency",
  /** The same, where the directory could not be read. */
  "emergency-unless-extension",
  /** The user's own extension or number. */
  "yourself",
  /** A forwarded call would come back by it: the user's own, or the number that was called. */
  "leads-back",
  /** Whoever is calling. */
  "the-caller",
  /** Whoever is on the line already, who is to be asked about. */
  "same-caller",
]);
export type DialRefusal = v.InferOutput<typeof dialRefusal>;

/** Why an entry is asked about before it is dialled, the gravest first. */
export const dialDoubts = [
  /** A new call to an emergency number, and then once more where help would be sent. */
  "emergency-call",
  "emergency-address",
  /** There is an extension by the number of an emergency call. */
  "emergency-extension",
  /** The account names no home country: read as one of its company number's. */
  "country-guessed",
  /** The service documents no way to dial the extension behind a number. */
  "extension-left-out",
  "other-company",
  /** Letters were read as the keys that they stand on. */
  "letters",
  /** Typed as a number at home, it belongs to a country that shares the code. */
  "other-country",
  /** The prefix of national numbers is missing, so it could be a local number. */
  "prefix-missing",
  /** Of the right form, in a range that nobody is known to have. */
  "unlisted",
  /** There is no doubt, but no new call is placed before the user has seen where it goes. */
  "new-call",
] as const;
export const dialDoubt = v.picklist(dialDoubts);
export type DialDoubt = v.InferOutput<typeof dialDoubt>;

/** A number as main shows it, or as it goes out. */
export const shownNumber = v.pipe(v.string(), v.maxLength(64));
/** ISO 3166, as in `DE`. */
const countryCode = v.pipe(v.string(), v.regex(/^[A-Z]{2}$/));

/** Where an entry leads, written as people read it. */
const dialDestination = v.variant("kind", [
  v.strictObject({
    kind: v.literal("extension"),
    extensionNumber: shownNumber,
    /** Whose it is, by the directory. */
    name: v.optional(v.pipe(v.string(), v.maxLength(512))),
    /** It is not in the directory, which was read. */
    isUnknown: v.optional(v.literal(true)),
  }),
  v.strictObject({
    kind: v.literal("phone-number"),
    number: shownNumber,
    /** Absent for numbers of no country in particular. */
    country: v.optional(countryCode),
    /** An extension of that company. */
    extensionNumber: v.optional(shownNumber),
  }),
]);
export type DialDestination = v.InferOutput<typeof dialDestination>;

/**
 * How an entry is read. `asks`: nothing is dialled until the same entry comes with this `confirm`,
 * which is what the user was shown.
 */
export const dialReading = v.variant("verdict", [
  v.strictObject({ verdict: v.literal("dials"), destination: dialDestination }),
  v.strictObject({
    verdict: v.literal("asks"),
    destination: dialDestination,
    doubt: dialDoubt,
    confirm: shownNumber,
  }),
  v.strictObject({
    verdict: v.literal("refused"),
    because: dialRefusal,
    /** Whose numbering plan says so. */
    country: v.optional(countryCode),
  }),
]);
export type DialReading = v.InferOutput<typeof dialReading>;

/** How many numbers that were dialled last are kept. */
export const mostDialled = 8;

/** What was dialled: as it goes into the field again, and as people read it. */
export const dialledTarget = v.strictObject({
  entry,
  /** Whose it is, where the directory said so then. */
  name: v.optional(v.pipe(v.string(), v.maxLength(512))),
});
export type DialledTarget = v.InferOutput<typeof dialledTarget>;
