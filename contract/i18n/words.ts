/**
 * The words of one language, and the sentences that are put together of them: what every surface
 * speaks with. They are handed in, so that all of it can change to another language at once.
 */
import type { DesktopCatalogue, WindowCatalogue } from "./catalogue.ts";
import { accountPhrases } from "./phrases/account.ts";
import { availabilityPhrases } from "./phrases/availability.ts";
import { callPhrases } from "./phrases/calls.ts";
import { connectionPhrases } from "./phrases/connection.ts";
import { dialingPhrases } from "./phrases/dialing.ts";
import { failurePhrases } from "./phrases/failures.ts";
import { noticePhrases } from "./phrases/notices.ts";
import { operationPhrases } from "./phrases/operations.ts";
import { peerPhrases } from "./phrases/peer.ts";

/** What the window speaks with. */
export interface Words extends WindowCatalogue, ReturnType<typeof phrasesOf> {}
/** What main and the command line speak with. */
export interface DesktopWords extends Words, DesktopCatalogue {}

/** Words that may become those of another language: read them when something is said, keep none. */
export interface Speech<Spoken extends Words = Words> {
  readonly words: Spoken;
}
export type DesktopSpeech = Speech<DesktopWords>;

function phrasesOf(catalogue: WindowCatalogue) {
  const failures = failurePhrases(catalogue);
  return {
    ...failures,
    ...connectionPhrases(catalogue, failures.explain),
    ...operationPhrases(catalogue),
    ...peerPhrases(catalogue),
    ...dialingPhrases(catalogue),
    ...callPhrases(catalogue),
    ...availabilityPhrases(catalogue),
    ...accountPhrases(catalogue),
    ...noticePhrases(catalogue),
  };
}

export const wordsOf = (catalogue: WindowCatalogue): Words => ({
  ...catalogue,
  ...phrasesOf(catalogue),
});

export const desktopWordsOf = (common: WindowCatalogue, own: DesktopCatalogue): DesktopWords => ({
  ...wordsOf(common),
  ...own,
});
