/** A person at work behind a hostile proxy: mischief, a press now and then, and peace in between. */
import { createRandom, type Random } from "../../../simulator/random.ts";
import { actedTooOften } from "../ground/acted.ts";
import type { ProvingGround } from "../ground/proving-ground.ts";
import { mostInAMinute } from "../ground/request-pace.ts";
import { type Mischief, pick, shuffledMischiefs } from "./mischief.ts";

/** One mischief, and what was seen of it. */
export interface Round {
  readonly at: number;
  readonly mischief: string;
  readonly lastedMs: number;
  /** How long nobody may ask again, by the service's own word; the run's clock stands still in it. */
  readonly askedWaitMs: number;
  /** From the end of the mischief, and of what the service asked for, until all is live again. */
  readonly backMs: number;
  readonly mostRequestsInAMinute: number;
  readonly snapshots: number;
  readonly clientTimers: number;
  readonly broken: readonly string[];
}

export interface Run {
  readonly seconds: number;
  readonly seed: number;
  /**
   * Before each mischief, and no part of the run's time. A minute, where the way back is looked at: the
   * service gives five tokens a minute, so a line that is hit more often than that cannot be back at once.
   */
  readonly quietMs: number;
}

/** Beyond it the line is given up for dead. */
const longestBackMs = 120_000;
/** Plays until the seconds are over and every kind was drawn; `ended` hears of each round. */
export async function liveUnderFire(
  ground: ProvingGround,
  { seconds, seed, quietMs }: Run,
  ended: (round: Round) => void,
): Promise<void> {
  const random = createRandom(seed);
  const beginning = ground.time.now();
  let obeyedMs = 0;
  let deck = shuffledMischiefs(random);
  let isEachDrawn = false;
  while (!isEachDrawn || ground.time.now() - beginning - obeyedMs < seconds * 1_000) {
    const mischief = deck.pop();
    isEachDrawn ||= deck.length === 0;
    if (mischief === undefined) {
      deck = shuffledMischiefs(random);
      continue;
    }
    await ground.pass(quietMs);
    const round = await suffer(ground, random, mischief);
    obeyedMs += quietMs + round.askedWaitMs;
    ended({ ...round, at: Math.round((ground.time.now() - beginning) / 1_000) });
  }
}

async function suffer(
  ground: ProvingGround,
  random: Random,
  mischief: Mischief,
): Promise<Omit<Round, "at">> {
  await ground.ask("POST", "calls", { direction: "Inbound", state: "Answered" });
  await ground.pass(300);
  let snapshots = 0;
  const unsubscribe = ground.service.subscribe(() => (snapshots += 1));
  const lastedMs = 1_000 + Math.floor(random.next() * 6_000);
  await mischief.begin(ground, random);
  pressSomething(ground, random);
  await ground.pass(lastedMs / 2);
  pressSomething(ground, random);
  await ground.pass(lastedMs / 2);
  await ground.ask("DELETE", "faults");
  ground.wire.setReachable(true);
  const { askedWaitMs, backMs } = await untilLive(ground, mischief.lingersMs ?? 0);
  unsubscribe();
  await ground.pass(2_000);
  const round = {
    ...{ mischief: mischief.name, lastedMs, askedWaitMs, backMs, snapshots },
    mostRequestsInAMinute: mostInAMinute(await ground.requests()),
    clientTimers: ground.time.clientTimers(),
    broken: [...actedTooOften(ground.performed, await ground.requests())],
  };
  await endCallsOf(ground);
  return round;
}

function pressSomething(ground: ProvingGround, random: Random): void {
  const { calls } = ground.service.view();
  if (calls.length === 0) return;
  const { telephonySessionId, state: saw } = pick(random, calls);
  if (saw !== "connected" && saw !== "held") return;
  ground.press({ action: saw === "held" ? "unhold" : "hold", telephonySessionId, saw });
}

async function untilLive(
  ground: ProvingGround,
  lingersMs: number,
): Promise<Pick<Round, "askedWaitMs" | "backMs">> {
  let askedWaitMs = 0;
  let backMs = 0;
  const over = ground.time.now() + lingersMs;
  while (backMs < longestBackMs) {
    const { connection } = ground.service.view();
    if (connection.state === "live" && connection.doubted !== true) break;
    const now = ground.time.clientClock.now();
    const until = Math.max(
      connection.nextTry?.canHurry === false ? connection.nextTry.at : 0,
      connection.limited?.until ?? 0,
    );
    if (ground.time.now() < over) {
      await ground.pass(100);
      continue;
    }
    if (until > now) {
      askedWaitMs += until - now;
      await ground.pass(until - now);
      continue;
    }
    await ground.pass(100);
    backMs += 100;
  }
  return { askedWaitMs, backMs: backMs < longestBackMs ? backMs : Infinity };
}

async function endCallsOf(ground: ProvingGround): Promise<void> {
  for (const { telephonySessionId, parties } of await ground.truth()) {
    const party = parties.find(({ live }) => live)?.id;
    const path = `calls/${telephonySessionId}/actions`;
    await ground.ask("POST", path, { action: "hangup", ...(party && { party }) });
  }
  await ground.pass(1_000);
}
