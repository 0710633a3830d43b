import type { AvailabilityChoice, AvailabilityView } from "../../account/availability.ts";
import type { WindowCatalogue } from "../catalogue.ts";

export function availabilityPhrases({ availabilityWords: words }: WindowCatalogue) {
  /** What is true now, in a word or two; that no call rings is what matters most. */
  function availabilityNow({ status, calls }: Pick<AvailabilityView, "status" | "calls">): string {
    if (calls === "none" || status === undefined) return words.calls[calls ?? "all"];
    if (calls === undefined || calls === "all") return words.statuses[status];
    return words.both(words.statuses[status], words.calls[calls]);
  }

  const availabilityChoice = (change: AvailabilityChoice["change"]): string =>
    "status" in change ? words.statuses[change.status] : words.calls[change.calls];

  return { availabilityNow, availabilityChoice };
}
