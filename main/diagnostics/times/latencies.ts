/** How long each step of each kind of action took, of the last ones. */
import type { LatencyView } from "../../../contract/diagnostics.ts";
import { type ActionKind, actionKinds } from "../../../contract/operations.ts";
import { percentilesOf } from "./percentiles.ts";
import { type Ring, createRing } from "../ring.ts";

/** How many samples of each step and kind are kept. */
export const samplesKept = 200;

const steps = ["pressToSent", "sentToAccepted", "sentToSeen", "pressToSettled"] as const;
export type LatencyStep = (typeof steps)[number];

export interface Latencies {
  add(action: ActionKind, step: LatencyStep, ms: number): void;
  /** The kinds of which anything is known, in the order of `actionKinds`. */
  views(): LatencyView[];
}

export function createLatencies(): Latencies {
  const rings = new Map<ActionKind, Map<LatencyStep, Ring<number>>>();
  return {
    add(action, step, ms) {
      const ofAction = rings.get(action) ?? new Map<LatencyStep, Ring<number>>();
      const ring = ofAction.get(step) ?? createRing<number>(samplesKept);
      ring.push(ms);
      rings.set(action, ofAction.set(step, ring));
    },
    views: () =>
      actionKinds.flatMap((action) => {
        const ofAction = rings.get(action);
        return ofAction === undefined ? [] : [viewOf(action, ofAction)];
      }),
  };
}

function viewOf(action: ActionKind, rings: ReadonlyMap<LatencyStep, Ring<number>>): LatencyView {
  const view: LatencyView = { action };
  for (const step of steps) {
    const figures = percentilesOf(rings.get(step)?.items() ?? []);
    if (figures !== undefined) view[step] = figures;
  }
  return view;
}
