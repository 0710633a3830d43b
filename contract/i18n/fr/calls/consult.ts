import type { WindowCatalogue } from "../../catalogue.ts";

export const consult: WindowCatalogue["windowWords"]["consult"] = {
  heading: (name) => `Consulter au sujet de ${name}`,
  region: "Transfert avec consultation",
  about: "Met cet appel en attente et appelle quelqu’un à son sujet.",
  waiting: "En attente",
  somebody: "L’autre côté",
  conference: "En faire une conférence",
  noConference:
    "RingCentral ne laisse qu’un téléphone commencer une conférence. Réunissez les appels avec la touche de conférence du téléphone.",
  blindInstead: "Transférer sans consulter",
};

export const consultSteps: WindowCatalogue["consultSteps"] = {
  placing: () => "Appel en cours d’établissement",
  phone: () => "Votre téléphone sonne d’abord",
  ringing: (who) => `Sonne chez ${who}`,
  answered: () => "A répondu",
  busy: (who) => `${who} est occupé`,
  declined: (who) => `${who} a refusé`,
  unanswered: (who) => `${who} n’a pas répondu`,
  "not-reached": (who) => `${who} n’a pas été joint`,
  over: (who) => `${who} a raccroché`,
};
