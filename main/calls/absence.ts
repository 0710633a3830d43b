/**
 * Whether a session that the service does not find is over. A 404 alone is a weak word: a proxy or a
 * service under repair says it too, and a call that is taken off the screen while people talk is the
 * worst that can be shown. So presence is asked as well. It lists seven calls at most and may hold a
 * call that is long over, so it cannot keep one alive for ever either.
 */
import type { TelephonySessionId } from "../../contract/ids.ts";
import { done, type Result } from "../../contract/result.ts";
import type { WireActiveCall, WirePresence } from "../../telephony/wire.ts";
import type { CallGateway, Clock } from "./ports.ts";

export interface Absence {
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

export function createAbsence(options: {
  readonly gateway: Pick<CallGateway, "readPresence">;
  readonly clock: Clock;
}): Absence {
  const { gateway, clock } = options;
  const missing = new Map<TelephonySessionId, Missing>();
  let reading: Promise<Result<WirePresence>> | undefined;

  /** Many sessions may be missing at once. An answer that was on its way already serves as well. */
  function readPresence(): Promise<Result<WirePresence>> {
    reading ??= gateway.readPresence().finally(() => (reading = undefined));
    return reading;
  }

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
        const presence = await readPresence();
        if (!presence.ok) return presence;
        if (mayHold(presence.value, id)) return done(false);
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

/** The calls that presence does not say to be over. */
export const liveCallsOf = (presence: WirePresence): readonly WireActiveCall[] =>
  (presence.activeCalls ?? []).filter(
    ({ telephonyStatus }) => telephonyStatus?.toLowerCase() !== "nocall",
  );
