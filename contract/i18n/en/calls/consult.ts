/** The words of a warm transfer. */
import type { ConsultStep } from "../../../app-snapshot.ts";

export const consult = {
  heading: (name: string) => `Ask first about ${name}`,
  region: "Warm transfer",
  about: "Holds this call and calls somebody about it.",
  waiting: "Waiting",
  somebody: "The other side",
  conference: "Make it a conference",
  noConference:
    "RingCentral lets only a phone start a conference. Join the calls with the phone’s own conference key.",
  blindInstead: "Transfer without asking",
};

/** How far it is with whom one asks. */
export const consultSteps: Readonly<Record<ConsultStep, (who: string) => string>> = {
  placing: () => "Placing the call",
  phone: () => "Your phone rings first",
  ringing: (who) => `Ringing at ${who}`,
  answered: () => "Answered",
  busy: (who) => `${who} is busy`,
  declined: (who) => `${who} declined`,
  unanswered: (who) => `${who} did not answer`,
  "not-reached": (who) => `${who} was not reached`,
  over: (who) => `${who} has hung up`,
};
