import type { AppSnapshot } from "../../contract/app-snapshot.ts";
import type { Words } from "../../contract/i18n/words.ts";
import { stateWords } from "../call/call-text.ts";

/** How things are, in the sentences that are said aloud: each call, then how many wait. */
export function spokenState(words: Words, snapshot: AppSnapshot): string {
  const { spokenWords, peerTitle } = words;
  const { calls, waiting, connection } = snapshot;
  return [
    ...(connection.state === "stale" ? [spokenWords.stale] : []),
    ...calls.map((call) => spokenWords.call(peerTitle(call.peer), stateWords(words, call))),
    ...(calls.length === 0 ? [spokenWords.noCalls] : []),
    ...(waiting.length > 0 ? [spokenWords.waiting(waiting.length)] : []),
  ].join(" ");
}
