/** The words of a countdown before an action, in which it can be cancelled. */
import type { Settings } from "../../../settings.ts";

const secondsText = (seconds: number): string =>
  seconds === 1 ? "1 second" : `${seconds} seconds`;

export const secondChanceWords = {
  /** In the button that counts down. */
  left: (seconds: number) => `In ${seconds} s`,
  /** The same for its description, which does not change each second. */
  counting: "Counts down",
  remedy: "Press it again to do it now. Any other key or click cancels it.",
  announce: (action: string, seconds: number) =>
    `${action} in ${secondsText(seconds)}. Press it again to do it now, any other key cancels it.`,
  cancelled: "Cancelled. Nothing was sent.",
  tray: (action: string, who: string) => `${action} in a moment – ${who}`,
  menu: {
    cancel: (action: string, who: string) => `Cancel ${action} – ${who}`,
    now: (action: string) => `${action} now`,
  },
  card: {
    title: (action: string, seconds: number) => `${action} in ${secondsText(seconds)}`,
    to: (who: string, to: string) => `${who}, to ${to}`,
    body: (what: string) => `${what}\nPress the same key again to do it now, any other cancels it.`,
    hidden: "Press the same key again to do it now, any other cancels it.",
    cancel: "Cancel",
  },
  settings: {
    title: "Second chance",
    note: "So long can an action be cancelled by any key or click before it is sent. The same press again sends it at once.",
    actions: {
      transfer: "Transfer waits",
      park: "Park waits",
      end: "End call waits",
    } satisfies Record<keyof Settings["secondChance"], string>,
    wait: (seconds: number) => (seconds === 0 ? "Not at all" : secondsText(seconds)),
  },
} as const;
