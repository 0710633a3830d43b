/** What keeps Ringside from following the calls, in as few words as a title may have. */
import type { ConnectionView } from "../app-snapshot.ts";
import { explain } from "./en.ts";

export const connectionWords = {
  lost: "Connection lost",
  updating: "Reading your calls again",
  connecting: "Connecting",
  silent: "RingCentral does not answer",
  pause: "RingCentral asked for a pause",
  refused: (status: number) => `RingCentral refused the connection (${status})`,
  unavailable: (status: number) => `RingCentral is not available (${status})`,
  nextTry: (time: string) => `Next try in ${time}.`,
  noneBefore: "RingCentral allows none before.",
  tryNow: "Try now",
};

/** Why the calls are not followed at this moment. */
export function connectionTitle({
  state,
  because,
}: Pick<ConnectionView, "state" | "because">): string {
  if (because === undefined) {
    return state === "connecting" ? connectionWords.connecting : connectionWords.updating;
  }
  switch (because.code) {
    case "events-refused":
      return connectionWords.refused(because.status);
    case "rate-limited":
      return because.own === true ? explain(because).reason : connectionWords.pause;
    case "timed-out":
      return connectionWords.silent;
    case "service": {
      const { refused, unavailable } = connectionWords;
      return (because.status >= 500 ? unavailable : refused)(because.status);
    }
    case "offline":
      return because.network === undefined ? connectionWords.lost : explain(because).reason;
    default:
      return explain(because).reason;
  }
}
