/** The words and the exit code of the validation of recorded traffic. */
import type { Standard } from "./judges/standard.ts";
import { readTraffic, type Traffic } from "./traffic.ts";
import { type Misfit, Validator, type Verdict } from "./validator.ts";

/** What to print, and 0 when everything fitted, else 1. */
export interface Report {
  readonly lines: readonly string[];
  readonly exitCode: 0 | 1;
}

/** Holds all traffic that was recorded in the folder to each of the standards. */
export function reportOnTraffic(standards: readonly Standard[], trafficFolder: string): Report {
  const records = readTraffic(trafficFolder);
  const reports = standards.map((standard) => reportOn(standard, records));
  return {
    lines: reports.flatMap(({ lines }) => lines),
    exitCode: standards.length > 0 && reports.every(({ exitCode }) => exitCode === 0) ? 0 : 1,
  };
}

function reportOn(standard: Standard, records: readonly Traffic[]): Report {
  const validator = new Validator(standard);
  for (const record of records) validator.judge(record);
  const { lines, exitCode } = wordVerdict(validator.verdict(), records.length);
  return { lines: [`Traffic held to ${standard.name}:`, ...lines], exitCode };
}

/** Words a verdict over `records` records. Nothing judged at all is a failure too. */
function wordVerdict(verdict: Verdict, records: number): Report {
  const { misfits, bodies } = verdict;
  const failed = misfits.length > 0 || bodies === 0;
  return {
    lines: [
      `  ${[...verdict.operations]
        .sort()
        .map(([id, times]) => `${id} ${times}`)
        .join(", ")}`,
      ...[...verdict.notInSchema]
        .sort()
        .map(([path, times]) => `  not in the schema: ${times} × ${path}`),
      ...verdict.unusedExceptions.map(
        ({ name, section }) => `  exception that no traffic needed: ${name} (section ${section})`,
      ),
      ...gather(misfits).map((line) => `  MISFIT ${line}`),
      `${records} records, ${verdict.requests} requests (${verdict.faulted} answered by a fault), ` +
        `${bodies} bodies and ${verdict.notifications} notifications of ${verdict.operations.size} operations judged: ` +
        (bodies === 0 ? "no body to judge" : `${misfits.length} misfits`),
    ],
    exitCode: failed ? 1 : 0,
  };
}

/** Equal misfits once, with their number and the first test file that shows them. */
function gather(misfits: readonly Misfit[]): readonly string[] {
  const kinds = new Map<string, { readonly first: Misfit; times: number }>();
  for (const misfit of misfits) {
    const pointer = misfit.pointer.replace(/\/\d+(?=\/|$)/g, "/*");
    const key = `${misfit.where} ${pointer === "" ? "/" : pointer}: ${misfit.message}`;
    const kind = kinds.get(key) ?? { first: misfit, times: 0 };
    kind.times += 1;
    kinds.set(key, kind);
  }
  return [...kinds].map(
    ([key, { first, times }]) => `${key} (${times} ×, first in ${first.testFile})`,
  );
}
