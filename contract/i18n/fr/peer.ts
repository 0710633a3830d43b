import type { WindowCatalogue } from "../catalogue.ts";

export const peerWords: WindowCatalogue["peerWords"] = {
  unknown: "Appelant inconnu",
  fromDirectory: "Nom de l’annuaire de l’entreprise",
  conference: "Conférence",
  extension: (number) => `Poste ${number}`,
  participant: "Participant",
};
