import type { WindowCatalogue } from "../../catalogue.ts";

const secondsText = (seconds: number): string =>
  seconds === 1 ? "1 seconde" : `${seconds} secondes`;

export const secondChanceWords: WindowCatalogue["secondChanceWords"] = {
  left: (seconds) => `Dans ${seconds} s`,
  counting: "Compte à rebours",
  remedy: "Appuyer encore l’exécute aussitôt. Toute autre touche et tout clic l’annulent.",
  announce: (action, seconds) =>
    `${action} dans ${secondsText(seconds)}. Appuyer encore l’exécute aussitôt, toute autre touche l’annule.`,
  cancelled: "Annulé. Rien n’a été envoyé.",
  tray: (action, who) => `${action} dans un instant – ${who}`,
  menu: {
    cancel: (action, who) => `Annuler : ${action} – ${who}`,
    now: (action) => `${action} maintenant`,
  },
  card: {
    title: (action, seconds) => `${action} dans ${secondsText(seconds)}`,
    to: (who, to) => `${who}, vers ${to}`,
    body: (what) =>
      `${what}\nLa même touche encore l’exécute aussitôt, toute autre touche l’annule.`,
    hidden: "La même touche encore l’exécute aussitôt, toute autre touche l’annule.",
    cancel: "Annuler",
  },
  settings: {
    title: "Seconde chance",
    note: "Pendant ce temps, toute touche et tout clic annulent une action avant qu’elle ne soit envoyée. Appuyer encore l’envoie aussitôt.",
    actions: {
      transfer: "Le transfert attend",
      park: "Le parcage attend",
      end: "La fin d’appel attend",
    },
    wait: (seconds) => (seconds === 0 ? "Pas d’attente" : secondsText(seconds)),
  },
};
