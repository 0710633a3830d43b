import type { WindowCatalogue } from "../catalogue.ts";

export const peerWords: WindowCatalogue["peerWords"] = {
  unknown: "Appelant inconnu",
  conference: "Conférence",
  extension: (number) => `Poste ${number}`,
  participant: "Participant",
};
