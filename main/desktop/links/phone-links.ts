/** The last phone link that somebody clicked. Nothing is done with it but to show it, until he says what. */
import type { AppState } from "../../app-state.ts";
import type { Log } from "../../log.ts";
import type { Notices } from "../../notices.ts";
import type { Clock } from "../../timing/clock.ts";
import { createPace } from "../../timing/pace.ts";
import { readPhoneLink } from "./phone-link.ts";

/** More than anybody clicks; a page that fires more is not followed. */
export const mostLinksASecond = 2;

export interface PhoneLinks {
  /** Takes a link; one that is no number is said to be none. Either way the window opens. */
  open(link: string): void;
  /** The number of the link that is shown. */
  shown(): string | undefined;
  /** Done with, or not wanted. */
  dismiss(): void;
}

export interface PhoneLinksOptions {
  readonly state: Pick<AppState, "snapshot" | "set">;
  readonly notices: Pick<Notices, "put" | "remove">;
  readonly show: () => void;
  readonly clock: Pick<Clock, "elapsed">;
  readonly log: Log;
}

const refused = "link-refused";

/** The link stays while accounts come and go: it is the user's, whoever he signs in as. */
export function createPhoneLinks(options: PhoneLinksOptions): PhoneLinks {
  const { state, notices, show, log } = options;
  const pace = createPace(options.clock, mostLinksASecond);
  return {
    open(link) {
      if (!pace.passes()) return;
      const number = readPhoneLink(link);
      // A notice that was dismissed before must come again.
      notices.remove(refused);
      if (number === undefined) notices.put({ id: refused, kind: refused });
      else state.set({ phoneLink: { entry: number } });
      log("phone-link", { kind: number === undefined ? "refused" : "shown" });
      show();
    },
    shown: () => state.snapshot().phoneLink?.entry,
    dismiss: () => state.set({ phoneLink: undefined }),
  };
}
