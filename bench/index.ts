/**
 * Every benchmark, each beside its peer in the same run: `npm run bench [-- NAME…]`. Prints a table
 * and, of a whole run, writes `bench/results.json` and `docs/performance.md`. Nothing here is a test: a missed
 * aim is shown, not failed. A benchmark that gives no figures is named with its cause, keeps
 * no other from its figures, and makes the exit code 1.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { cpus, release, totalmem, type } from "node:os";
import { join } from "node:path";

import { rowsMark, runAlone } from "./run/alone.ts";
import { pageWith, plotsOf } from "./run/page.ts";
import { type Failure, type Machine, type Results, type Row, tableOf } from "./run/measure.ts";
import { measureColdStart } from "./rows/cold-start.ts";
import { measureEventToPaint } from "./rows/event-to-paint.ts";
import { measureEventToView } from "./rows/event-to-view.ts";
import { measureHalfOpen } from "./rows/half-open.ts";
import { measureHotkeyToWire } from "./rows/hotkey-to-wire.ts";
import { measureIdle } from "./rows/idle.ts";
import { measureInitialState } from "./rows/initial-state.ts";
import { measureLongestTurn } from "./rows/longest-turn.ts";
import { measureMainSize } from "./rows/main-size.ts";
import { measureMemory } from "./rows/memory.ts";
import { measurePeopleSearch } from "./rows/window/people-search.ts";
import { measurePressToPaint } from "./rows/press-to-paint.ts";
import { measureReconnect } from "./rows/reconnect.ts";
import { measureRecording } from "./rows/recording.ts";
import { measureReducer } from "./rows/reducer.ts";
import { measureRendererSize } from "./rows/renderer-size.ts";
import { measureSimulatorThroughput } from "./rows/simulator-throughput.ts";

const benchmarks: Record<string, () => Promise<readonly Row[]> | readonly Row[]> = {
  "hotkey-to-wire": measureHotkeyToWire,
  "press-to-paint": measurePressToPaint,
  "event-to-paint": measureEventToPaint,
  "event-to-view": measureEventToView,
  reducer: measureReducer,
  "longest-turn": measureLongestTurn,
  "people-search": measurePeopleSearch,
  recording: measureRecording,
  "renderer-size": measureRendererSize,
  "main-size": measureMainSize,
  "cold-start": measureColdStart,
  memory: measureMemory,
  idle: measureIdle,
  reconnect: measureReconnect,
  "half-open": measureHalfOpen,
  "initial-state": measureInitialState,
  "simulator-throughput": measureSimulatorThroughput,
};
const resultsFile = join(import.meta.dirname, "results.json");
const docs = join(import.meta.dirname, "../docs");

/** The figures of a whole run: as data, and on their page with its pictures. */
function keep(results: Results): void {
  writeFileSync(resultsFile, `${JSON.stringify(results, null, 2)}\n`);
  const page = join(docs, "performance.md");
  writeFileSync(page, pageWith(readFileSync(page, "utf8"), results));
  for (const [name, picture] of Object.entries(plotsOf(results))) {
    writeFileSync(join(docs, "performance", name), picture);
  }
}

const machine = (): Machine => ({
  node: process.version,
  system: `${type()} ${release()}`,
  cpu: cpus()[0]?.model ?? "unknown",
  cores: cpus().length,
  memoryGb: Math.round(totalmem() / 2 ** 30),
  day: new Date().toISOString().slice(0, 10),
});

/** One benchmark, for `runAlone`. */
async function alone(name: string): Promise<void> {
  const rows = await benchmarks[name]?.();
  // The official libraries leave timers and sockets behind that nobody can end (`@rc-ex/ws` 1.3.17),
  // so the process would never end by itself. A pipe may take the rows only after this turn.
  process.stdout.write(`${rowsMark}${JSON.stringify(rows)}\n`, () => process.exit());
}

async function all(wanted: readonly string[]): Promise<void> {
  const rows: Row[] = [];
  const failures: Failure[] = [];
  for (const name of Object.keys(benchmarks)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    console.error(`bench: ${name} …`);
    const outcome = await runAlone(name);
    if ("because" in outcome) failures.push(outcome);
    else for (const row of outcome) rows.push(row);
  }
  const results: Results = { machine: machine(), rows, failures };
  // A run of some says nothing of the others.
  if (wanted.length === 0) keep(results);
  console.log(tableOf(results));
  if (failures.length > 0) process.exitCode = 1;
}

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !name.startsWith("--") && !(name in benchmarks));
if (unknown.length > 0) {
  const known = Object.keys(benchmarks).join(", ");
  console.error(`No benchmark ${unknown.join(", ")}; there are ${known}.`);
  process.exitCode = 2;
} else if (wanted[0] === "--alone") await alone(wanted[1] ?? "");
else await all(wanted);
