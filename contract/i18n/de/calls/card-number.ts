import type { WindowCatalogue } from "../../catalogue.ts";

export const cardNumberWords: WindowCatalogue["cardNumberWords"] = {
  name: "Kartennummer",
  about: (seconds) =>
    `Hält die Aufzeichnung für ${seconds} Sekunden an. Danach läuft sie von selbst weiter.`,
  title: {
    pausing: "Die Aufzeichnung wird angehalten",
    counting: "Angehalten für eine Kartennummer",
    ending: "Die Aufzeichnung läuft gleich weiter",
    resuming: "Die Aufzeichnung wird fortgesetzt",
    stuck: "Die Aufzeichnung ist noch angehalten",
  },
  named: (title, who) => `${title}: ${who}`,
  text: {
    pausing: "Warten Sie noch mit der Nummer: Die Pause ist noch nicht bestätigt.",
    counting: "Es wird nichts aufgezeichnet. Danach läuft die Aufzeichnung von selbst weiter.",
    ending: "Drücken Sie „Mehr Zeit“, wenn die Nummer noch nicht zu Ende ist.",
    resuming: "RingCentral wurde gebeten, weiter aufzuzeichnen.",
    stuck:
      "RingCentral wurde gebeten, weiter aufzuzeichnen, und tut es nicht. Drücken Sie „Aufzeichnung fortsetzen“.",
  },
  left: (duration) => `noch ${duration}`,
  moreTime: "Mehr Zeit",
  settings: {
    title: "Kartennummern",
    note: "Wie lange die Aufzeichnung für eine Kartennummer angehalten wird. Danach läuft sie von selbst weiter.",
    label: "Aufzeichnung anhalten für",
  },
  card: {
    ending: (who) => `Die Aufzeichnung mit ${who} läuft in 10 Sekunden weiter`,
    endingHidden: "Die Aufzeichnung läuft in 10 Sekunden weiter",
    stuck: (who) => `Die Aufzeichnung mit ${who} ist noch angehalten`,
    stuckHidden: "Eine Aufzeichnung ist noch angehalten",
  },
  gap: (duration) => `Aufzeichnung ${duration} angehalten`,
};
