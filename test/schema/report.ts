/** The words and the exit code of the validation of recorded traffic. */
import { existsSync, readFileSync } from "node:fs";

import { readTraffic } from "./traffic.ts";
import { type Misfit, Validator, type Verdict } from "./validator.ts";

/** Where the document and the recorded traffic lie. */
export interface ReportOptions {
  readonly schemaPath: string;
  readonly trafficFolder: string;
}

/** What to print, and 0 when everything fitted (or no document is there), else 1. */
export interface Report {
  readonly lines: readonly string[];
  readonly exitCode: 0 | 1;
}

/** Judges all recorded traffic. */
export function reportOnTraffic({ schemaPath, trafficFolder }: ReportOptions): Report {
  if (!existsSync(schemaPath))
    return {
      lines: [`No OpenAPI document at ${schemaPath}: the traffic is not validated.`],
      exitCode: 0,
    };
  const validator = new Validator(JSON.parse(readFileSync(schemaPath, "utf8")));
  const records = readTraffic(trafficFolder);
  for (const record of records) validator.judge(record);
  return wordVerdict(validator.verdict(), records.length);
}

/** Words a verdict over `records` records. Nothing judged at all is a failure too. */
function wordVerdict(verdict: Verdict, records: number): Report {
  const { misfits, bodies } = verdict;
  const failed = misfits.length > 0 || bodies === 0;
  return {
    lines: [
      ...[...verdict.operations].sort().map(([id, times]) => `  ${times} × ${id}`),
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
