import type { WindowCatalogue } from "../catalogue.ts";

type WindowWords = WindowCatalogue["windowWords"];

export const chooser: WindowWords["chooser"] = {
  whichCall: (action) => `${action} : quel appel ?`,
  flip: "Basculer vers quel téléphone ?",
  flipEmpty: "Votre poste n’a pas encore de numéros de basculement.",
  park: "Parquer où ?",
  ownOrbit: "Place de parcage du système",
  ownOrbitNote: "Tout le monde peut le reprendre par le numéro de la place.",
  parkEmpty: "Il n’y a pas de place de parcage pour votre poste.",
  gone: "Cet appel est terminé.",
};

export const transfer: WindowWords["transfer"] = {
  heading: (name) => `Transférer ${name}`,
  enterAgain: "Appuyez encore sur Entrée pour confirmer.",
};

export const dial: WindowWords["dial"] = {
  verb: "Appeler",
  ringsFirst: (phone) => `${phone} sonne d’abord.`,
  otherPhone: "Choisir un autre téléphone pour appeler",
  ask: (whom) => `Appeler ${whom} ?`,
  enterAgain: "Appuyez encore sur Entrée pour appeler.",
  calling: (who) => `Appel de ${who}`,
  placing: {
    sent: () => "Demande à RingCentral de passer l’appel.",
    accepted: (phone) => `${phone} sonne d’abord.`,
    unknown: () => "RingCentral n’a pas répondu à temps. Vérification si l’appel a été passé.",
  },
};
