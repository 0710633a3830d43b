import type { WindowCatalogue } from "../../catalogue.ts";

const inTime: WindowCatalogue["ringingWords"]["reply"]["inTime"] = {
  Minute: (time) => (time === 1 ? "in 1 Minute" : `in ${time} Minuten`),
  Hour: (time) => (time === 1 ? "in 1 Stunde" : `in ${time} Stunden`),
  Day: (time) => (time === 1 ? "in 1 Tag" : `in ${time} Tagen`),
};

export const ringingWords: WindowCatalogue["ringingWords"] = {
  cameBack: (from) => `Zurück von ${from}`,
  queue: (name) => `Warteschlange ${name}`,
  someQueue: "Ein Anruf einer Warteschlange",
  ringsToo: (who) => `Klingelt auch bei ${who}`,
  others: (count) => (count === 1 ? "1 weiteren" : `${count} weiteren`),
  forward: {
    heading: (name) => `${name} umleiten`,
    verb: "Umleiten",
    choices: "Ihre Telefone und letzten Nummern",
  },
  reply: {
    heading: (name) => `${name} antworten`,
    note: "RingCentral sagt es dem Anrufer, und der Anruf ist vorbei.",
    messages: "Nachrichten",
    patterns: {
      WillCallYouBack: "Ich rufe zurück",
      CallMeBack: "Rufen Sie mich zurück",
      OnMyWay: "Ich bin unterwegs",
      OnTheOtherLine: "Ich spreche gerade auf der anderen Leitung",
      WillCallYouBackLater: "Ich rufe später zurück",
      CallMeBackLater: "Rufen Sie mich später zurück",
      InAMeeting: "Ich bin in einer Besprechung",
      OnTheOtherLineNoCall: "Ich spreche auf der anderen Leitung, kein Rückruf",
    },
    patternIn: (message, time, unit) => `${message} ${inTime[unit](time)}`,
    when: "Wann",
    inTime,
    own: "Ihre eigene Nachricht",
    left: (count, most) => `Noch ${count} von ${most} Zeichen`,
    tooMany: (count) => `${count} Zeichen zu viel`,
    send: "Antworten",
  },
};

export const replyRefusals: WindowCatalogue["replyRefusals"] = {
  empty: () => ({
    reason: "Die Nachricht ist leer.",
    remedy: "Schreiben Sie eine, oder wählen Sie eine aus der Liste.",
  }),
  "too-long": (most) => ({
    reason: `Die Nachricht ist zu lang: höchstens ${most} Zeichen.`,
    remedy: "Kürzen Sie sie. Der Anruf klingelt noch.",
  }),
};
