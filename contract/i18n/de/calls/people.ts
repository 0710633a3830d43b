import type { WindowCatalogue } from "../../catalogue.ts";

export const peopleWords: WindowCatalogue["peopleWords"] = {
  field: "Name, Nebenstelle oder Nummer",
  last: "Zuletzt gewählt",
  matches: "Treffer",
  nobody: "Niemand passt.",
  nobodyRemedy: "Prüfen Sie die Schreibweise, oder geben Sie eine Nummer ein.",
  noMailbox: "Nur ein Kollege hat hier eine Voicemail.",
  noMailboxRemedy: "Wählen Sie einen aus der Liste.",
  noTelephone: "Das ist kein Telefon, das man anrufen kann.",
  noTelephoneRemedy: "Wählen Sie jemanden, oder geben Sie eine Nummer ein.",
  does: {
    dial: "Anrufen",
    transfer: "Weiterleiten",
    consult: "Erst fragen",
    forward: "Weitergeben",
    voicemail: "Voicemail",
    park: "Parken",
    flip: "Umlegen",
  },
  yes: (does) => `Dorthin: ${does}`,
  parkAt: (place) => `Parken: ${place}`,
  flipTo: (phone) => `Umlegen: ${phone}`,
  enter: (does) => `Eingabe: ${does}`,
  shiftEnter: (does) => `Umschalt+Eingabe: ${does}`,
  ctrlEnter: (key, does) => `${key}: ${does}`,
};
