/** An application on the preview host, as a process whose start and memory are measured. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

const root = join(import.meta.dirname, "..");
/** An application with an icon and an empty page, and nothing else. */
export const emptyApplication = join(root, "bench/empty-application");

export interface HostProcess {
  /** From the start of the process until the tray and the window were there, in milliseconds. */
  readonly startMs: number;
  /** Resident memory, in megabytes. */
  memoryMb(): number;
  /** Processor time that it has used so far, in milliseconds. */
  processorMs(): number;
  dispose(): Promise<void>;
}

/** Starts the application in `folder`, which is Ringside's own without one; the caller disposes it. */
export async function startHostProcess(
  words: readonly string[],
  folder?: string,
): Promise<HostProcess> {
  const data = mkdtempSync(join(tmpdir(), "ringside-bench-"));
  const began = performance.now();
  const child: ChildProcess = spawn(
    process.execPath,
    [
      join(root, "preview/index.ts"),
      ...["--port", "0", "--no-open", ...(folder === undefined ? [] : [`--root=${folder}`])],
      ...["--", `--user-data-dir=${data}`, ...words],
    ],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  if (child.stdout === null) throw new Error("the preview host has no output");
  await once(createInterface({ input: child.stdout }), "line");
  const startMs = performance.now() - began;
  return {
    startMs,
    memoryMb: () => Number(/VmRSS:\s+(\d+) kB/.exec(statOf(child, "status"))?.[1]) / 1024,
    processorMs: () => {
      // After the name in brackets, the 12th and 13th field count hundredths of a second.
      const fields = statOf(child, "stat").split(") ")[1]?.split(" ") ?? [];
      return (Number(fields[11]) + Number(fields[12])) * 10;
    },
    async dispose() {
      const ended = once(child, "exit");
      child.kill("SIGTERM");
      await ended;
      rmSync(data, { recursive: true, force: true });
    },
  };
}

/** What Linux says of a process; elsewhere these figures cannot be measured. */
function statOf({ pid }: ChildProcess, file: "stat" | "status"): string {
  if (process.platform !== "linux") throw new Error("memory is read on Linux only");
  return readFileSync(`/proc/${pid}/${file}`, "utf8");
}
