import { longestReply } from "../../intent.ts";
import type { AppError } from "../../result.ts";
import type { WindowCatalogue } from "../catalogue.ts";
import type { Explanation } from "../explanation.ts";
import { explainService } from "./service.ts";

type RateLimited = Extract<AppError, { readonly code: "rate-limited" }>;
type SignInFailed = Extract<AppError, { readonly code: "sign-in-failed" }>;
type NotDialled = Extract<AppError, { readonly code: "not-dialable" | "not-confirmed" }>;

/** Every expected failure in plain language. Total: a new code does not compile without its words. */
export function failurePhrases(catalogue: WindowCatalogue) {
  const { failureWords: words, flipNotTaken, replyRefusals, reasons, serviceWords } = catalogue;

  /**
   * `entry` is what the user typed or chose, as it stood in the form, for a sentence that names it;
   * errors themselves hold no names or numbers, since they are logged.
   */
  function explain(error: AppError, entry?: string): Explanation {
    switch (error.code) {
      case "offline":
        return words.networkTroubles[error.network ?? "unreachable"];
      case "signed-out":
        return error.ended === undefined ? words.signedOut : words.sessionEnds[error.ended];
      case "timed-out":
        return words.timedOut;
      case "rate-limited":
        return pauseFor(words, error);
      case "call-gone":
        return words.callGone;
      case "call-changed":
        return words.callChanged;
      case "not-allowed":
        return { reason: reasons[error.reason], remedy: words.nothingSent };
      case "service":
        return explainService(serviceWords, error, entry);
      case "events-refused":
        return words.eventsRefused(error.status);
      case "bad-reply":
        return words.badReply;
      case "reply-too-large":
      case "reply-endless":
        return words.unreadReplies[error.code];
      case "bad-input":
        return words.badInput;
      case "not-dialable":
      case "not-confirmed":
        return notDialled(catalogue, error, entry);
      case "not-a-reply":
        return replyRefusals[error.because](longestReply);
      case "hotkey-taken":
        return words.hotkeyTaken(error.accelerator);
      case "hotkey-invalid":
        return words.hotkeyInvalid(error.accelerator);
      case "sign-in-failed":
        return notSignedIn(words, error);
      case "other-not-held":
        return words.otherNotHeld[error.outcome];
      case "other-left-held": {
        const { reason, remedy } = explain(error.because, entry);
        return { reason: words.otherLeftHeld(reason), remedy };
      }
      case "flip-not-taken":
        return flipNotTaken[error.how](entry);
      case "internal":
        return words.internal;
    }
  }

  return { explain };
}

type Words = WindowCatalogue["failureWords"];

const pauseFor = (words: Words, { retryAfterMs, own }: RateLimited): Explanation =>
  (own === true ? words.ownPause : words.pause)(Math.max(1, Math.ceil(retryAfterMs / 1000)));

const notSignedIn = (words: Words, { cause, network }: SignInFailed): Explanation =>
  cause === "unreachable" && network !== undefined
    ? words.networkTroubles[network]
    : words.signInCauses[cause];

const notDialled = (
  { dialRefusals, dialWords, doubts }: WindowCatalogue,
  error: NotDialled,
  entry: string | undefined,
): Explanation =>
  error.code === "not-dialable"
    ? dialRefusals[error.because]({ entry })
    : { reason: doubts[error.doubt], remedy: dialWords.confirmRemedy };

export type Explain = ReturnType<typeof failurePhrases>["explain"];
