/** Spanish; the keys are those of English. */
export { availabilityWords } from "./calls/availability.ts";
export { cardNumberWords } from "./calls/card-number.ts";
export { accountWords } from "./account.ts";
export { consultSteps } from "./calls/consult.ts";
export { flipNotTaken, flipSteps } from "./calls/flip.ts";
export {
  outcomeDeeds,
  outcomeStates,
  outcomeWords,
  recentWords,
  specialOutcomes,
} from "./calls/outcome.ts";
export { peopleWords } from "./calls/people.ts";
export { replyRefusals, ringingWords } from "./calls/ringing.ts";
export { secondChanceWords } from "./calls/second-chance.ts";
export { spokenWords, toneWords } from "./calls/tones.ts";
export { waitingWords } from "./calls/waiting.ts";
export { connectionWords } from "./connection.ts";
export {
  commandLineSettings,
  integrationWords,
  phoneLinkWords,
  leaveWords,
  verbNames,
} from "./desktop/automation.ts";
export { diagnosticsWords } from "./diagnostics.ts";
export { updateWords } from "./desktop/updates.ts";
export { dialRefusals, dialWords, doubts } from "./dialing.ts";
export { failureWords } from "./failures.ts";
export { hotkeyNames } from "./hotkeys.ts";
export { keysWords } from "./keys.ts";
export { operationWords } from "./operations.ts";
export { peerWords } from "./peer.ts";
export { reasons } from "./reasons.ts";
export { serviceWords } from "./service.ts";
export { settingsWords } from "./settings.ts";
export { stateNames, windowWords } from "./window.ts";

/** As `Intl` and the document's `lang` take it. */
export const locale = "es";
export const direction: "ltr" | "rtl" = "ltr";
