import type { WindowCatalogue } from "../catalogue.ts";

export const peerWords: WindowCatalogue["peerWords"] = {
  unknown: "Unbekannter Anrufer",
  conference: "Konferenz",
  extension: (number) => `Nst. ${number}`,
  participant: "Teilnehmer",
  fromDirectory: "Name aus dem Firmenverzeichnis",
};
