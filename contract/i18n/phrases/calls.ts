import type { CallView } from "../../call-view.ts";
import type { ConsultStep } from "../../app-snapshot.ts";
import { isolated } from "../../outside-text.ts";
import type { OutcomeView } from "../../outcome.ts";
import type { WindowCatalogue } from "../catalogue.ts";
import { peerPhrases } from "./peer.ts";

type Sent = Pick<OutcomeView, "did" | "to" | "state" | "by">;

/** How a consultation goes on, and what was done with a call that has left. */
export function callPhrases(catalogue: WindowCatalogue) {
  const { consultSteps, ringingWords, outcomeDeeds, outcomeStates, specialOutcomes, windowWords } =
    catalogue;
  const { peerTitle } = peerPhrases(catalogue);
  const titleOf = (person: OutcomeView["to"]): string | undefined =>
    person === undefined ? undefined : peerTitle(person);

  /** "Transferred to Rowan Pike" */
  const outcomeDeed = (outcome: Sent): string => outcomeDeeds[outcome.did](titleOf(outcome.to));

  /** "In the voicemail of Rowan Pike"; `undefined` where the deed says it all. */
  function outcomeNow({ did, state, by }: Sent): string | undefined {
    if (did === "ended" || did === "replied") return undefined;
    const taker = titleOf(by);
    if (did === "flipped" && state === "answered") return specialOutcomes.flipped;
    if (did === "parked" && state === "answered") return specialOutcomes.pickedUp(taker);
    const isOwn = did === "declined" || did === "voicemail";
    if (isOwn && state === "voicemail" && taker === undefined) {
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

  /** Whose phones ring for it too, a few of them by name. */
  function ringsTooText({ ringsToo }: CallView): string | undefined {
    if (ringsToo === undefined) return undefined;
    const { people, more } = ringsToo;
    const others = more === 0 ? [] : [ringingWords.others(more)];
    const who = [...people.map((person) => peerTitle(person)), ...others];
    return ringingWords.ringsToo(new Intl.ListFormat(catalogue.locale).format(who));
  }

  /** That it is no new call, but one that the user had sent away. */
  const cameBackText = ({ cameBackFrom }: CallView): string | undefined =>
    cameBackFrom && ringingWords.cameBack(peerTitle(cameBackFrom));

  /** Which queue or number it came by. */
  function viaText({ via, isQueueCall }: CallView): string | undefined {
    if (isQueueCall !== true) return via === undefined ? undefined : windowWords.call.via(via);
    return via === undefined ? ringingWords.someQueue : ringingWords.queue(isolated(via));
  }

  return {
    cameBackText,
    ringsTooText,
    viaText,
    /** How far a consultation is; `who` is asked, where that may be said. */
    consultStepText: (step: ConsultStep, who?: string): string =>
      consultSteps[step](who === undefined ? windowWords.consult.somebody : isolated(who)),
    outcomeDeed,
    outcomeNow,
    outcomeLine,
  };
}
