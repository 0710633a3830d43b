/**
 * Runs one benchmark in a process of its own. One that throws or hangs takes no other with it, and
 * leaves none of its timers, sockets and browsers to the next one.
 */
import { spawn } from "node:child_process";
import { join } from "node:path";
import { text } from "node:stream/consumers";

import type { Failure, Row } from "./measure.ts";

/** After this a benchmark counts as hung; the longest takes a minute. */
const patienceMs = 240_000;

/** The rows, or why there are none. Never rejects. */
export async function runAlone(benchmark: string): Promise<readonly Row[] | Failure> {
  const child = spawn(
    process.execPath,
    [join(import.meta.dirname, "../index.ts"), "--alone", benchmark],
    {
      stdio: ["ignore", "pipe", "pipe"],
      // Its own group, so that its browsers end with it.
      detached: true,
    },
  );
  const endAll = (): void => {
    try {
      if (child.pid !== undefined) process.kill(-child.pid, "SIGKILL");
    } catch {
      // All of it has ended.
    }
  };
  const began = performance.now();
  const timer = setTimeout(endAll, patienceMs);
  const [said, complaints] = await Promise.all([text(child.stdout), text(child.stderr)]);
  clearTimeout(timer);
  endAll();
  const isHung = performance.now() - began >= patienceMs;
  const rows = rowsIn(said);
  if (rows !== undefined) return rows;
  const because = isHung ? `it did not end within ${patienceMs / 1000} s` : lastWords(complaints);
  return { benchmark, because };
}

/** What `--alone` prints: the mark, then the rows as JSON. */
export const rowsMark = "rows: ";

function rowsIn(said: string): readonly Row[] | undefined {
  const line = said.split("\n").find((each) => each.startsWith(rowsMark));
  // Our own process has written it a moment ago.
  return line === undefined
    ? undefined
    : (JSON.parse(line.slice(rowsMark.length)) as readonly Row[]);
}

/** The message of the error that it ended with. */
function lastWords(complaints: string): string {
  const lines = complaints.split("\n").filter((line) => line.trim() !== "");
  return (
    lines.find((line) => line.includes("Error"))?.trim() ??
    lines.at(-1)?.trim() ??
    "it said nothing"
  );
}
