/**
 * The company's directory, read in the background: a large one has hundreds of pages, of which the
 * service allows some forty a minute, and nothing that is shown first needs it.
 */
import type { ColleagueView } from "../../../contract/app-snapshot.ts";
import type { AppError } from "../../../contract/result.ts";
import { askedWaitMs } from "../../timing/asked-wait.ts";
import { type BackOffPace, retryWaitMs } from "../../timing/back-off.ts";
import type { Clock } from "../../timing/clock.ts";
import { understand } from "../rest/rest-client.ts";
import type { Log } from "../../log.ts";
import type { AuthSession } from "../session/session.ts";
import { type ReadOutcome, lastingOutcome, reasonOf } from "./read-outcome.ts";
import { colleagueOf } from "./fact-views.ts";
import { parseEntries, recordsAPage } from "./wire-account.ts";

/** Entries that are kept; of a larger directory the rest is not read. */
export const mostColleagues = 250_000;
const mostPages = mostColleagues / recordsAPage;
/** From one page to the next, so that other requests have their share of the rate limit. */
export const betweenPagesMs = 3_000;
/** A directory that was read is not read again before. */
export const directoryFreshMs = 3_600_000;
/** Tries of one page before it is left for the next time. */
const mostTries = 5;
const pace: BackOffPace = { firstMs: 5_000, longestMs: 300_000, spread: 0.25 };

const path = "/restapi/v1.0/account/~/directory/entries";

export interface DirectoryReaderOptions {
  readonly session: Pick<AuthSession, "rest">;
  readonly clock: Clock;
  readonly random: () => number;
  readonly log: Log;
  /** More is known, or how the reading went; never inside a call of `begin`. */
  readonly onChange: () => void;
}

/** Its owner disposes it. */
export class DirectoryReader {
  readonly #options: DirectoryReaderOptions;
  #colleagues: readonly ColleagueView[] = [];
  #outcome: ReadOutcome;
  #readAt: number | undefined;
  #isReading = false;
  #isDisposed = false;
  #cancelWait: () => void = () => undefined;
  /** Ends the wait after a failure, where the service does not ask for it. */
  #hurry: () => void = () => undefined;

  constructor(options: DirectoryReaderOptions) {
    this.#options = options;
  }

  /** As far as they were read, the own extension left out. */
  get colleagues(): readonly ColleagueView[] {
    return this.#colleagues;
  }

  get outcome(): ReadOutcome {
    return this.#outcome;
  }

  /** Reads it, unless that is under way or was done a short while ago; ends a wait of ours. */
  begin(ownId: string): void {
    this.#hurry();
    const now = this.#options.clock.now();
    const isFresh = this.#readAt !== undefined && Math.abs(now - this.#readAt) < directoryFreshMs;
    if (this.#isReading || isFresh || this.#isDisposed) return;
    this.#isReading = true;
    void this.#read(ownId).finally(() => (this.#isReading = false));
  }

  dispose(): void {
    this.#isDisposed = true;
    this.#hurry = () => undefined;
    this.#cancelWait();
  }

  async #read(ownId: string): Promise<void> {
    const found: ColleagueView[] = [];
    const isFirst = this.#colleagues.length === 0;
    for (let page = 1; page <= mostPages; page += 1) {
      if (page > 1) await this.#wait(betweenPagesMs);
      const reply = await this.#readPage(page);
      if (reply === undefined) return;
      for (const record of reply.records) {
        if (record.id === ownId) continue;
        for (const colleague of colleagueOf(record)) found.push(colleague);
      }
      const isLast = reply.records.length === 0 || page >= (reply.paging?.totalPages ?? 1);
      // A directory that is known already is replaced at once, a new one shown as it grows; not by
      // every page, since each time all of it is looked through.
      if (isLast || page === mostPages) this.#readAt = this.#options.clock.now();
      else if (!isFirst || !Number.isInteger(Math.log2(page))) continue;
      this.#colleagues = [...found];
      this.#tell("read");
      if (isLast) return;
    }
  }

  /** `undefined`: given up for this time. */
  async #readPage(page: number): Promise<DirectoryPage | undefined> {
    const { session, log, random } = this.#options;
    const query = { showFederated: false, perPage: recordsAPage, ...(page === 1 ? {} : { page }) };
    for (let tries = 1; ; tries += 1) {
      const reply = await session.rest.read({ method: "GET", path, query, reply: "list" });
      if (this.#isDisposed) return undefined;
      const parsed = understand(reply, parseEntries);
      if (parsed.ok) return parsed.value;
      log("facts-part-failed", { part: "directory", reason: reasonOf(parsed.error) });
      this.#tell(lastingOutcome(parsed.error, this.#outcome));
      if (tries >= mostTries || !mayPass(parsed.error)) return undefined;
      const waitMs = retryWaitMs(parsed.error, tries, { pace, chance: random() });
      await this.#wait(waitMs, askedWaitMs(parsed.error) === 0);
    }
  }

  /** Never ends once it is disposed. */
  #wait(ms: number, canHurry = false): Promise<void> {
    return new Promise((resolve) => {
      const goOn = (): void => {
        this.#cancelWait();
        this.#hurry = () => undefined;
        resolve();
      };
      this.#cancelWait = this.#options.clock.after(ms, goOn);
      if (canHurry) this.#hurry = goOn;
    });
  }

  #tell(outcome: ReadOutcome): void {
    this.#outcome = outcome;
    this.#options.onChange();
  }
}

type DirectoryPage = Extract<ReturnType<typeof parseEntries>, { readonly ok: true }>["value"];

const mayPass = (error: AppError): boolean =>
  error.code === "offline" ||
  error.code === "timed-out" ||
  error.code === "reply-endless" ||
  error.code === "rate-limited" ||
  (error.code === "service" && error.status >= 500);
