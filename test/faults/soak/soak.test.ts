/**
 * A day of calls in simulated time. `npm test` lives through two short hours; the long mode is
 * `npm run test:soak -- --hours 24 --calls 1000`, which also watches the heap.
 */
import { expect, it } from "vitest";

import { openGround } from "../ground/proving-ground.ts";
import { type Hour, liveThrough } from "./day.ts";

const wished = process.env["RINGSIDE_SOAK_HOURS"];
const isLong = wished !== undefined;
const hours = Number(wished ?? 2);
const calls = Number(process.env["RINGSIDE_SOAK_CALLS"] ?? 40);
const seed = Number(process.env["RINGSIDE_SOAK_SEED"] ?? 20_260_302);

/** Watches of the socket, care of its subscription, the token, the next recheck. */
const mostTimers = 9;
/** After the first hour the heap may grow by this much and no more. */
const growthAllowed = 1.1;

it(`leaks nothing and never drifts in ${hours} h with ${calls} calls (seed ${seed})`, async () => {
  const ground = await openGround({ wire: "memory" });
  const past: Hour[] = [];
  try {
    await liveThrough(ground, { hours, calls, seed }, (hour) => {
      past.push(hour);
      if (isLong) process.stdout.write(`${JSON.stringify(hour)}\n`);
    });
  } finally {
    await ground.dispose();
  }
  expect(past).toHaveLength(hours);
  for (const hour of past) {
    expect(hour.broken).toEqual([]);
    expect(hour.calls).toBe(0);
    // The event socket, and nothing else, stays open.
    expect(hour.connections).toBe(1);
    expect(hour.clientTimers).toBeLessThan(mostTimers);
  }
  const seen = calls - past.reduce((sum, { unseen }) => sum + unseen, 0);
  expect(seen).toBeGreaterThan(calls * 0.8);
  const [first, last] = [past[0], past.at(-1)];
  if (!isLong || first === undefined || last === undefined) return;
  expect(last.heapBytes).toBeLessThan(first.heapBytes * growthAllowed);
});
