/**
 * The log. Every line is an event name and a few fields, and what reaches the file passes one sink
 * with an allow-list: a field that is not on it is dropped, whatever it holds, and texts are masked
 * besides. So a careless caller cannot leak a token, a name or a number.
 */
import { mkdirSync, renameSync } from "node:fs";
import { join } from "node:path";

import { appendOwnFile, ownFolderMode } from "./files/own-file.ts";
import { createLogPace } from "./log-pace.ts";
import type { Clock } from "./timing/clock.ts";

/** Fields that may be written. Each holds a fixed word, a count, a status or an opaque request id. */
const allowedFields = [
  "accelerator",
  "action",
  "area",
  "attempt",
  "attempts",
  "calls",
  "cause",
  "code",
  "count",
  "delayMs",
  "demo",
  "detail",
  "durationMs",
  "error",
  "errorCode",
  "exitCode",
  "file",
  "issue",
  "kind",
  "method",
  "ms",
  "operation",
  "outcome",
  "part",
  "phase",
  "platform",
  "reason",
  "recovered",
  "requestId",
  "retryAfterMs",
  "revision",
  "serviceCode",
  "shape",
  "stack",
  "state",
  "status",
  "version",
  "where",
] as const;

/** A field that is not on the list does not compile; one that slips in by a spread is dropped. */
export type LogFields = Readonly<
  Partial<Record<(typeof allowedFields)[number], string | number | boolean>>
>;

/** Writes one event. Never throws; may be called at any time, also while quitting. */
export type Log = (event: string, fields?: LogFields) => void;

const isAllowed: ReadonlySet<string> = new Set(allowedFields);

const longestText = 2000;

/**
 * Takes out of a text what a log must not hold: web addresses lose everything after the host,
 * tokens and long opaque words go, and digits of anything like a phone number are masked down to
 * the last two.
 */
export function mask(text: string): string {
  return text
    .slice(0, longestText)
    .replace(/\b([a-z][a-z0-9+.-]*:\/\/)(?:[^\s/@]*@)?([^\s/?#]+)[^\s]*/gi, "$1$2/…")
    .replace(/\b(bearer|basic)\s+\S+/gi, "$1 …")
    .replace(/\b[\w-]{10,}\.[\w-]{6,}(?:\.[\w-]*)?/g, (word) => (isOpaque(word) ? "…" : word))
    .replace(/\b[A-Za-z0-9_-]{24,}\b/g, (word) => (isOpaque(word) ? "…" : word))
    .replace(/\+?\d[\d ().-]{5,}\d/g, (digits) => `…${digits.replace(/\D/g, "").slice(-2)}`);
}

/** A word that looks drawn by lot rather than written: digits and letters of both cases mixed. */
function isOpaque(word: string): boolean {
  return /\d/.test(word) && /[A-Za-z]/.test(word);
}

/** What of these fields may be written. Exported for the canary test. */
export function redact(fields: Readonly<Record<string, unknown>>): LogFields {
  const kept: Record<string, string | number | boolean> = {};
  for (const [name, value] of Object.entries(fields)) {
    if (!isAllowed.has(name)) continue;
    if (typeof value === "string") kept[name] = mask(value);
    else if (typeof value === "number" || typeof value === "boolean") kept[name] = value;
  }
  return kept;
}

/** What an unforeseen error may say in the log: its kind, and where in our code it arose. */
export function errorFields(error: unknown): LogFields {
  if (!(error instanceof Error)) return { kind: typeof error };
  const frames = (error.stack ?? "")
    .split("\n")
    .filter((line) => line.trimStart().startsWith("at "))
    .slice(0, 8)
    .map((line) => line.trim().replace(/\(?(?:file:\/\/)?[^\s()]*\/([^\s()/]+)\)?$/, "$1"));
  return { kind: error.name, stack: frames.join(" | ") };
}

/** The size in bytes at which the log file becomes the older generation, of which there is one. */
export const largestLogBytes = 1024 * 1024;

export interface FileLogOptions {
  /** The folder for log files; made when missing. */
  readonly folder: string;
  /** For the lines' times, and for how many there may be. */
  readonly clock: Pick<Clock, "now" | "elapsed">;
  /** Gets each line as it goes to the file, redacted and without its time. */
  readonly onLine?: (line: string) => void;
}

/**
 * The log file `ringside.log`, and `ringside.old.log` when it is full or something else stands in its
 * place. The file is not kept open, so there is nothing to dispose; a disk that refuses costs the line
 * and nothing else, and gets the next one.
 */
export function openFileLog({ folder, clock, onLine }: FileLogOptions): Log {
  const path = join(folder, "ringside.log");
  const startAnew = (): void => renameSync(path, join(folder, "ringside.old.log"));
  const write = (line: string): void => {
    const text = `[${new Date(clock.now()).toISOString()}] ${line}\n`;
    mkdirSync(folder, { recursive: true, mode: ownFolderMode });
    let size = appendOwnFile(path, text);
    if (typeof size !== "number") {
      startAnew();
      size = appendOwnFile(path, text);
    }
    if (typeof size === "number" && size > largestLogBytes) startAnew();
  };
  const pace = createLogPace(clock);
  const log = (event: string, fields: LogFields): void => {
    const line = JSON.stringify({ event: mask(event), ...redact(fields) });
    try {
      write(line);
    } catch {
      // There is nowhere to tell it, other than where it has just failed.
    }
    onLine?.(line);
  };
  return (event, fields = {}) => {
    const { isAdmitted, leftOut } = pace.admit();
    if (leftOut > 0) log("lines-left-out", { count: leftOut });
    if (isAdmitted) log(event, fields);
  };
}
