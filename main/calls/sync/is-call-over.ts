/**
 * Whether a session that the service does not find is over. A 404 alone is a weak word: a proxy or a
 * service under repair says it too, and a call that is taken off the screen while people talk is the
 * worst that can be shown. So presence is asked as well. It lists seven calls at most and may hold a
 * call that is long over, so it cannot keep one alive for ever either.
 */
import type { TelephonySessionId } from "../../../contract/ids.ts";
import { done, type Result } from "../../../contract/result.ts";
import type { WirePresence } from "../../../telephony/wire/messages.ts";
import type { Clock } from "../../timing/clock.ts";
import { liveCallsOf, type PresenceReader } from "./presence-reader.ts";

export interface CallOverCheck {
  /** To be asked after each 404; whether the session is over. Fails as the read of presence does. */
  isOver(id: TelephonySessionId): Promise<Result<boolean>>;
  /** The session was found: what was said of its absence before counts no more. */
  found(id: TelephonySessionId): void;
}

/** The most that presence lists; whoever is not among so many may have found no room. */
const presenceRoom = 7;
/** A session that was missing so often, over so long a time, is over whatever presence says. */
const certain = { times: 4, overMs: 30_000 };
/** What was missing so long ago and not since has been settled otherwise, by an event for example. */
const forgetMs = 600_000;

interface Missing {
  readonly since: number;
  readonly times: number;
}

export function createCallOverCheck(options: {
  readonly presence: Pick<PresenceReader, "readShared">;
  readonly clock: Clock;
}): CallOverCheck {
  const { presence, clock } = options;
  const missing = new Map<TelephonySessionId, Missing>();

  /** Counts that it is missing once more; whether that is enough to be certain. */
  function countMissing(id: TelephonySessionId): boolean {
    for (const [one, { since }] of missing)
      if (clock.elapsed() - since > forgetMs) missing.delete(one);
    const before = missing.get(id);
    const now = { since: before?.since ?? clock.elapsed(), times: (before?.times ?? 0) + 1 };
    missing.set(id, now);
    return now.times >= certain.times && clock.elapsed() - now.since >= certain.overMs;
  }

  return {
    async isOver(id) {
      if (!countMissing(id)) {
        // Many sessions may be missing at once.
        const answer = await presence.readShared();
        if (!answer.ok) return answer;
        if (mayHold(answer.value, id)) return done(false);
      }
      missing.delete(id);
      return done(true);
    },
    found: (id) => missing.delete(id),
  };
}

function mayHold(presence: WirePresence, id: TelephonySessionId): boolean {
  const calls = liveCallsOf(presence);
  return calls.length >= presenceRoom || calls.some((call) => call.telephonySessionId === id);
}
