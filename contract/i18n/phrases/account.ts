import type { Keeping } from "../../app-snapshot.ts";
import type { WindowCatalogue } from "../catalogue.ts";

export const accountPhrases = ({ accountWords: { keeping: words } }: WindowCatalogue) => ({
  /** Where the sign-in is kept; in memory, why. */
  keptWhere: ({ where, because }: Keeping): string =>
    where === "memory" && because !== undefined ? words.because[because] : words.where[where],
});
