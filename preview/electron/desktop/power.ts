import { EventEmitter } from "node:events";

import type { EventsOf, Part } from "../imitation.ts";
import { loudEmitter } from "../loud.ts";

type PowerEvents = EventsOf<Electron.PowerMonitor, { suspend: []; resume: []; shutdown: [] }>;

/**
 * Electron's `powerMonitor`. The desk's switch tells of sleep and waking; the process itself goes
 * on running in between. Of the computer's end Windows tells nothing, and Linux only whoever did not
 * listen to that first of all: Electron takes the lock that lets it tell when a listener for
 * `shutdown` comes, and it begins to look out for them with the first listener of any kind.
 */
export class PreviewPower
  extends loudEmitter<PowerEvents>("powerMonitor")
  implements
    Part<
      Electron.PowerMonitor,
      "getSystemIdleState" | "getSystemIdleTime" | "isOnBatteryPower" | "onBatteryPower"
    >
{
  readonly onBatteryPower = false;
  readonly #platform: string;
  readonly #changed: () => void;
  #suspended = false;
  #isLookingOut = false;
  #hasShutdownLock = false;

  constructor(platform: string, changed: () => void) {
    super();
    this.#platform = platform;
    this.#changed = changed;
    EventEmitter.prototype.on.call(this, "newListener", (event: string) => {
      if (this.#isLookingOut && event === "shutdown") this.#hasShutdownLock = true;
      this.#isLookingOut = true;
    });
  }
  getSystemIdleState(): "active" {
    return "active";
  }
  getSystemIdleTime(): number {
    return 0;
  }
  isOnBatteryPower(): boolean {
    return false;
  }

  get suspended(): boolean {
    return this.#suspended;
  }
  /** For the desk. */
  suspend(suspended: boolean): void {
    if (this.#suspended === suspended) return;
    this.#suspended = suspended;
    this.#changed();
    this.emit(suspended ? "suspend" : "resume");
  }
  /** For the desk: the computer ends. True where the application was told. */
  shutDown(): boolean {
    const isTold =
      this.#platform === "darwin" || (this.#platform === "linux" && this.#hasShutdownLock);
    return isTold && this.emit("shutdown");
  }
}

/** Electron's `powerSaveBlocker`: keeps the books and blocks nothing. */
export function powerSaveBlockerApi() {
  const running = new Set<number>();
  let made = 0;
  return {
    start: () => {
      made += 1;
      running.add(made);
      return made;
    },
    stop: (id) => running.delete(id),
    isStarted: (id) => running.has(id),
  } satisfies Part<Electron.PowerSaveBlocker, "isStarted" | "start" | "stop">;
}
