import type { WindowCatalogue } from "../../catalogue.ts";

const stillHere = "L’appel est encore sur ce téléphone.";
const other = "l’autre téléphone";

export const flipNotTaken: WindowCatalogue["flipNotTaken"] = {
  declined: (phone = other) => ({
    reason: `L’appel a été refusé sur ${phone}.`,
    remedy: stillHere,
  }),
  unanswered: (phone = other) => ({
    reason: `Personne n’a répondu sur ${phone}.`,
    remedy: stillHere,
  }),
  ended: (phone = "L’autre téléphone") => ({
    reason: `${phone} ne sonne plus. On ne sait pas pourquoi.`,
    remedy: stillHere,
  }),
  unknown: (phone = other) => ({
    reason: `RingCentral a accepté le basculement, mais on n’a pas vu sonner ${phone}.`,
    remedy: "Regardez ce téléphone. Ce qui est montré ici est ce que RingCentral signale.",
  }),
};

export const flipSteps: WindowCatalogue["flipSteps"] = {
  title: {
    calling: (phone = other) => `Appel vers ${phone}`,
    ringing: (phone = other) => `Sonne sur ${phone}`,
    answered: (phone = other) => `Pris sur ${phone}`,
  },
  text: {
    calling: "RingCentral a accepté le basculement.",
    ringing: "Décrochez là-bas pour continuer cet appel.",
    answered: "Vous avez l’appel sur les deux téléphones. « Terminer ici » le laisse à l’autre.",
  },
  names: { calling: "Sonne là-bas", ringing: "Pris là-bas", answered: "Terminé ici" },
  tryNext: (phone) => `Essayer ${phone}`,
  list: "Étapes du basculement",
};
