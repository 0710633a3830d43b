/** A long day at the desk: calls of every kind, presses, people, and now and then some trouble. */
import { getHeapCodeStatistics, setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

import { createRandom, type Random } from "../../../simulator/random.ts";
import { actedTooOften } from "../ground/acted.ts";
import type { ProvingGround } from "../ground/proving-ground.ts";
import { differencesOf } from "../ground/truth.ts";
import { endCalls } from "../matrix/cell.ts";
import {
  CallNotShown,
  intentFor,
  type Operation,
  operations,
  prepare,
} from "../matrix/operations.ts";
import { type Trouble, troubles } from "../matrix/troubles.ts";

/** What is left at the end of an hour, when nobody is on the line. */
export interface Hour {
  readonly hour: number;
  /** After a full collection, without the code that the engine has compiled so far. */
  readonly heapBytes: number;
  /** The engine goes on compiling for a day what is called more often; that is no leak of ours. */
  readonly codeBytes: number;
  readonly clientTimers: number;
  readonly connections: number;
  readonly calls: number;
  /** Calls that came while the application could not know of them, so that nobody pressed. */
  readonly unseen: number;
  /** Everything that was not as it must be. */
  readonly broken: readonly string[];
}

export interface Day {
  readonly hours: number;
  readonly calls: number;
  readonly seed: number;
}

const hourMs = 3_600_000;
/** One call in so many meets trouble. */
const troubleEvery = 5;

/** `ended` is told at the end of every hour. */
export async function liveThrough(
  ground: ProvingGround,
  day: Day,
  ended: (hour: Hour) => void,
): Promise<void> {
  const random = createRandom(day.seed);
  const perHour = Math.ceil(day.calls / day.hours);
  const harmless = troubles.filter(({ endsSignIn }) => endsSignIn !== true);
  for (let hour = 1; hour <= day.hours; hour += 1) {
    let unseen = 0;
    const end = ground.time.now() + hourMs;
    for (let call = 0; call < perHour; call += 1) {
      const isTroubled = call % troubleEvery === troubleEvery - 1;
      const trouble = isTroubled ? pick(random, harmless) : {};
      if (!(await takeCall(ground, pick(random, operations), trouble))) unseen += 1;
    }
    await ground.letDustSettle();
    await ground.pass(Math.max(0, end - ground.time.now()));
    ended({ ...(await lookBack(ground)), hour, unseen });
    await ground.forget();
  }
}

/** Whether the call was shown, so that the press could be made. */
async function takeCall(
  ground: ProvingGround,
  operation: Operation,
  trouble: Omit<Trouble, "name">,
): Promise<boolean> {
  const wasShown = await pressIn(ground, operation, trouble).then(
    () => true,
    (error: unknown) => {
      if (error instanceof CallNotShown) return false;
      throw error;
    },
  );
  await ground.pass(20_000);
  await ground.ask("DELETE", "faults");
  await endCalls(ground);
  return wasShown;
}

async function pressIn(
  ground: ProvingGround,
  operation: Operation,
  trouble: Omit<Trouble, "name">,
): Promise<void> {
  const made = await prepare(ground, operation);
  await trouble.arm?.(ground);
  ground.press(intentFor(ground, made, operation.press));
  await trouble.strike?.(ground);
}

async function lookBack(ground: ProvingGround): Promise<Omit<Hour, "hour" | "unseen">> {
  const open = ground.pressed.filter(({ outcome }) => outcome === undefined);
  const broken = [
    ...open.map(({ intent }) => `${intent.action} was never answered`),
    ...actedTooOften(ground.performed, await ground.requests()),
    ...(await differencesOf(ground)),
  ];
  return {
    broken,
    ...heapAfterCollection(),
    clientTimers: ground.time.clientTimers(),
    connections: ground.wire.open(),
    calls: ground.service.view().calls.length,
  };
}

function heapAfterCollection(): Pick<Hour, "heapBytes" | "codeBytes"> {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  for (let round = 0; round < 3; round += 1) collect();
  const code = getHeapCodeStatistics();
  const codeBytes = code.code_and_metadata_size + code.bytecode_and_metadata_size;
  return { heapBytes: process.memoryUsage().heapUsed - codeBytes, codeBytes };
}

function pick<T>(random: Random, from: readonly T[]): T {
  const one = from[Math.floor(random.next() * from.length)];
  if (one === undefined) throw new Error("nothing to pick from");
  return one;
}
