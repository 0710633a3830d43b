import type { WindowCatalogue } from "../../catalogue.ts";

const minutesText = (minutes: number): string =>
  minutes < 2 ? `${minutes} minute` : `${minutes} minutes`;
const waitedFor = (minutes: number): string =>
  minutes < 1 ? "moins d’une minute" : minutesText(minutes);

export const waitingWords: WindowCatalogue["waitingWords"] = {
  board: "En attente",
  steps: {
    fresh: undefined,
    long: "attend depuis longtemps",
    "too-long": "attend depuis trop longtemps",
  },
  title: "Appelants en attente",
  note: "Après quel délai un appelant en attente ou parqué est signalé, et vous est rappelé.",
  limits: {
    longAfter: "Signalé comme attendant longtemps",
    tooLongAfter: "Rappelé encore et encore",
  },
  limit: (seconds) => (seconds % 60 === 0 ? minutesText(seconds / 60) : `${seconds} secondes`),
  reminder: (who) => `${who} attend`,
  reminderHidden: "Un appelant attend",
  reminderBody: {
    held: (minutes) => `En attente depuis ${waitedFor(minutes)}`,
    parked: (minutes) => `Parqué depuis ${waitedFor(minutes)}`,
    parkedAt: (minutes, place) => `Parqué sur ${place} depuis ${waitedFor(minutes)}`,
  },
  resume: "Reprendre",
};
