/** Whether the user wants to be called: the window's line, the tray menu and the command line. */
import type { CallsTaken, OwnStatus } from "../../../account/availability.ts";

const statuses: Record<OwnStatus, string> = {
  available: "Disponible",
  busy: "Ocupado",
  offline: "Se muestra sin conexión",
};

const calls: Record<CallsTaken, string> = {
  all: "Suenan todas las llamadas",
  none: "No molestar",
  "no-queue": "Las llamadas de cola no suenan",
  "queue-only": "Solo suenan las llamadas de cola",
};

export const availabilityWords = {
  /** Of the menu that is about it; `now` is one of the words below, or both. */
  title: (now: string) => `Disponibilidad: ${now}`,
  /** Said of the button that opens the choices. */
  change: (now: string) => `Disponibilidad: ${now}. Cambiar`,
  statuses,
  calls,
  both: (status: string, ring: string) => `${status} · ${ring}`,
  /** A choice that is in force. */
  inForce: "En vigor",
  setting: "Cambiando…",
  notSet: (why: string) => `No cambiado: ${why}`,
};
