import type { ConnectionView } from "../../app-snapshot.ts";
import type { WindowCatalogue } from "../catalogue.ts";
import type { Explain } from "./failures.ts";

/** What keeps Ringside from following the calls. */
export const connectionPhrases = (
  { connectionWords: words }: WindowCatalogue,
  explain: Explain,
) => ({
  /** Why the calls are not followed at this moment. */
  connectionTitle: ({ state, because }: Pick<ConnectionView, "state" | "because">): string => {
    if (because === undefined) return state === "connecting" ? words.connecting : words.updating;
    switch (because.code) {
      case "events-refused":
        return words.refused(because.status);
      case "rate-limited":
        return because.own === true ? explain(because).reason : words.pause;
      case "timed-out":
        return words.silent;
      case "service": {
        const { refused, unavailable } = words;
        return (because.status >= 500 ? unavailable : refused)(because.status);
      }
      case "offline":
        return because.network === undefined ? words.lost : explain(because).reason;
      default:
        return explain(because).reason;
    }
  },
});
