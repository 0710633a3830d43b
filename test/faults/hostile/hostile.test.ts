/**
 * Nothing that arrives may hurt. Lives through every kind of mischief for a seed, in a time
 * that only the test moves, and holds counts to the number and what is shown to the truth;
 * `process.test.ts` weighs a process in the machine's time.
 */
import { afterEach, expect, it } from "vitest";

import { openGround, type ProvingGround } from "../ground/proving-ground.ts";
import { differencesOf } from "../ground/truth.ts";
import { liveUnderFire, type Round } from "./run.ts";

const minutes = process.env["RINGSIDE_HOSTILE_MINUTES"];
const isLong = minutes !== undefined;
const seconds = isLong ? Number(minutes) * 60 : 20;
const wished = process.env["RINGSIDE_HOSTILE_SEED"];
const seeds = [wished === undefined ? 1 : Number(wished)];

const mostRequests = 59;
const mostBackMs = 2_000;
/** A quarter of an hour, whatever the service asks for, and what little may follow it. */
const mostAskedMs = 16 * 60_000;
const mostTimers = 40;

let ground: ProvingGround;
afterEach(() => ground.dispose());

it.each(seeds)(`lives through ${seconds} s of mischief (seed %d)`, async (seed) => {
  ground = await openGround({ wire: "memory", limits: "off" });
  await ground.pass(2_000);
  const past: Round[] = [];
  await liveUnderFire(ground, { seconds, seed, quietMs: 61_000 }, (round) => {
    past.push(round);
    if (isLong) process.stdout.write(`${JSON.stringify(round)}\n`);
  });
  expect(past.length).toBeGreaterThan(1);
  expect(past.filter(isBad)).toEqual([]);
  await ground.letDustSettle();
  expect(ground.isSignedOut()).toBe(false);
  expect(ground.pressed.filter(({ outcome }) => outcome === undefined)).toEqual([]);
  expect(await differencesOf(ground)).toEqual([]);
});

it(`sends no more requests where mischief follows mischief (seed ${seeds[0]})`, async () => {
  ground = await openGround({ wire: "memory", limits: "off" });
  await ground.pass(2_000);
  const past: Round[] = [];
  await liveUnderFire(ground, { seconds, seed: seeds[0] ?? 1, quietMs: 0 }, (round) => {
    past.push({ ...round, backMs: 0 });
  });
  expect(past.length).toBeGreaterThan(1);
  expect(past.filter(isBad)).toEqual([]);
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
