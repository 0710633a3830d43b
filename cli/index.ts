/** `ringside <verb>`: runs on Node.js alone, or inside the application's own executable. */
import { homedir } from "node:os";

import { loadDesktopWords } from "../contract/i18n/load.ts";
import { shellLanguage } from "./language.ts";
import { runCommandLine } from "./run.ts";

/** Runs the words of this process and answers its exit code. */
export async function main(words: readonly string[]): Promise<number> {
  // Whoever reads no further (`| head -1`) has seen enough.
  process.stdout.on("error", () => process.exit(0));
  const ofSystem = Intl.DateTimeFormat().resolvedOptions().locale;
  return runCommandLine(words, {
    platform: process.platform,
    env: process.env,
    home: homedir(),
    spoken: await loadDesktopWords(shellLanguage(process.env, ofSystem)),
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
  });
}
