import type { WindowCatalogue } from "../../catalogue.ts";

const inTime: WindowCatalogue["ringingWords"]["reply"]["inTime"] = {
  Minute: (time) => (time === 1 ? "dans 1 minute" : `dans ${time} minutes`),
  Hour: (time) => (time === 1 ? "dans 1 heure" : `dans ${time} heures`),
  Day: (time) => (time === 1 ? "dans 1 jour" : `dans ${time} jours`),
};

export const ringingWords: WindowCatalogue["ringingWords"] = {
  cameBack: (from) => `Revenu de ${from}`,
  queue: (name) => `File d’attente ${name}`,
  someQueue: "Un appel d’une file d’attente",
  ringsToo: (who) => `Sonne aussi chez ${who}`,
  others: (count) => (count === 1 ? "1 autre" : `${count} autres`),
  forward: {
    heading: (name) => `Renvoyer ${name}`,
    verb: "Renvoyer",
    choices: "Vos téléphones et derniers numéros",
  },
  reply: {
    heading: (name) => `Répondre à ${name}`,
    note: "RingCentral le dit à l’appelant, et l’appel est terminé.",
    messages: "Messages",
    patterns: {
      WillCallYouBack: "Je vous rappelle",
      CallMeBack: "Rappelez-moi",
      OnMyWay: "J’arrive",
      OnTheOtherLine: "Je suis sur l’autre ligne",
      WillCallYouBackLater: "Je vous rappelle plus tard",
      CallMeBackLater: "Rappelez-moi plus tard",
      InAMeeting: "Je suis en réunion",
      OnTheOtherLineNoCall: "Je suis sur l’autre ligne, sans rappel",
    },
    patternIn: (message, time, unit) => `${message} ${inTime[unit](time)}`,
    when: "Quand",
    inTime,
    own: "Votre propre message",
    left: (count, most) => `Encore ${count} caractères sur ${most}`,
    tooMany: (count) => `${count} caractères de trop`,
    send: "Répondre",
  },
};

export const replyRefusals: WindowCatalogue["replyRefusals"] = {
  empty: () => ({
    reason: "Le message est vide.",
    remedy: "Écrivez-en un, ou choisissez-en un dans la liste.",
  }),
  "too-long": (most) => ({
    reason: `Le message est trop long : ${most} caractères au plus.`,
    remedy: "Raccourcissez-le. L’appel sonne encore.",
  }),
};
