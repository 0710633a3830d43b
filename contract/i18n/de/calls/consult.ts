import type { WindowCatalogue } from "../../catalogue.ts";

export const consult: WindowCatalogue["windowWords"]["consult"] = {
  heading: (name) => `Rückfrage zu ${name}`,
  region: "Weiterleiten mit Rückfrage",
  about: "Hält diesen Anruf und ruft jemanden dazu an.",
  waiting: "Wartet",
  somebody: "Die andere Seite",
  conference: "Zur Konferenz machen",
  noConference:
    "RingCentral lässt nur ein Telefon eine Konferenz beginnen. Verbinden Sie die Anrufe mit der Konferenztaste des Telefons.",
  blindInstead: "Ohne Rückfrage weiterleiten",
};

export const consultSteps: WindowCatalogue["consultSteps"] = {
  placing: () => "Anruf wird aufgebaut",
  phone: () => "Zuerst klingelt Ihr Telefon",
  ringing: (who) => `Klingelt bei ${who}`,
  answered: () => "Angenommen",
  busy: (who) => `${who} ist besetzt`,
  declined: (who) => `${who} hat abgelehnt`,
  unanswered: (who) => `${who} hat nicht angenommen`,
  "not-reached": (who) => `${who} wurde nicht erreicht`,
  over: (who) => `${who} hat aufgelegt`,
};
