/**
 * Every benchmark, each beside its peer in the same run: `npm run bench [-- NAME…]`. Prints a table
 * and writes `bench/results.json`. Nothing here is a test: a missed aim is shown, not failed.
 */
import { writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";

import { measureHalfOpen } from "./rows/half-open.ts";
import { measureHotkeyToWire } from "./rows/hotkey-to-wire.ts";
import { measureIdle } from "./rows/idle.ts";
import { measureInitialState } from "./rows/initial-state.ts";
import { measureLongestTurn } from "./rows/longest-turn.ts";
import { type Row, tableOf } from "./measure.ts";
import { measureMainSize } from "./rows/main-size.ts";
import { measureEventToPaint } from "./rows/event-to-paint.ts";
import { measureReconnect } from "./rows/reconnect.ts";
import { measureRecording } from "./rows/recording.ts";
import { measureReducer } from "./rows/reducer.ts";
import { measureRendererSize } from "./rows/renderer-size.ts";
import { measureSimulatorThroughput } from "./rows/simulator-throughput.ts";

const benchmarks: Record<string, () => Promise<readonly Row[]> | readonly Row[]> = {
  "hotkey-to-wire": measureHotkeyToWire,
  "event-to-paint": measureEventToPaint,
  reducer: measureReducer,
  "longest-turn": measureLongestTurn,
  recording: measureRecording,
  "renderer-size": measureRendererSize,
  "main-size": measureMainSize,
  idle: measureIdle,
  reconnect: measureReconnect,
  "half-open": measureHalfOpen,
  "initial-state": measureInitialState,
  "simulator-throughput": measureSimulatorThroughput,
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in benchmarks));
if (unknown.length > 0) {
  console.error(
    `No benchmark ${unknown.join(", ")}; there are ${Object.keys(benchmarks).join(", ")}.`,
  );
  process.exit(2);
}
const rows: Row[] = [];
for (const [name, run] of Object.entries(benchmarks)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  console.error(`bench: ${name} …`);
  rows.push(...(await run()));
}
const machine = { node: process.version, cpu: cpus()[0]?.model ?? "unknown", cores: cpus().length };
writeFileSync(
  join(import.meta.dirname, "results.json"),
  `${JSON.stringify({ machine, rows }, null, 2)}\n`,
);
// The official libraries leave timers and sockets behind that nobody can end (`@rc-ex/ws` 1.3.17),
// so the process would never end by itself. A pipe may take the table only after this turn.
process.stdout.write(`${tableOf(rows)}\n`, () => process.exit());
