import type { WindowCatalogue } from "../catalogue.ts";

type WindowWords = WindowCatalogue["windowWords"];

export const chooser: WindowWords["chooser"] = {
  whichCall: (action) => `${action}: welcher Anruf?`,
  flip: "Auf welches Telefon umlegen?",
  flipEmpty: "Ihre Nebenstelle hat noch keine Umlegenummern.",
  park: "Wo parken?",
  ownOrbit: "Parkplatz des Systems",
  ownOrbitNote: "Alle können ihn über die Nummer des Parkplatzes abholen.",
  parkEmpty: "Für Ihre Nebenstelle gibt es keinen Parkplatz.",
  gone: "Dieser Anruf ist vorbei.",
};

export const transfer: WindowWords["transfer"] = {
  heading: (name) => `${name} weiterleiten`,
  enterAgain: "Bestätigen Sie noch einmal mit der Eingabetaste.",
};

export const dial: WindowWords["dial"] = {
  verb: "Wählen",
  ringsFirst: (phone) => `${phone} klingelt zuerst.`,
  otherPhone: "Anderes Telefon für den Anruf wählen",
  ask: (whom) => `${whom} anrufen?`,
  enterAgain: "Drücken Sie noch einmal die Eingabetaste, um anzurufen.",
  calling: (who) => `Anruf bei ${who}`,
  placing: {
    sent: () => "RingCentral wird gebeten, den Anruf aufzubauen.",
    accepted: (phone) => `${phone} klingelt zuerst.`,
    unknown: () =>
      "RingCentral hat nicht rechtzeitig geantwortet. Es wird nachgesehen, ob der Anruf aufgebaut wurde.",
  },
};
