/** Numbers of one series, in the unit it was taken in. */
export interface Summary {
  readonly n: number;
  readonly median: number;
  readonly p95: number;
  readonly max: number;
}

/** Summarises a series; an empty one is a broken benchmark, not a good result. */
export function summarise(samples: readonly number[]): Summary {
  const sorted = samples.toSorted((a, b) => a - b);
  const at = (share: number): number => {
    const value = sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
    if (value === undefined) throw new Error("nothing was measured");
    return value;
  };
  return { n: sorted.length, median: at(0.5), p95: at(0.95), max: at(1) };
}

/** One line of the table: ours beside its peer, with what it must reach, if anything. */
export interface Row {
  readonly name: string;
  readonly unit: string;
  readonly ours: Summary;
  readonly peer?: { readonly name: string; readonly figures: Summary };
  readonly aim?: { readonly text: string; readonly reached: boolean };
}

const figure = (value: number): string => (value >= 100 ? value.toFixed(0) : value.toFixed(3));
const line = ({ median, p95, max, n }: Summary): string =>
  `median ${figure(median)}  p95 ${figure(p95)}  max ${figure(max)}  (n ${n})`;

/** The table as people read it. */
export function tableOf(rows: readonly Row[]): string {
  return rows
    .map((row) =>
      [
        `${row.name} [${row.unit}]`,
        `  ours  ${line(row.ours)}`,
        ...(row.peer ? [`  peer  ${line(row.peer.figures)}  ${row.peer.name}`] : []),
        ...(row.aim
          ? [`  aim   ${row.aim.text}: ${row.aim.reached ? "reached" : "NOT reached"}`]
          : []),
      ].join("\n"),
    )
    .join("\n\n");
}

/** Resolves when `holds` does, looked at on each call of the returned trigger. */
export function signal<T>(): { readonly seen: Promise<T>; readonly give: (value: T) => void } {
  const { promise, resolve } = Promise.withResolvers<T>();
  return { seen: promise, give: resolve };
}
