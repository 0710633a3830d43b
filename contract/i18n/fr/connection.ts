import type { WindowCatalogue } from "../catalogue.ts";

export const connectionWords: WindowCatalogue["connectionWords"] = {
  lost: "Connexion perdue",
  updating: "Relecture de vos appels",
  connecting: "Connexion en cours",
  silent: "RingCentral ne répond pas",
  pause: "RingCentral a demandé une pause",
  refused: (status) => `RingCentral a refusé la connexion (${status})`,
  unavailable: (status) => `RingCentral n’est pas disponible (${status})`,
  nextTry: (time) => `Prochain essai dans ${time}.`,
  noneBefore: "RingCentral n’en permet aucun avant.",
  tryNow: "Essayer maintenant",
};
