import type { ConsultStep } from "../../app-snapshot.ts";
import { isolated } from "../../outside-text.ts";
import type { OutcomeView } from "../../outcome.ts";
import type { WindowCatalogue } from "../catalogue.ts";
import { peerPhrases } from "./peer.ts";

/** How a consultation goes on, and what was done with a call that has left. */
export function callPhrases(catalogue: WindowCatalogue) {
  const { consultSteps, outcomeDeeds, outcomeStates, specialOutcomes, windowWords } = catalogue;
  const { peerTitle } = peerPhrases(catalogue);
  const titleOf = (person: OutcomeView["to"]): string | undefined =>
    person === undefined ? undefined : peerTitle(person);

  /** "Transferred to Rowan Pike" */
  const outcomeDeed = (outcome: OutcomeView): string =>
    outcomeDeeds[outcome.did](titleOf(outcome.to));

  /** "In the voicemail of Rowan Pike"; `undefined` where the deed says it all. */
  function outcomeNow({ did, state, by }: OutcomeView): string | undefined {
    if (did === "ended") return undefined;
    const taker = titleOf(by);
    if (did === "flipped" && state === "answered") return specialOutcomes.flipped;
    if (did === "parked" && state === "answered") return specialOutcomes.pickedUp(taker);
    if (did === "declined" && state === "voicemail" && taker === undefined) {
      return specialOutcomes.yourVoicemail;
    }
    return outcomeStates[state](taker);
  }

  /** All of it in one line. */
  function outcomeLine(outcome: OutcomeView): string {
    const now = outcomeNow(outcome);
    const deed = `${peerTitle(outcome.peer)} – ${outcomeDeed(outcome)}`;
    return now === undefined ? deed : `${deed} – ${now}`;
  }

  return {
    /** How far a consultation is; `who` is asked, where that may be said. */
    consultStepText: (step: ConsultStep, who?: string): string =>
      consultSteps[step](who === undefined ? windowWords.consult.somebody : isolated(who)),
    outcomeDeed,
    outcomeNow,
    outcomeLine,
  };
}
