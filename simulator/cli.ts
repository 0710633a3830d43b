/**
 * The simulator by itself: prints one ready line of JSON on standard output and runs until it is
 * told to stop by SIGINT or SIGTERM. Exit codes: 0 stopped, 1 could not start, 2 usage.
 */
import { parseArgs } from "node:util";

import type { LimitsMode } from "./limits/rate-limiter.ts";
import { type SimulatorOptions, startSimulator } from "./server.ts";
import { countryCodes, isCountryCode } from "./account/countries.ts";
import { accountIn } from "./account/default-account.ts";

const usage =
  "Usage: npm run simulator -- [--port N] [--scenario NAME] [--seed N] " +
  `[--limits documented|generous|off] [--country ${countryCodes.join("|")}] [--clock-ahead=SECONDS]`;

function isLimitsMode(text: string): text is LimitsMode {
  return text === "documented" || text === "generous" || text === "off";
}

function wholeNumber(text: string | undefined, maximum: number): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (!/^\d+$/.test(text) || value > maximum) throw new RangeError(`Not a number up to ${maximum}`);
  return value;
}

/** Seconds, which may be negative, in milliseconds. */
function millisecondsOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const seconds = wholeNumber(text.replace(/^-/, ""), 10_000_000_000) ?? 0;
  return (text.startsWith("-") ? -seconds : seconds) * 1_000;
}

/** Throws a `TypeError` or `RangeError` with a plain message for arguments that make no sense. */
export function readArguments(argv: readonly string[]): SimulatorOptions {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      port: { type: "string" },
      scenario: { type: "string" },
      seed: { type: "string" },
      limits: { type: "string" },
      country: { type: "string" },
      "clock-ahead": { type: "string" },
    },
  });
  const port = wholeNumber(values.port, 65_535);
  const seed = wholeNumber(values.seed, 0xffff_ffff);
  const { scenario, limits, country } = values;
  const clockAheadMs = millisecondsOf(values["clock-ahead"]);
  if (limits !== undefined && !isLimitsMode(limits)) throw new RangeError("Not a mode of limits");
  if (country !== undefined && !isCountryCode(country)) throw new RangeError("Not a country");
  return {
    ...(port === undefined ? {} : { port }),
    ...(seed === undefined ? {} : { seed }),
    ...(scenario === undefined ? {} : { scenario }),
    ...(limits === undefined ? {} : { limits }),
    ...(country === undefined ? {} : { account: accountIn(country) }),
    ...(clockAheadMs === undefined ? {} : { clockAheadMs }),
  };
}

async function run(argv: readonly string[]): Promise<void> {
  let options: SimulatorOptions;
  try {
    options = readArguments(argv);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : usage}\n${usage}\n`);
    process.exitCode = 2;
    return;
  }
  const onDefect = (error: unknown): void => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : "defect"}\n`);
  };
  const simulator = await startSimulator({ ...options, onDefect });
  const { url, clientId, jwt, control, controlKey } = simulator;
  const stop = (): void => void simulator.dispose();
  // Before the ready line: whoever reads it may stop the simulator at once.
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
  const ready = { event: "ready", url, clientId, jwt, control, controlKey };
  process.stdout.write(`${JSON.stringify(ready)}\n`);
}

if (import.meta.main) {
  run(process.argv.slice(2)).catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : "Cannot start"}\n`);
    process.exitCode = 1;
  });
}
