/** The words of callers who wait: on the board, in the settings and in the reminders. */
import type { WaitingLimits, WaitingStep } from "../../../call-view.ts";

/** A whole number of minutes, for a sentence. */
const minutesText = (minutes: number): string =>
  minutes === 1 ? "1 minute" : `${minutes} minutes`;

const waitedFor = (minutes: number): string =>
  minutes < 1 ? "less than a minute" : minutesText(minutes);

export const waitingWords = {
  board: "Waiting",
  /** Beside the time, for who does not see its frame. */
  steps: {
    fresh: undefined,
    long: "waiting for long",
    "too-long": "waiting for too long",
  } satisfies Record<WaitingStep, string | undefined>,
  title: "Waiting callers",
  note: "After how long a caller on hold or parked is marked, and you are reminded.",
  limits: {
    longAfter: "Marked as waiting for long",
    tooLongAfter: "Reminded again and again",
  } satisfies Record<keyof WaitingLimits, string>,
  limit: (seconds: number) =>
    seconds % 60 === 0 ? minutesText(seconds / 60) : `${seconds} seconds`,
  reminder: (who: string) => `${who} is waiting`,
  reminderHidden: "A caller is waiting",
  reminderBody: {
    held: (minutes: number) => `On hold for ${waitedFor(minutes)}`,
    parked: (minutes: number) => `Parked for ${waitedFor(minutes)}`,
    parkedAt: (minutes: number, place: string) => `Parked at ${place} for ${waitedFor(minutes)}`,
  },
  resume: "Resume",
} as const;
