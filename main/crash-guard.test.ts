import { EventEmitter } from "node:events";
import { expect, it } from "vitest";

import { guardAgainstCrashes } from "./crash-guard.ts";
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
