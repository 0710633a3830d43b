import type { WindowCatalogue } from "../../catalogue.ts";

const minutesText = (minutes: number): string =>
  minutes === 1 ? "1 Minute" : `${minutes} Minuten`;
const waitedFor = (minutes: number): string =>
  minutes < 1 ? "weniger als einer Minute" : minutesText(minutes);

export const waitingWords: WindowCatalogue["waitingWords"] = {
  board: "Wartende",
  steps: { fresh: undefined, long: "wartet lange", "too-long": "wartet zu lange" },
  title: "Wartende Anrufer",
  note: "Nach welcher Zeit ein gehaltener oder geparkter Anrufer markiert wird und Sie erinnert werden.",
  limits: {
    longAfter: "Als lange wartend markiert",
    tooLongAfter: "Immer wieder erinnert",
  },
  limit: (seconds) => (seconds % 60 === 0 ? minutesText(seconds / 60) : `${seconds} Sekunden`),
  reminder: (who) => `${who} wartet`,
  reminderHidden: "Ein Anrufer wartet",
  reminderBody: {
    held: (minutes) => `Gehalten seit ${waitedFor(minutes)}`,
    parked: (minutes) => `Geparkt seit ${waitedFor(minutes)}`,
    parkedAt: (minutes, place) => `Geparkt auf ${place} seit ${waitedFor(minutes)}`,
  },
  resume: "Fortsetzen",
};
