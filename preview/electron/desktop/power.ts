import type { EventsOf, Part } from "../imitation.ts";
import { loudEmitter } from "../loud.ts";

type PowerEvents = EventsOf<Electron.PowerMonitor, { suspend: []; resume: []; shutdown: [] }>;

/**
 * Electron's `powerMonitor`. The desk's switch tells of sleep and waking; the process itself goes
 * on running in between.
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
  readonly #changed: () => void;
  #suspended = false;

  constructor(changed: () => void) {
    super();
    this.#changed = changed;
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
