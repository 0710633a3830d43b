import { EventEmitter } from "node:events";
import { expect, it } from "vitest";

import { type ChildProcesses, guardAgainstCrashes, logLostChildren } from "./crash-guard.ts";
import type { LogFields } from "./log.ts";

it("logs a bug by its kind and place, without its message, until it is ended", () => {
  const source = new EventEmitter();
  const logged: [string, LogFields][] = [];
  const end = guardAgainstCrashes(source, (event, fields = {}) => logged.push([event, fields]));
  source.emit("uncaughtException", new RangeError("Avery Canary"));
  source.emit("unhandledRejection", "Avery Canary");
  end();
  source.emit("uncaughtException", new Error("later"));
  expect(logged.map(([event, fields]) => [event, fields["kind"]])).toEqual([
    ["uncaught-exception", "RangeError"],
    ["unhandled-rejection", "string"],
  ]);
  expect(JSON.stringify(logged)).not.toContain("Canary");
});

it("logs which helper process has ended and why, but not one that has only finished", () => {
  const source = new EventEmitter();
  const logged: [string, LogFields][] = [];
  const end = logLostChildren(source as unknown as ChildProcesses, (event, fields = {}) =>
    logged.push([event, fields]),
  );
  const gone = (type: string, reason: string) =>
    source.emit("child-process-gone", {}, { type, reason, exitCode: 9, name: "Avery Canary" });
  gone("GPU", "crashed");
  gone("Utility", "clean-exit");
  end();
  gone("GPU", "oom");
  expect(logged).toEqual([["child-process-gone", { kind: "GPU", reason: "crashed", exitCode: 9 }]]);
});
