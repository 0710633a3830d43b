/** Whether the user wants to be called: the window's line, the tray menu and the command line. */
import type { CallsTaken, OwnStatus } from "../../../account/availability.ts";

const statuses: Record<OwnStatus, string> = {
  available: "Available",
  busy: "Busy",
  offline: "Shown as offline",
};

const calls: Record<CallsTaken, string> = {
  all: "All calls ring",
  none: "Do not disturb",
  "no-queue": "Queue calls do not ring",
  "queue-only": "Only queue calls ring",
};

export const availabilityWords = {
  /** Of the menu that is about it; `now` is one of the words below, or both. */
  title: (now: string) => `Availability: ${now}`,
  /** Said of the button that opens the choices. */
  change: (now: string) => `Availability: ${now}. Change it`,
  statuses,
  calls,
  both: (status: string, ring: string) => `${status} · ${ring}`,
  /** A choice that is in force. */
  inForce: "In force",
  setting: "Setting…",
  notSet: (why: string) => `Not changed: ${why}`,
};
