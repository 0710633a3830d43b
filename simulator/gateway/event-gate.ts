import type { WorldEvent } from "../world/types.ts";

/** Stands between world and router, so that faults can order an answer and its events. */
export interface EventGate {
  readonly dispatch: (event: WorldEvent) => void;
  /** Events wait until the returned function is called. */
  hold(): () => void;
  /** How many telephony events have passed so far. */
  passed(): number;
  /** Calls `run` once after the next telephony event; returns the cancellation. */
  onNext(run: () => void): () => void;
}

export function createEventGate(pass: (event: WorldEvent) => void): EventGate {
  const waiting: WorldEvent[] = [];
  const watchers = new Set<() => void>();
  let holds = 0;
  let passed = 0;

  function letThrough(event: WorldEvent): void {
    pass(event);
    if (event.kind !== "telephony") return;
    passed += 1;
    for (const run of watchers) run();
    watchers.clear();
  }

  return {
    dispatch(event) {
      if (holds > 0) waiting.push(event);
      else letThrough(event);
    },
    hold() {
      holds += 1;
      let holding = true;
      return () => {
        if (!holding) return;
        holding = false;
        holds -= 1;
        if (holds === 0) for (const event of waiting.splice(0)) letThrough(event);
      };
    },
    passed: () => passed,
    onNext(run) {
      watchers.add(run);
      return () => void watchers.delete(run);
    },
  };
}
