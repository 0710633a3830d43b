/**
 * Nothing that arrives may hurt. `npm test` lives through twenty seconds of mischief for each of a few
 * seeds and asserts counts; `npm run test:hostile -- --minutes 10 --seed N` does it for long, and
 * watches memory and the time that a page waits. Time is the test's: minutes are simulated ones.
 */
import { afterEach, expect, it } from "vitest";

import { openGround, type ProvingGround } from "../ground/proving-ground.ts";
import { differencesOf } from "../ground/truth.ts";
import { liveUnderFire, type Round } from "./run.ts";
import { type Cost, watchCost } from "./cost.ts";

const minutes = process.env["RINGSIDE_HOSTILE_MINUTES"];
const isLong = minutes !== undefined;
const seconds = isLong ? Number(minutes) * 60 : 20;
const wished = process.env["RINGSIDE_HOSTILE_SEED"];
const seeds = wished === undefined ? [1, 2, 3] : [Number(wished)];

const mostRequests = 59;
const mostBackMs = 2_000;
/** A quarter of an hour, whatever the service asks for, and what little may follow it. */
const mostAskedMs = 16 * 60_000;
const mostTimers = 40;
/** Simulator and test included: see `cost.ts`. */
const mostBytes = 250 * 1024 * 1024;
const longestAnswerMs = 100;

let ground: ProvingGround;
afterEach(() => ground.dispose());

it.each(seeds)(`lives through ${seconds} s of mischief (seed %d)`, async (seed) => {
  ground = await openGround({ wire: "memory", limits: "off" });
  await ground.pass(2_000);
  const past: Round[] = [];
  const watch = isLong ? watchCost(() => ground.service.view()) : undefined;
  let cost: Cost | undefined;
  try {
    await liveUnderFire(ground, { seconds, seed }, (round) => {
      past.push(round);
      if (isLong || process.env.SHOW) process.stdout.write(`${JSON.stringify(round)}\n`);
    });
  } finally {
    cost = watch?.stop();
    if (cost !== undefined) process.stdout.write(`${JSON.stringify(cost)}\n`);
  }
  expect(past.length).toBeGreaterThan(1);
  expect(past.filter(isBad)).toEqual([]);
  await ground.letDustSettle();
  expect(ground.isSignedOut()).toBe(false);
  expect(ground.pressed.filter(({ outcome }) => outcome === undefined)).toEqual([]);
  expect(await differencesOf(ground)).toEqual([]);
  if (cost === undefined) return;
  expect(cost.mostBytes).toBeLessThan(mostBytes);
  expect(cost.longestAnswerMs).toBeLessThan(longestAnswerMs);
});

const isBad = ({
  broken,
  askedWaitMs,
  backMs,
  clientTimers,
  mostRequestsInAMinute,
}: Round): boolean =>
  broken.length > 0 ||
  askedWaitMs > mostAskedMs ||
  backMs > mostBackMs ||
  clientTimers > mostTimers ||
  mostRequestsInAMinute > mostRequests;
