/** Whether the user wants to be called: the window's line, the tray menu and the command line. */
import type { CallsTaken, OwnStatus } from "../../../account/availability.ts";

const statuses: Record<OwnStatus, string> = {
  available: "Disponible",
  busy: "Occupé",
  offline: "Affiché hors ligne",
};

const calls: Record<CallsTaken, string> = {
  all: "Tous les appels sonnent",
  none: "Ne pas déranger",
  "no-queue": "Les appels de file ne sonnent pas",
  "queue-only": "Seuls les appels de file sonnent",
};

export const availabilityWords = {
  /** Of the menu that is about it; `now` is one of the words below, or both. */
  title: (now: string) => `Disponibilité : ${now}`,
  /** Said of the button that opens the choices. */
  change: (now: string) => `Disponibilité : ${now}. Modifier`,
  statuses,
  calls,
  both: (status: string, ring: string) => `${status} · ${ring}`,
  /** A choice that is in force. */
  inForce: "En vigueur",
  setting: "Modification…",
  notSet: (why: string) => `Non modifié : ${why}`,
};
