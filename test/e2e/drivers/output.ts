import type { ChildProcess } from "node:child_process";
import { appendFileSync } from "node:fs";

/** Keeps what the process prints in a file, if any, and shows its errors where the test's own go. */
export function keepOutput({ stdout, stderr }: ChildProcess, file: string | undefined): void {
  const keep = (text: Buffer): void => {
    if (file !== undefined) appendFileSync(file, text);
  };
  stdout?.on("data", keep);
  stderr?.on("data", (text: Buffer) => {
    keep(text);
    process.stderr.write(text);
  });
}
