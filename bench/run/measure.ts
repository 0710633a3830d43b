/** Numbers of one series, in the unit it was taken in. */
export interface Summary {
  readonly n: number;
  readonly median: number;
  readonly p95: number;
  readonly max: number;
  /** The middle half of the series, as a share of its median: how far a figure may be believed. */
  readonly spread: number;
}

/** Summarises a series; an empty one is a broken benchmark, not a good result. */
export function summarise(samples: readonly number[]): Summary {
  const sorted = samples.toSorted((a, b) => a - b);
  const at = (share: number): number => {
    const value = sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
    if (value === undefined) throw new Error("nothing was measured");
    return value;
  };
  const median = at(0.5);
  const spread = median === 0 ? 0 : (at(0.75) - at(0.25)) / median;
  return { n: sorted.length, median, p95: at(0.95), max: at(1), spread };
}

/** One line of the table: ours beside its peer, with what it must reach, if anything. */
export interface Row {
  readonly name: string;
  readonly unit: string;
  readonly ours: Summary;
  readonly peer?: { readonly name: string; readonly figures: Summary };
  readonly aim?: { readonly text: string; readonly reached: boolean };
}

/** A benchmark that gave no figures, and why. */
export interface Failure {
  readonly benchmark: string;
  readonly because: string;
}

/** What a run found, as `results.json` keeps it. */
export interface Results {
  readonly machine: Machine;
  readonly rows: readonly Row[];
  readonly failures: readonly Failure[];
}

export interface Machine {
  readonly node: string;
  readonly system: string;
  readonly cpu: string;
  readonly cores: number;
  readonly memoryGb: number;
  /** The day of the run, as 2026-01-31. */
  readonly day: string;
}

/** A series whose middle half is wider than its median says nothing. */
const widestSpread = 1;

/** Whether a series may be believed at all. */
export const isMeaningful = ({ spread }: Summary): boolean => spread <= widestSpread;

/** A number as tables show it. */
export const figure = (value: number): string =>
  value >= 100 ? value.toFixed(0) : value.toFixed(3);

/** A series in words; of one that spreads too far, only that. */
function seriesText(summary: Summary): string {
  const { median, p95, max, n, spread } = summary;
  const width = `spread ${(100 * spread).toFixed(0)} %`;
  if (!isMeaningful(summary)) return `no figure: ${width}  (n ${n})`;
  return `median ${figure(median)}  p95 ${figure(p95)}  max ${figure(max)}  ${width}  (n ${n})`;
}

/** Ours for one of the peer's, at the median; `undefined` where that says nothing. */
export function ratioOf({ ours, peer }: Row): number | undefined {
  if (peer === undefined || peer.figures.median === 0) return undefined;
  if (!isMeaningful(ours) || !isMeaningful(peer.figures)) return undefined;
  return ours.median / peer.figures.median;
}

function rowText(row: Row): string {
  const ratio = ratioOf(row);
  return [
    `${row.name} [${row.unit}]`,
    `  ours  ${seriesText(row.ours)}`,
    ...(row.peer ? [`  peer  ${seriesText(row.peer.figures)}  ${row.peer.name}`] : []),
    ...(ratio === undefined ? [] : [`  ratio ${figure(ratio)}`]),
    ...(row.aim ? [`  aim   ${row.aim.text}: ${verdict(row)}`] : []),
  ].join("\n");
}

/** A figure that says nothing reaches nothing. */
export const hasReached = ({ ours, aim }: Row): boolean =>
  aim?.reached === true && isMeaningful(ours);
const verdict = (row: Row): string => (hasReached(row) ? "reached" : "NOT reached");

/** The table as people read it; what could not be measured stands at its end with the cause. */
export function tableOf({ rows, failures }: Pick<Results, "rows" | "failures">): string {
  const missing = failures.map(
    ({ benchmark, because }) => `${benchmark}: NOT measured, ${because}`,
  );
  return [...rows.map(rowText), ...missing].join("\n\n");
}

/** Resolves when `holds` does, looked at on each call of the returned trigger. */
export function signal<T>(): { readonly seen: Promise<T>; readonly give: (value: T) => void } {
  const { promise, resolve } = Promise.withResolvers<T>();
  return { seen: promise, give: resolve };
}
