/** Whether the user wants to be called: the window's line, the tray menu and the command line. */
import type { CallsTaken, OwnStatus } from "../../../account/availability.ts";

const statuses: Record<OwnStatus, string> = {
  available: "Verfügbar",
  busy: "Beschäftigt",
  offline: "Als offline angezeigt",
};

const calls: Record<CallsTaken, string> = {
  all: "Alle Anrufe klingeln",
  none: "Nicht stören",
  "no-queue": "Anrufe der Warteschlange klingeln nicht",
  "queue-only": "Nur Anrufe der Warteschlange klingeln",
};

export const availabilityWords = {
  /** Of the menu that is about it; `now` is one of the words below, or both. */
  title: (now: string) => `Verfügbarkeit: ${now}`,
  /** Said of the button that opens the choices. */
  change: (now: string) => `Verfügbarkeit: ${now}. Ändern`,
  statuses,
  calls,
  both: (status: string, ring: string) => `${status} · ${ring}`,
  /** A choice that is in force. */
  inForce: "Gilt jetzt",
  setting: "Wird gesetzt …",
  notSet: (why: string) => `Nicht geändert: ${why}`,
};
