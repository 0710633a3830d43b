/**
 * As `run.ts`, with the product in a process of its own and in the machine's time. Before each mischief
 * a quiet minute is left out of both sides' time: the service gives five tokens a minute, so a line that
 * is hit more often than that cannot be back at once, whoever asks.
 */
import { createRandom, type Random } from "../../../simulator/random.ts";
import type { TestSimulator } from "../../support/simulator.ts";
import { type Mischief, pick, shuffledMischiefs } from "./mischief.ts";
import type { Told } from "./product-messages.ts";
import type { Product } from "./product-process.ts";

export interface ProcessRound {
  readonly mischief: string;
  readonly lastedMs: number;
  readonly askedWaitMs: number;
  /** From the mischief's end, without what the service asked for and what nobody can know sooner. */
  readonly backMs: number;
  /** The same by the wall's clock, other work of the machine included. */
  readonly wallBackMs: number;
  readonly requestsInAMinute: number;
  readonly unanswered: number;
  /** What the page was shown when it was not live in time. */
  readonly shown?: unknown;
}

const quietMs = 61_000;
const longestBackMs = 20_000;
const lookEveryMs = 50;
/**
 * What a look counts for at most, and for as long as the process was at work in it if that is longer: a look
 * that took more than that waited for a busy machine. On one with nothing else to do, `wallBackMs` is the same.
 */
const longestLookMs = 60;

type Look = Extract<Told, { readonly view: unknown }>;

/** Plays until all the seconds of the machine's time are over and, if `all`, every kind was drawn. */
export async function sufferInProcess(
  { product, simulator }: { readonly product: Product; readonly simulator: TestSimulator },
  {
    seconds,
    seed,
    all,
  }: { readonly seconds: number; readonly seed: number; readonly all: boolean },
  ended: (round: ProcessRound) => void,
): Promise<void> {
  const random = createRandom(seed);
  const until = performance.now() + seconds * 1_000;
  for (let deck: Mischief[] = [], round = 0; ; round += 1) {
    if (deck.length === 0) {
      if (all && round > 0 && performance.now() >= until) return;
      deck = shuffledMischiefs(random);
    }
    if (!all && performance.now() >= until) return;
    const mischief = deck.pop();
    if (mischief !== undefined) ended(await suffer({ product, simulator }, mischief, random));
  }
}

async function suffer(
  { product, simulator }: { readonly product: Product; readonly simulator: TestSimulator },
  mischief: Mischief,
  random: Random,
): Promise<ProcessRound> {
  const ask: TestSimulator["ask"] = (...asked) => simulator.ask(...asked);
  const skip = async (ms: number): Promise<void> => {
    await ask("POST", "clock", { advanceMs: Math.round(ms) });
    product.tell({ kind: "skip", ms });
  };
  await skip(quietMs);
  const before = await untilLive(product, skip, 0);
  if (before.shown !== undefined) throw new Error(`not live at first: ${JSON.stringify(before)}`);
  await ask("POST", "calls", { direction: "Inbound", state: "Answered" });
  let unanswered = 0;
  const press = async (): Promise<void> => {
    const { view } = await lookAt(product);
    const calls = view.calls.filter(({ state }) => state === "connected" || state === "held");
    if (calls.length === 0) return;
    const { telephonySessionId, state: saw } = pick(random, calls);
    if (saw !== "connected" && saw !== "held") return;
    const action = saw === "held" ? "unhold" : "hold";
    unanswered += 1;
    void product
      .ask({ kind: "press", intent: { action, telephonySessionId, saw } })
      .then(() => (unanswered -= 1))
      .catch(() => undefined);
  };
  await mischief.begin({ ask, wire: product.wire }, random);
  const began = performance.now();
  const lastedMs = 300 + Math.floor(random.next() * 1_200);
  await press();
  while (performance.now() - began < lastedMs) await lookAt(product);
  await ask("DELETE", "faults");
  product.wire.setReachable(true);
  const back = await untilLive(product, skip, mischief.lingersMs ?? 0);
  // The longest that a press may stay open, and what was invented be looked up.
  await skip(20_000);
  for (let looks = 0; unanswered > 0 && looks < 60; looks += 1) await lookAt(product);
  const { requestsInAMinute } = await lookAt(product);
  for (const { telephonySessionId } of await simulator.calls()) {
    await ask("POST", `calls/${telephonySessionId}/actions`, { action: "hangup" });
  }
  return {
    ...{ mischief: mischief.name, lastedMs, ...back, unanswered },
    requestsInAMinute,
  };
}

/** A page looks often; whatever hurts in the answer shows in the process's longest turn. */
async function lookAt(product: Product): Promise<Look> {
  await new Promise((resolve) => setTimeout(resolve, lookEveryMs));
  const told = await product.ask({ kind: "look" });
  if (!("view" in told)) throw new Error("a look was answered otherwise");
  return told;
}

async function untilLive(
  product: Product,
  skip: (ms: number) => Promise<void>,
  lingersMs: number,
): Promise<Pick<ProcessRound, "askedWaitMs" | "backMs" | "wallBackMs" | "shown">> {
  let askedWaitMs = 0;
  let passedMs = 0;
  let workedMs = Infinity;
  const beginning = performance.now();
  for (let lookedAt = performance.now(); ; lookedAt = performance.now()) {
    const look = await lookAt(product);
    const { view, now, signedOut, lines } = look;
    const mostMs = Math.max(longestLookMs, look.workedMs - workedMs);
    workedMs = look.workedMs;
    passedMs += Math.min(mostMs, performance.now() - lookedAt);
    const backMs = Math.max(0, Math.round(passedMs - lingersMs));
    const wallBackMs = Math.max(0, Math.round(performance.now() - beginning - lingersMs));
    const { connection } = view;
    if (connection.state === "live" && connection.doubted !== true) {
      return { askedWaitMs, backMs, wallBackMs };
    }
    // The service has no right to end the session here, so a sign-in that is over is not waited for.
    if (signedOut || backMs > longestBackMs) {
      const shown = { now, connection, signedOut, lines };
      return { askedWaitMs, backMs: Infinity, wallBackMs, shown };
    }
    const wait = connection.nextTry?.canHurry === false ? connection.nextTry.at : 0;
    const until = Math.max(wait, connection.limited?.until ?? 0);
    if (until > now + lookEveryMs) {
      askedWaitMs += until - now;
      await skip(until - now);
    }
  }
}
