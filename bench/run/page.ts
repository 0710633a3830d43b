/**
 * `docs/performance.md` and its pictures, made of `bench/results.json`. The figures stand between two marks
 * of the page; the words around them are written by people and stay.
 */
import type { Machine, Results, Row } from "./measure.ts";
import { figure, hasReached, isMeaningful, ratioOf } from "./measure.ts";
import { plotRatios, plotSeries } from "./plot.ts";

const begin = "<!-- figures: begin (written by `npm run bench`; do not edit) -->";
const end = "<!-- figures: end -->";

/** The page with these figures in place of its own. Throws where it has no marks. */
export function pageWith(page: string, results: Results): string {
  const [before, rest] = page.split(begin);
  const [, after] = rest?.split(end) ?? [];
  if (before === undefined || after === undefined) throw new Error("the page has no marks");
  return `${before}${begin}\n\n${figuresOf(results)}\n\n${end}${after}`;
}

/** Each picture by the name of its file. */
export function plotsOf({ rows }: Results): Readonly<Record<string, string>> {
  const ratios = rows.flatMap((row) => {
    const ratio = ratioOf(row);
    return ratio === undefined ? [] : [{ name: row.name, ratio }];
  });
  return { "ratios.svg": plotRatios(ratios), "events.svg": plotSeries(eventSeries(rows)) };
}

/** What one event costs by the number of live calls, as `event-to-view` names its rows. */
function eventSeries(rows: readonly Row[]) {
  return rows.flatMap(({ name, ours, peer }) => {
    const live = /^an event's text to the pushed view, (\d+) live$/.exec(name)?.[1];
    if (live === undefined || peer === undefined) return [];
    return [{ at: Number(live), ours: ours.median, peer: peer.figures.median }];
  });
}

function figuresOf({ machine, rows, failures }: Results): string {
  return [
    `Taken on ${machine.day}: ${machineText(machine)}.`,
    "",
    "| Figure | Unit | Ours (median) | p95 | Spread | Beside | Theirs | Ratio | Aim |",
    "| --- | --- | ---: | ---: | ---: | --- | ---: | ---: | --- |",
    ...rows.map(lineOf),
    ...failures.map(
      ({ benchmark, because }) =>
        `| ${benchmark} | | not measured | | | ${inCell(because)} | | | |`,
    ),
  ].join("\n");
}

const machineText = ({ cpu, cores, memoryGb, system, node }: Machine): string =>
  `${cores} cores of ${cpu}, ${memoryGb} GB, ${system}, Node.js ${node}`;

function lineOf(row: Row): string {
  const { name, unit, ours, peer, aim } = row;
  const ratio = ratioOf(row);
  const cells = [
    name,
    unit,
    isMeaningful(ours) ? figure(ours.median) : "spreads too far",
    isMeaningful(ours) ? figure(ours.p95) : "",
    ours.n > 1 ? `${(100 * ours.spread).toFixed(0)} %` : "",
    peer?.name ?? "",
    peer === undefined ? "" : figure(peer.figures.median),
    ratio === undefined ? "" : figure(ratio),
    aim === undefined ? "" : `${aim.text}: ${hasReached(row) ? "reached" : "**missed**"}`,
  ];
  return `| ${cells.map(inCell).join(" | ")} |`;
}

const inCell = (text: string): string => text.replaceAll("|", "\\|");
