/**
 * When Ringside looks for a newer version, fetches it, and asks whether to start it. Never while somebody
 * is on the phone or waits for the user, nor soon after: a look that is due waits, a package that is on its
 * way is given up, and nothing is asked. What was fetched is installed when the user says so, or quits.
 */
import type { AppSnapshot } from "../../../contract/app-snapshot.ts";
import type { UpdateFailure, UpdatesOff, UpdatesView } from "../../../contract/desktop/updates.ts";
import type { AppState } from "../../app-state.ts";
import type { Log } from "../../log.ts";
import { type BackOffPace, backOffMs } from "../../timing/back-off.ts";
import type { Clock } from "../../timing/clock.ts";
import type { UpdaterPort } from "./updater-port.ts";

/** After the last call, in milliseconds: who has hung up often calls again. */
export const quietAfterCallMs = 5 * 60_000;
/** From the start to the first look, at the least; as much again is left to chance. */
export const firstLookMs = 2 * 60_000;
/** Between two looks, at the least; half as much again is left to chance. */
export const betweenLooksMs = 6 * 60 * 60_000;
const failurePace: BackOffPace = { firstMs: 15 * 60_000, longestMs: betweenLooksMs, spread: 0.5 };

export interface UpdatesOptions {
  /** Why this copy never updates itself; then nothing is loaded. */
  readonly off: UpdatesOff | undefined;
  readonly load: () => Promise<UpdaterPort>;
  readonly state: AppState;
  readonly isAutomatic: () => boolean;
  readonly random: () => number;
  readonly clock: Clock;
  readonly log: Log;
}

type Phase =
  | { readonly step: "idle"; readonly failed?: UpdateFailure }
  | { readonly step: "checking" }
  | { readonly step: "loading"; readonly version: string; readonly percent: number }
  | { readonly step: "ready"; readonly version: string };

/** Its owner disposes it, before the calls go. */
export class Updates {
  readonly #options: UpdatesOptions;
  #phase: Phase = { step: "idle" };
  #port: UpdaterPort | undefined;
  #checkedAt: number | undefined;
  /** A look was due, or asked for, while it could not be. */
  #isDue = false;
  #isPutOff = false;
  #hasCalls = false;
  #isQuiet = true;
  #isDemo = false;
  #failures = 0;
  #isDisposed = false;
  #cancelLook: () => void = () => undefined;
  #cancelQuiet: () => void = () => undefined;
  readonly #unsubscribe: () => void;

  constructor(options: UpdatesOptions) {
    this.#options = options;
    this.#unsubscribe = options.state.subscribe((snapshot) => this.#follow(snapshot));
    this.#follow(options.state.snapshot());
    this.#publish();
    if (options.off === undefined) this.#lookAfter(firstLookMs * (1 + options.random()));
  }

  /** The user wants to know. With calls it is done when they are over. */
  check(): void {
    this.#look();
  }

  /** Quits and starts the new version, unless calls have come. */
  restart(): void {
    if (this.#phase.step !== "ready" || this.#waits() !== undefined || this.#isDemo) return;
    this.#options.log("update-restart", { version: this.#phase.version });
    this.#port?.restart();
  }

  /** The user quits some time anyway. */
  putOff(): void {
    this.#isPutOff = true;
    this.#publish();
  }

  /** The process ends now. With calls it would be a long time until Ringside is back, so then not. */
  atQuit(): void {
    if (this.#phase.step !== "ready" || this.#hasCalls || this.#isDemo) return;
    this.#options.log("update-installed", { version: this.#phase.version });
    this.#port?.atQuit();
  }

  dispose(): void {
    this.#isDisposed = true;
    this.#unsubscribe();
    this.#cancelLook();
    this.#cancelQuiet();
    if (this.#phase.step !== "ready") this.#port?.cancel();
  }

  #follow(snapshot: AppSnapshot): void {
    const had = this.#hasCalls;
    this.#hasCalls = hasCalls(snapshot);
    const { account } = snapshot;
    this.#isDemo = account.state !== "signed-out" && account.demo;
    if (this.#hasCalls !== had) this.#callsChanged();
    // Once: what is told below comes back here before the reading has ended.
    if ((this.#hasCalls || this.#isDemo) && this.#isReading() && !this.#isDue) {
      this.#isDue = true;
      this.#port?.cancel();
    }
    this.#publish();
    this.#lookIfDue();
  }

  #callsChanged(): void {
    this.#cancelQuiet();
    this.#isQuiet = false;
    if (this.#hasCalls) return;
    this.#cancelQuiet = this.#options.clock.after(quietAfterCallMs, () => {
      this.#isQuiet = true;
      this.#publish();
      this.#lookIfDue();
    });
  }

  #isReading(): boolean {
    return this.#phase.step === "checking" || this.#phase.step === "loading";
  }

  #waits(): "calls" | "quiet" | undefined {
    if (this.#hasCalls) return "calls";
    return this.#isQuiet ? undefined : "quiet";
  }

  #lookAfter(delayMs: number): void {
    this.#cancelLook();
    this.#cancelLook = this.#options.clock.after(delayMs, () => {
      if (this.#options.isAutomatic()) this.#look();
      else this.#lookAfter(this.#usualMs());
    });
  }

  #usualMs(): number {
    return betweenLooksMs * (1 + this.#options.random() / 2);
  }

  #lookIfDue(): void {
    if (this.#isDue) this.#look();
  }

  #look(): void {
    if (this.#options.off !== undefined || this.#isDisposed) return;
    if (this.#isReading() || this.#phase.step === "ready") return;
    if (this.#waits() !== undefined || this.#isDemo) {
      this.#isDue = true;
      this.#publish();
      return;
    }
    this.#isDue = false;
    this.#cancelLook();
    this.#set({ step: "checking" });
    void this.#read().then((phase) => this.#ended(phase));
  }

  async #read(): Promise<Phase | "cancelled"> {
    const port = (this.#port ??= await this.#options.load());
    const found = await port.check();
    if (!found.ok) return endOf(found.failure);
    this.#checkedAt = this.#options.clock.now();
    const version = found.value;
    if (version === undefined) return { step: "idle" };
    // Calls may have come while the list was read.
    if (this.#isDue || this.#isDisposed) return "cancelled";
    this.#set({ step: "loading", version, percent: 0 });
    const loaded = await port.load((percent) => this.#set({ step: "loading", version, percent }));
    return loaded.ok ? { step: "ready", version } : endOf(loaded.failure);
  }

  #ended(phase: Phase | "cancelled"): void {
    if (this.#isDisposed) return;
    if (phase === "cancelled") {
      this.#set({ step: "idle" });
      this.#lookIfDue();
      return;
    }
    const failed = phase.step === "idle" ? phase.failed : undefined;
    this.#failures = failed === undefined ? 0 : this.#failures + 1;
    const outcome = failed ?? (phase.step === "ready" ? "ready" : "none");
    this.#options.log("update-looked", { outcome, attempt: this.#failures });
    this.#isDue = false;
    this.#set(phase);
    if (phase.step === "ready") return;
    const { random } = this.#options;
    this.#lookAfter(
      failed === undefined ? this.#usualMs() : backOffMs(this.#failures, failurePace, random()),
    );
  }

  #set(phase: Phase): void {
    this.#phase = phase;
    this.#publish();
  }

  #publish(): void {
    if (!this.#isDisposed) this.#options.state.set({ updates: this.#view() });
  }

  #view(): UpdatesView {
    const { off } = this.#options;
    if (off !== undefined) return { state: "off", because: off };
    if (this.#isDemo) return { state: "off", because: "demo" };
    const phase = this.#phase;
    const waits = this.#waits();
    switch (phase.step) {
      case "checking":
        return { state: "checking" };
      case "loading":
        return { state: "loading", version: phase.version, percent: phase.percent };
      case "ready": {
        const asks = waits === undefined && !this.#isPutOff;
        const { version } = phase;
        return { state: "ready", version, asks, ...(waits === undefined ? {} : { waits }) };
      }
      case "idle":
        return {
          state: "idle",
          ...(this.#checkedAt === undefined ? {} : { checkedAt: this.#checkedAt }),
          ...(phase.failed === undefined ? {} : { failed: phase.failed }),
          ...(this.#isDue && waits !== undefined ? { waits } : {}),
        };
    }
  }
}

const endOf = (failure: UpdateFailure | "cancelled"): Phase | "cancelled" =>
  failure === "cancelled" ? failure : { step: "idle", failed: failure };

/** Also of calls that are not known any more to go on: a restart would find out at their cost. */
const hasCalls = ({ calls, moreCalls, waiting, placing, consult }: AppSnapshot): boolean =>
  calls.length > 0 ||
  waiting.length > 0 ||
  moreCalls !== undefined ||
  placing !== undefined ||
  consult !== undefined;
