/**
 * `npm run doctor [-- --json]`: what this machine can run, and what to do about each part that is
 * missing. Ends with 0 if the application can run at all, on Electron or in the preview host. Changes
 * and downloads nothing.
 */
import { electronExecutable } from "./electron-runtime.mjs";
import { diagnose, diagnosisText } from "./machine/diagnosis.mjs";
import { readMachine } from "./machine/machine.mjs";

const words = process.argv.slice(2);
const diagnosis = diagnose(await readMachine({ electron: electronExecutable(), words }));
process.stdout.write(
  words.includes("--json") ? `${JSON.stringify(diagnosis, null, 2)}\n` : diagnosisText(diagnosis),
);
process.exitCode = diagnosis.runs === "nothing" ? 1 : 0;
