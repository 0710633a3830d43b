/** Session events by the thousand, and what takes them: for benchmarks of what one event costs. */
import type { PartyId, TelephonySessionId } from "../contract/ids.ts";
import type { CallObserver } from "../main/calls/state/call-observer.ts";
import { CallStore } from "../main/calls/state/call-store.ts";
import { emptyState, reduce } from "../telephony/reduce/reduce.ts";
import { parseSessionEvent, type WireSessionEvent } from "../telephony/wire/messages.ts";
import { type Summary, summarise } from "./run/measure.ts";

const extensionId = "700100012";

function eventOf(session: number, sequence: number, code: string): WireSessionEvent {
  const parsed = parseSessionEvent({
    sequence,
    telephonySessionId: `s-bench-${session}` as TelephonySessionId,
    eventTime: "2026-03-02T09:15:08.720Z",
    origin: { type: "Call" },
    parties: [
      {
        id: `p-bench-${session}-1` as PartyId,
        direction: "Inbound",
        extensionId,
        from: { phoneNumber: "+15550100177", name: "Marlow Finch" },
        to: { phoneNumber: "+15550100100", extensionId },
        status: { code },
        park: {},
        muted: false,
        standAlone: false,
        missedCall: false,
      },
    ],
  });
  if (!parsed.ok) throw new Error(parsed.issues.join("; "));
  return parsed.value;
}

/** Takes one event; made anew, with so many live sessions, for each measurement. */
export type Taking = (event: WireSessionEvent) => void;
const eventsOfBeginning = (sessions: number): readonly WireSessionEvent[] =>
  Array.from({ length: sessions }, (_, session) => eventOf(session, 2, "Answered"));

/** The pure core alone. */
export function core(sessions: number): Taking {
  let state = emptyState({ extensionId });
  const take: Taking = (event) => {
    state = reduce(state, { type: "session-event", event, receivedAt: 2_000 });
  };
  eventsOfBeginning(sessions).forEach(take);
  return take;
}

/** The core, the call's view with all its controls, the target, and the push to one listener. */
export function wholePath(sessions: number, observer?: CallObserver): Taking {
  const features = { park: true, recording: true, flip: true };
  const facts = { callControlGranted: true, features, flipTargets: [], parkLocations: [] };
  const context = {
    facts: { ...facts, devices: [] },
    self: { extensionId },
    formatNumber: (number: string) => number,
    nameOfExtension: () => undefined,
  };
  const connection = { state: "live", since: 1_000 } as const;
  const store = new CallStore({
    ...{ self: { extensionId }, context: () => context, connection },
    ...(observer === undefined ? {} : { observer }),
  });
  let pushed = 0;
  store.views.add(({ calls }) => (pushed += calls.length));
  const take: Taking = (event) => {
    store.apply({ type: "session-event", event, receivedAt: 2_000 });
  };
  // The views go out once for all of them: what is measured is one more event.
  store.batch(() => eventsOfBeginning(sessions).forEach(take));
  return take;
}

/** Every event holds or resumes another call, far from the last one in the order of calls. */
function eventsFor(sessions: number, count: number): readonly WireSessionEvent[] {
  const codes = ["Hold", "Answered"] as const;
  return Array.from({ length: count }, (_, index) => {
    const round = Math.floor(index / sessions);
    return eventOf((index * 7919) % sessions, 3 + round, codes[round % 2] ?? "Hold");
  });
}

/** One of two that are measured side by side. */
export interface Side {
  readonly sessions: number;
  readonly take: Taking;
}

const count = 20_000;
const turn = 100;

/**
 * What one event costs each side, in microseconds, taken in turns of a hundred events, so that
 * whatever else the machine does hits both. The first `warmUp` events do not count.
 */
export function compare(sides: readonly [Side, Side], warmUp = 2_000): [Summary, Summary] {
  const runOf = ({ sessions, take }: Side): Run => ({
    take,
    events: eventsFor(sessions, count),
    samples: [],
  });
  const [a, b] = [runOf(sides[0]), runOf(sides[1])];
  for (let from = 0; from < count; from += turn) {
    for (const { take, events, samples } of [a, b]) {
      for (const event of events.slice(from, from + turn)) {
        const began = process.hrtime.bigint();
        take(event);
        samples.push(Number(process.hrtime.bigint() - began) / 1000);
      }
    }
  }
  return [summarise(a.samples.slice(warmUp)), summarise(b.samples.slice(warmUp))];
}

interface Run {
  readonly take: Taking;
  readonly events: readonly WireSessionEvent[];
  readonly samples: number[];
}
