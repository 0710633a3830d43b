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
  kind: "Weiterleiten an",
  kinds: {
    colleague: "Kollege",
    "phone-number": "Telefonnummer",
    extension: "Nebenstelle",
    voicemail: "Voicemail",
    "company-extension": "Nebenstelle einer Firma",
  },
  search: "Nach Name oder Nebenstelle suchen",
  voicemailOf: "Wessen Voicemail?",
  matches: "Passende Kollegen",
  noMatch: "Niemand passt.",
  moreColleagues: (count) =>
    `${count.toLocaleString("de")} weitere Kollegen stehen nicht in dieser Liste. Geben Sie stattdessen ihre Nebenstelle ein.`,
  phoneNumber: "Telefonnummer",
  extensionNumber: "Nebenstelle",
  companyNumber: "Firmennummer",
  submit: "Anruf weiterleiten",
  confirm: "Dorthin weiterleiten",
  enterAgain: "Drücken Sie noch einmal die Eingabetaste, um dorthin weiterzuleiten.",
  chooseSomeone: "Wählen Sie jemanden aus der Liste.",
};

export const dial: WindowWords["dial"] = {
  field: "Name, Nebenstelle oder Nummer",
  last: "Zuletzt gewählt",
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
