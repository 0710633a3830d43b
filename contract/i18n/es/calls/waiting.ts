import type { WindowCatalogue } from "../../catalogue.ts";

const minutesText = (minutes: number): string =>
  minutes === 1 ? "1 minuto" : `${minutes} minutos`;
const waitedFor = (minutes: number): string =>
  minutes < 1 ? "menos de un minuto" : minutesText(minutes);

export const waitingWords: WindowCatalogue["waitingWords"] = {
  board: "En espera",
  steps: { fresh: undefined, long: "espera mucho tiempo", "too-long": "espera demasiado tiempo" },
  title: "Quienes esperan",
  note: "Después de cuánto tiempo se marca y se le recuerda una llamada retenida o aparcada.",
  limits: { longAfter: "Se marca como espera larga", tooLongAfter: "Se recuerda una y otra vez" },
  limit: (seconds) => (seconds % 60 === 0 ? minutesText(seconds / 60) : `${seconds} segundos`),
  reminder: (who) => `${who} está esperando`,
  reminderHidden: "Alguien está esperando",
  reminderBody: {
    held: (minutes) => `Retenida desde hace ${waitedFor(minutes)}`,
    parked: (minutes) => `Aparcada desde hace ${waitedFor(minutes)}`,
    parkedAt: (minutes, place) => `Aparcada en ${place} desde hace ${waitedFor(minutes)}`,
  },
  resume: "Reanudar",
};
