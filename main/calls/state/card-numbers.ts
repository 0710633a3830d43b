/**
 * Recordings that are paused for a card number. Nobody stays paused without a word: the pause has an end,
 * at which the recording goes on by itself, unless the user asks for more time.
 *
 * | the pause | comes to |
 * |---|---|
 * | was asked for | `pausing`; nothing, if it is refused; looked for in silence, if no answer came |
 * | is seen | `counting`, for the user's own time, from when it was seen |
 * | has ten seconds left | `ending`, told once: "goes on in a moment", with *More time* |
 * | is over | `resuming`: asked of the service once |
 * | is over, and the recording was not seen to go on | `stuck`: told again and again, until it does |
 * | was over before anybody could tell (sleep, restart) | told at once, and ten seconds more |
 *
 * What is so is read from the service: a recording that goes on, whoever did it, or a call that is over
 * ends it. After a lost connection is back it is asked once more. Ids and ends survive a restart.
 */
import { isDeepStrictEqual } from "node:util";

import { isConfirmed } from "../../../contract/app-snapshot.ts";
import type { CallView } from "../../../contract/call-view.ts";
import {
  type CardNumberStep,
  type CardNumberView,
  endingMs,
} from "../../../contract/calls/card-number.ts";
import type { TelephonySessionId } from "../../../contract/ids.ts";
import { anySession } from "../../../telephony/session/session.ts";
import type { Clock } from "../../timing/clock.ts";
import type { ClockWatch } from "../ports.ts";
import type { CallStore } from "./call-store.ts";

/** As it is kept: which call, and when its recording is to go on. */
export interface KeptCardNumber {
  readonly telephonySessionId: TelephonySessionId;
  readonly until: number;
}

/** Where they survive a restart; nowhere in a demo. */
export interface CardNumberKeeper {
  read(): readonly KeptCardNumber[] | undefined;
  write(kept: KeptCardNumber[]): void;
}

/** So many of them are kept for the next run; no user has more calls in hand. */
export const mostCardNumbers = 20;

/** How often a recording that does not go on is told of, in milliseconds. */
const nagMs = 20_000;

interface Entry {
  step: CardNumberStep;
  /** By the wall clock, which goes on in a sleep; absent until the pause was seen. */
  until: number | undefined;
  /** Told that it ends in a moment. */
  isAnnounced: boolean;
  /** The service was asked to go on since the connection was last confirmed. */
  isAsked: boolean;
  /** No answer came to the wish for the pause, and it was given up: it may yet be carried out. */
  isDoubtful: boolean;
  /** When it was last told that it is stuck, by the steady clock. */
  naggedAt: number | undefined;
}

export interface CardNumbersOptions {
  readonly store: CallStore;
  readonly clock: Clock;
  readonly clockWatch?: ClockWatch | undefined;
  readonly keeper?: CardNumberKeeper | undefined;
  /** For how long a recording is paused; asked each time. */
  readonly seconds: () => number;
  /** Asks the service to go on with the call's recording; what becomes of it shows in the call. */
  readonly resume: (id: TelephonySessionId) => void;
}

/** There is a timer only while something is left out of a recording. */
export class CardNumbers {
  readonly #options: CardNumbersOptions;
  readonly #entries: Map<TelephonySessionId, Entry>;
  readonly #stops: readonly (() => void)[];
  #shown: CardNumberView[] = [];
  /** What is written of them, as text. */
  #kept: string;
  #isLive: boolean;
  #isLooking = false;
  #cancel = (): void => {};

  constructor(options: CardNumbersOptions) {
    const { store, clockWatch, keeper } = options;
    this.#options = options;
    const kept = keeper?.read() ?? [];
    this.#kept = JSON.stringify(kept);
    this.#entries = new Map(
      kept.map(({ telephonySessionId, until }) => [telephonySessionId, newEntry(until)]),
    );
    this.#isLive = isConfirmed(store.view.connection);
    this.#stops = [
      store.views.add(() => this.look()),
      clockWatch?.onSet(({ byMs }) => this.#movedBy(byMs)) ?? (() => undefined),
    ];
    this.look();
  }

  stepOf(id: TelephonySessionId): CardNumberStep | undefined {
    const entry = this.#entries.get(id);
    return entry?.isDoubtful === true ? undefined : entry?.step;
  }

  /** The call's recording is being paused for a card number, or is paused already. */
  begin(id: TelephonySessionId): void {
    if (this.#entries.get(id)?.until === undefined) this.#entries.set(id, newEntry(undefined));
    this.look();
  }

  /** The whole time once more, from now on; false when the recording goes on already. */
  takeLonger(id: TelephonySessionId): boolean {
    const entry = this.#entries.get(id);
    if (entry?.until === undefined || entry.step === "resuming") return false;
    this.#takeBack(id, entry);
    this.#entries.set(id, newEntry(this.#wholeTime()));
    this.look();
    return true;
  }

  /** The machine woke up, or a view is another one: time may have passed. */
  look(): void {
    // What is shown and asked below changes the view, of which this is told again.
    if (this.#isLooking) return;
    const { store, clock } = this.#options;
    const wasLive = this.#isLive;
    this.#isLive = isConfirmed(store.view.connection);
    // As nearly always; every event comes by here.
    if (this.#entries.size === 0) return;
    this.#isLooking = true;
    this.#cancel();
    if (this.#isLive && !wasLive) for (const entry of this.#entries.values()) entry.isAsked = false;
    for (const [id, entry] of [...this.#entries]) {
      if (this.#follow(id, entry)) continue;
      this.#entries.delete(id);
      this.#takeBack(id, entry);
    }
    this.#show();
    this.#isLooking = false;
    const waits = [...this.#entries.values()].flatMap((entry) => msToNext(entry, clock) ?? []);
    const [next] = waits.toSorted((a, b) => a - b);
    if (next !== undefined)
      this.#cancel = clock.after(Math.max(leastLookMs, next), () => this.look());
  }

  dispose(): void {
    for (const stop of this.#stops) stop();
    this.#cancel();
  }

  #wholeTime(): number {
    return this.#options.clock.now() + this.#options.seconds() * 1_000;
  }

  /** Whether there still is something to follow. */
  #follow(id: TelephonySessionId, entry: Entry): boolean {
    const { store, clock } = this.#options;
    const call = store.callOf(id);
    if (call === undefined) return !this.#isLive && anySession(store.state, id) === undefined;
    if (call.recording !== "paused") {
      entry.isDoubtful = mayStillPause(call);
      return entry.until === undefined && (isPausing(call) || entry.isDoubtful);
    }
    entry.isDoubtful = false;
    entry.until ??= this.#wholeTime();
    if (clock.now() >= entry.until && !entry.isAnnounced) entry.until = clock.now() + endingMs;
    entry.step = this.#stepNow(entry, { call, until: entry.until });
    return true;
  }

  #stepNow(
    entry: Entry,
    { call, until }: { readonly call: CallView; readonly until: number },
  ): CardNumberStep {
    const { store, clock, resume } = this.#options;
    const id = call.telephonySessionId;
    const leftMs = until - clock.now();
    if (isResuming(call)) return "resuming";
    if (leftMs > endingMs) return "counting";
    if (leftMs > 0) {
      if (!entry.isAnnounced) store.tell({ kind: "card-number", call, step: "ending" });
      entry.isAnnounced = true;
      return "ending";
    }
    if (!entry.isAsked) {
      entry.isAsked = true;
      resume(id);
      if (isResuming(store.callOf(id) ?? call)) return "resuming";
    }
    const now = clock.elapsed();
    if (entry.naggedAt === undefined || now - entry.naggedAt >= nagMs) {
      entry.naggedAt = now;
      store.tell({ kind: "card-number", call, step: "stuck" });
    }
    return "stuck";
  }

  /** What was told of its end is so no longer. */
  #takeBack(id: TelephonySessionId, { isAnnounced }: Entry): void {
    if (isAnnounced) this.#options.store.tell({ kind: "card-number-over", telephonySessionId: id });
  }

  #show(): void {
    const { store } = this.#options;
    const views = [...this.#entries].flatMap(
      ([telephonySessionId, { step, until, isDoubtful }]) => {
        if (isDoubtful || store.callOf(telephonySessionId) === undefined) return [];
        return [{ telephonySessionId, step, ...(until === undefined ? {} : { until }) }];
      },
    );
    this.#keep();
    if (isDeepStrictEqual(views, this.#shown)) return;
    this.#shown = views;
    store.show({ cardNumbers: views.length === 0 ? undefined : views });
  }

  #keep(): void {
    const list = [...this.#entries]
      .flatMap(([telephonySessionId, { until }]) =>
        until === undefined ? [] : [{ telephonySessionId, until }],
      )
      .slice(-mostCardNumbers);
    const text = JSON.stringify(list);
    if (text === this.#kept) return;
    this.#kept = text;
    this.#options.keeper?.write(list);
  }

  /** The machine's clock was set: the ends go along with it. */
  #movedBy(byMs: number): void {
    for (const entry of this.#entries.values()) {
      if (entry.until !== undefined) entry.until += byMs;
    }
    this.look();
  }
}

/** Two looks are never closer than this, whatever the clocks say. */
const leastLookMs = 250;

const newEntry = (until: number | undefined): Entry => ({
  ...{ step: until === undefined ? "pausing" : "counting", until },
  ...{ isAnnounced: false, isAsked: false, isDoubtful: false, naggedAt: undefined },
});

const isOpen = ({ controls }: CallView, kind: "pause-recording" | "resume-recording"): boolean => {
  const { life } = controls.pause;
  const isPending = life.phase === "sent" || life.phase === "accepted" || life.phase === "unknown";
  return isPending && life.kind === kind;
};

const isPausing = (call: CallView): boolean => isOpen(call, "pause-recording");
const isResuming = (call: CallView): boolean => isOpen(call, "resume-recording");

/** A request that was given up unanswered can be carried out late; nothing else is asked of it since. */
const mayStillPause = ({ controls }: CallView): boolean => {
  const { life } = controls.pause;
  return (
    life.phase === "failed" && life.kind === "pause-recording" && life.error.code === "timed-out"
  );
};

/** When something happens by itself, in milliseconds from now. */
function msToNext({ step, until, naggedAt }: Entry, clock: Clock): number | undefined {
  if (until === undefined) return undefined;
  const leftMs = until - clock.now();
  if (step === "counting") return leftMs - endingMs;
  if (step === "ending") return leftMs;
  if (step !== "stuck" || naggedAt === undefined) return undefined;
  return naggedAt + nagMs - clock.elapsed();
}
