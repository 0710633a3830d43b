/** `ringside <verb>`: runs on Node.js alone, or inside the application's own executable. */
import { homedir } from "node:os";

import { englishDesktopWords } from "../contract/i18n/english.ts";
import { runCommandLine } from "./run.ts";

/** Runs the words of this process and answers its exit code. */
export function main(words: readonly string[]): Promise<number> {
  // Whoever reads no further (`| head -1`) has seen enough.
  process.stdout.on("error", () => process.exit(0));
  return runCommandLine(words, {
    platform: process.platform,
    env: process.env,
    home: homedir(),
    spoken: englishDesktopWords(),
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
  });
}
