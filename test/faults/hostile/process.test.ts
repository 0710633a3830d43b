/**
 * Nothing that arrives may hurt the process: its memory as the system counts it, how long its main
 * thread leaves the page without an answer, its requests, and its return. `npm test` does twenty seconds
 * of the machine's time; `npm run test:hostile -- --minutes 10 --seed N` ten minutes, every kind in it.
 */
import { afterEach, expect, it } from "vitest";

import { startTestSimulator, type TestSimulator } from "../../support/simulator.ts";
import { type ProcessRound, sufferInProcess } from "./process-run.ts";
import { type Product, startProduct } from "./product-process.ts";

const minutes = process.env["RINGSIDE_HOSTILE_MINUTES"];
const isLong = minutes !== undefined;
const seconds = isLong ? Number(minutes) * 60 : 20;
const seed = Number(process.env["RINGSIDE_HOSTILE_SEED"] ?? 1);

const most = { residentBytes: 250 * 1024 * 1024, turnMs: 100, requests: 59, backMs: 2_000 };

let simulator: TestSimulator;
let product: Product;
/** Hours of traffic are written down then. */
const longestEndMs = 300_000;
afterEach(async () => {
  await product.dispose();
  await simulator.dispose();
}, longestEndMs);

it(
  `a process lives through ${seconds} s of mischief (seed ${seed})`,
  { timeout: 3_600_000 },
  async () => {
    simulator = await startTestSimulator({ name: import.meta.url, limits: "off", seed });
    product = await startProduct(simulator);
    const rounds: ProcessRound[] = [];
    await sufferInProcess({ product, simulator }, { seconds, seed, all: isLong }, (round) => {
      rounds.push(round);
      if (isLong) process.stdout.write(`${JSON.stringify(round)}\n`);
    });
    const told = await product.ask({ kind: "weigh" });
    if (!("weight" in told)) throw new Error("no weight was told");
    const { weight } = told;
    if (isLong) process.stdout.write(`${JSON.stringify(weight)}\n`);
    expect(rounds.length).toBeGreaterThan(3);
    expect(rounds.filter(isBad)).toEqual([]);
    expect(weight.mostResidentBytes).toBeLessThan(most.residentBytes);
    expect(weight.longestTurnMs).toBeLessThan(most.turnMs);
  },
);

const isBad = ({ backMs, requestsInAMinute, unanswered }: ProcessRound): boolean =>
  backMs > most.backMs || requestsInAMinute > most.requests || unanswered > 0;
