import type { DialDestination, DialReading, DialRefusal } from "../../dialing.ts";
import type { WindowCatalogue } from "../catalogue.ts";
import type { Explanation } from "../explanation.ts";

interface Meant {
  /** What was typed, for a sentence that names it. */
  readonly entry?: string | undefined;
  /** Whose numbers are meant: a country's code of two letters. */
  readonly country?: string | undefined;
}

/** How an entry is read before it is dialled. */
export function dialingPhrases({ locale, dialRefusals, dialWords }: WindowCatalogue) {
  const countryName = (code: string): string =>
    new Intl.DisplayNames([locale], { type: "region" }).of(code) ?? code;

  const explainRefusal = (because: DialRefusal, { entry, country }: Meant = {}): Explanation =>
    dialRefusals[because]({
      entry,
      country: country === undefined ? undefined : countryName(country),
    });

  function destinationParts(destination: DialDestination): string[] {
    if (destination.kind === "extension") {
      const { extensionNumber, name, isUnknown } = destination;
      const whose = name ?? (isUnknown === true ? dialWords.notInDirectory : undefined);
      return [dialWords.extension(extensionNumber), ...(whose === undefined ? [] : [whose])];
    }
    const { number, country, extensionNumber } = destination;
    return [
      number,
      ...(extensionNumber === undefined ? [] : [dialWords.extension(extensionNumber)]),
      ...(country === undefined ? [] : [countryName(country)]),
    ];
  }

  /** Where it leads, in one line: `+49 30 1234567 · Germany`. */
  const destinationText = (destination: DialDestination): string =>
    destinationParts(destination).join(" · ");

  /** What a press of Enter would come to, while it is typed; nothing to say of an empty field. */
  function readingText(reading: DialReading): string | undefined {
    const isPlain = reading.verdict === "asks" && reading.doubt === "new-call";
    if (reading.verdict === "dials" || isPlain) {
      return dialWords.dials(destinationText(reading.destination));
    }
    if (reading.verdict === "asks") return dialWords.asks(destinationText(reading.destination));
    return reading.because === "empty"
      ? undefined
      : explainRefusal(reading.because, { country: reading.country }).reason;
  }

  return { explainRefusal, destinationText, readingText };
}
