import type { PercentilesView } from "../../../contract/diagnostics.ts";

/**
 * Median and 95th percentile by nearest rank: the smallest sample that is not below the wanted share
 * of all samples. Exact for the samples given; `undefined` without any.
 */
export function percentilesOf(samples: readonly number[]): PercentilesView | undefined {
  const sorted = samples.toSorted((a, b) => a - b);
  const p50 = nearestRank(sorted, 0.5);
  const p95 = nearestRank(sorted, 0.95);
  if (p50 === undefined || p95 === undefined) return undefined;
  return { count: sorted.length, p50, p95 };
}

const nearestRank = (sorted: readonly number[], share: number): number | undefined =>
  sorted[Math.ceil(share * sorted.length) - 1];
