import type { WindowCatalogue } from "../catalogue.ts";

export const connectionWords: WindowCatalogue["connectionWords"] = {
  lost: "Verbindung verloren",
  updating: "Ihre Anrufe werden neu gelesen",
  connecting: "Verbindung wird aufgebaut",
  silent: "RingCentral antwortet nicht",
  pause: "RingCentral hat um eine Pause gebeten",
  refused: (status) => `RingCentral hat die Verbindung abgelehnt (${status})`,
  unavailable: (status) => `RingCentral ist nicht verfügbar (${status})`,
  nextTry: (time) => `Nächster Versuch in ${time}.`,
  noneBefore: "RingCentral erlaubt vorher keinen.",
  tryNow: "Jetzt versuchen",
};
