import type { WindowCatalogue } from "../../catalogue.ts";

export const outcomeDeeds: WindowCatalogue["outcomeDeeds"] = {
  transferred: (to) => (to === undefined ? "Transféré" : `Transféré à ${to}`),
  parked: (to) => (to === undefined ? "Était parqué" : `Était parqué sur ${to}`),
  flipped: (to) => (to === undefined ? "Basculé" : `Basculé vers ${to}`),
  declined: () => "Refusé",
  ended: () => "Terminé",
  voicemail: () => "Envoyé vers la messagerie",
  forwarded: (to) => (to === undefined ? "Renvoyé" : `Renvoyé à ${to}`),
  replied: () => "Répondu par un message",
  ignored: () => "Laissé aux autres",
  rang: () => "A sonné ici aussi",
};

export const outcomeStates: WindowCatalogue["outcomeStates"] = {
  open: () => "On regarde ce qu’il devient",
  ringing: (by) => (by === undefined ? "Sonne là-bas" : `Sonne chez ${by}`),
  answered: (by) => (by === undefined ? "Pris" : `Pris par ${by}`),
  declined: (by) => (by === undefined ? "Refusé là-bas" : `${by} a refusé`),
  unanswered: () => "Personne n’a répondu là-bas",
  busy: () => "Occupé là-bas",
  voicemail: (by) => (by === undefined ? "En messagerie" : `Dans la messagerie de ${by}`),
  "hung-up": () => "L’appelant a raccroché",
  "came-back": () => "De retour chez vous",
  over: (by) => (by === undefined ? "Terminé" : `A été pris par ${by}, maintenant terminé`),
  unknown: () => "On ne sait plus ce qu’il est devenu",
};

export const specialOutcomes: WindowCatalogue["specialOutcomes"] = {
  flipped: "Continue là-bas",
  pickedUp: (by) => (by === undefined ? "Quelqu’un l’a repris" : `Repris par ${by}`),
  yourVoicemail: "Dans votre messagerie",
};

export const outcomeWords: WindowCatalogue["outcomeWords"] = {
  title: "Appels partis",
  dismiss: (name) => `Masquer ${name}`,
  dismissAll: "Tout masquer",
};

export const recentWords: WindowCatalogue["recentWords"] = {
  title: "Récents",
  went: {
    talked: "Conversation",
    missed: "Manqué",
    "not-answered": "Sans réponse",
    "not-known": "On ne sait pas s’il a été pris",
  },
  talked: (duration) => `Conversation ${duration}`,
  incoming: "Entrant",
  outgoing: "Sortant",
  seenHere:
    "Seulement ce que Ringside a vu lui-même ; le journal d’appels de RingCentral n’est pas lu.",
  callBack: (who) => `Rappeler ${who}`,
  more: (count) => `En montrer ${count} de plus`,
  kept: "Conserver les appels récents",
  days: (days) => {
    if (days === 0) return "Pas du tout";
    return days === 1 ? "Pendant 1 jour" : `Pendant ${days} jours`;
  },
  forget: "Les oublier à la déconnexion",
};
