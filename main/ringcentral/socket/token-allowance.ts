/**
 * How often a socket token may be asked for. The service counts such requests in its group Auth, of
 * five a minute for the user and the application; the renewal of the sign-in needs that group as
 * well, and a request inside a penalty starts the penalty anew. So a socket that flaps gets three.
 */
import type { Clock } from "../../calls/ports.ts";

const perWindow = 3;
const windowMs = 60_000;

export interface TokenAllowance {
  /** Milliseconds until the next request may go out; 0: now. */
  waitMs(): number;
  /** A request goes out. The returned function takes it back: it never reached the service. */
  take(): () => void;
}

export function createTokenAllowance(clock: Clock): TokenAllowance {
  let taken: { at: number }[] = [];
  return {
    waitMs() {
      const now = clock.now();
      // An instant in the future is one before the clock was set back; it counts as just now.
      for (const one of taken) one.at = Math.min(one.at, now);
      taken = taken.filter(({ at }) => now - at < windowMs);
      const first = taken.at(-perWindow);
      return first === undefined ? 0 : first.at + windowMs - now;
    },
    take() {
      const one = { at: clock.now() };
      taken.push(one);
      return () => {
        taken = taken.filter((other) => other !== one);
      };
    },
  };
}
