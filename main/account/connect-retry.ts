/**
 * Connecting with a sign-in that is good but may not be usable yet: the machine starts before its
 * network does, or the service is busy. Waits and tries again, and says what is in the way, until it
 * works, is refused for good, or is told to stop.
 */
import type { AppError, Result } from "../../contract/result.ts";
import { type BackOffPace, retryWaitMs } from "../timing/back-off.ts";
import type { Clock } from "../timing/clock.ts";

export interface ConnectRetryOptions<T> {
  readonly attempt: () => Promise<Result<T>>;
  readonly clock: Clock;
  /** A number in [0, 1), for jitter. */
  readonly random: () => number;
  /** Told before each wait. */
  readonly onTrouble: (trouble: AppError) => void;
  /** Gets a success that came after the stop. */
  readonly discard: (value: T) => void;
}

export interface ConnectRetry<T> {
  /** The first success, or the refusal; `undefined`, at once, when it was stopped. */
  readonly outcome: Promise<Result<T> | undefined>;
  /** Ends the wait that is on: the machine woke up or the network changed. */
  hurry(): void;
  stop(): void;
}

const pace: BackOffPace = { firstMs: 2_000, longestMs: 60_000, spread: 0.25 };

export function retryConnect<T>(options: ConnectRetryOptions<T>): ConnectRetry<T> {
  const stopped = Promise.withResolvers<undefined>();
  const stop = new AbortController();
  const isStopped = (): boolean => stop.signal.aborted;
  let hurry: () => void = () => undefined;
  const wait = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      const cancel = options.clock.after(ms, resolve);
      hurry = () => {
        cancel();
        resolve();
      };
    });
  const run = async (): Promise<Result<T> | undefined> => {
    for (let failures = 1; !isStopped(); failures += 1) {
      const result = await options.attempt();
      if (isStopped()) {
        if (result.ok) options.discard(result.value);
      } else {
        if (result.ok || !mayPass(result.error)) return result;
        options.onTrouble(result.error);
        await wait(retryWaitMs(result.error, failures, { pace, chance: options.random() }));
      }
    }
    return undefined;
  };
  return {
    outcome: Promise.race([run(), stopped.promise]),
    hurry: () => hurry(),
    stop() {
      stop.abort();
      stopped.resolve(undefined);
      hurry();
    },
  };
}

/** Whether waiting may help. */
function mayPass(error: AppError): boolean {
  switch (error.code) {
    case "offline":
    case "timed-out":
    case "rate-limited":
    case "bad-reply":
    case "reply-too-large":
    case "reply-endless":
      return true;
    case "service":
      return error.status >= 500;
    case "sign-in-failed":
      return error.cause === "unreachable";
    default:
      return false;
  }
}
