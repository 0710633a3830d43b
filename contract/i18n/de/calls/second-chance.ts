import type { WindowCatalogue } from "../../catalogue.ts";

const secondsText = (seconds: number): string =>
  seconds === 1 ? "1 Sekunde" : `${seconds} Sekunden`;

export const secondChanceWords: WindowCatalogue["secondChanceWords"] = {
  left: (seconds) => `In ${seconds} s`,
  counting: "Zählt herunter",
  remedy:
    "Noch einmal drücken führt es sofort aus. Jede andere Taste und jeder Klick bricht es ab.",
  announce: (action, seconds) =>
    `${action} in ${secondsText(seconds)}. Noch einmal drücken führt es sofort aus, jede andere Taste bricht es ab.`,
  cancelled: "Abgebrochen. Es wurde nichts gesendet.",
  tray: (action, who) => `${action} gleich – ${who}`,
  menu: {
    cancel: (action, who) => `Abbrechen: ${action} – ${who}`,
    now: (action) => `${action} jetzt`,
  },
  card: {
    title: (action, seconds) => `${action} in ${secondsText(seconds)}`,
    to: (who, to) => `${who}, an ${to}`,
    body: (what) =>
      `${what}\nDieselbe Taste noch einmal führt es sofort aus, jede andere bricht es ab.`,
    hidden: "Dieselbe Taste noch einmal führt es sofort aus, jede andere bricht es ab.",
    cancel: "Abbrechen",
  },
  settings: {
    title: "Zweite Chance",
    note: "So lange kann jede Taste und jeder Klick eine Aktion abbrechen, bevor sie gesendet wird. Noch einmal drücken sendet sie sofort.",
    actions: {
      transfer: "Weiterleiten wartet",
      park: "Parken wartet",
      end: "Auflegen wartet",
    },
    wait: (seconds) => (seconds === 0 ? "Gar nicht" : secondsText(seconds)),
  },
};
