/**
 * The calls that are over, as Ringside has seen them: for going back to who called. They are kept on this
 * machine alone, for as many days as the user wants.
 */
import { isDeepStrictEqual } from "node:util";

import {
  mostRecent,
  type OutcomeView,
  type RecentCall,
  sentDeeds,
} from "../../../contract/outcome.ts";
import type { CallView } from "../../../contract/call-view.ts";
import type { Clock } from "../../timing/clock.ts";
import type { CallEvent } from "./call-events.ts";
import type { CallStore } from "./call-store.ts";

/** Where they survive a restart; nowhere in a demo. */
export interface RecentKeeper {
  read(): readonly RecentCall[] | undefined;
  write(recent: RecentCall[]): void;
}

export interface RecentCalls {
  /** The user keeps them for another time now. */
  look(): void;
  /** Keeps none of them any longer, here or on the disk. */
  forget(): void;
  dispose(): void;
}

const dayMs = 86_400_000;

export function watchRecent(options: {
  readonly store: CallStore;
  readonly clock: Clock;
  readonly keeper?: RecentKeeper | undefined;
  /** For how many days a call is kept; 0 keeps none. Asked each time. */
  readonly days: () => number;
}): RecentCalls {
  const { store, clock, keeper, days } = options;
  let recent: readonly RecentCall[] = [];

  const set = (next: readonly RecentCall[]): void => {
    const since = clock.now() - days() * dayMs;
    const kept = next.filter(({ at }) => at > since).slice(0, mostRecent);
    const isSame = kept.length === recent.length && kept.every((call, i) => call === recent[i]);
    if (isSame) return;
    recent = kept;
    keeper?.write([...recent]);
    store.show({ recent: recent.length === 0 ? undefined : [...recent] });
  };

  const look = (): void => set(recent);
  const add = (call: RecentCall): void => {
    const others = recent.filter(
      ({ telephonySessionId }) => telephonySessionId !== call.telephonySessionId,
    );
    set([call, ...others]);
  };
  /** The receipts of calls that have left are learnt after the call is over, and go after half an hour. */
  const learn = (outcomes: readonly OutcomeView[]): void => {
    const next = recent.map((call) => withOutcome(call, outcomes));
    if (next.some((call, index) => call !== recent[index])) set(next);
  };
  const stops = [
    store.callEvents.add((event) => {
      const how = howOf(event);
      if (how !== undefined) {
        add(withOutcome(recentOf(how.call, how.how, clock.now()), store.view.outcomes));
      }
    }),
    store.views.add(({ outcomes }) => learn(outcomes)),
  ];

  set((keeper?.read() ?? []).map(withoutHope));
  return {
    look,
    forget: () => set([]),
    dispose: () => {
      for (const stop of stops) stop();
    },
  };
}

/** The same call where nothing more is known of it. */
function withOutcome(call: RecentCall, outcomes: readonly OutcomeView[]): RecentCall {
  const found = outcomes.find((one) => one.telephonySessionId === call.telephonySessionId);
  const did = sentDeeds.find((deed) => deed === found?.did);
  if (found === undefined || did === undefined) return call;
  const { to, state, by } = found;
  const sent = {
    ...{ did, state },
    ...(to === undefined ? {} : { to }),
    ...(by === undefined ? {} : { by }),
  };
  return isDeepStrictEqual(sent, call.sent) ? call : { ...call, sent };
}

/** Nobody looks any more what becomes of a call of the last run. */
const withoutHope = (call: RecentCall): RecentCall =>
  call.sent?.state === "open" || call.sent?.state === "ringing"
    ? { ...call, sent: { ...call.sent, state: "unknown" } }
    : call;

/** Only a call that is over is worth a line; those in hand are shown in full. */
function howOf(
  event: CallEvent,
): { readonly call: CallView; readonly how: RecentCall["how"] } | undefined {
  switch (event.kind) {
    case "missed":
      return { call: event.call, how: "missed" };
    case "unwitnessed":
      return { call: event.call, how: "not-known" };
    case "ended":
      return {
        call: event.call,
        how: event.call.answeredAt === undefined ? "not-answered" : "talked",
      };
    default:
      return undefined;
  }
}

function recentOf(call: CallView, how: RecentCall["how"], now: number): RecentCall {
  const { telephonySessionId, peer, direction, startedAt, answeredAt } = call;
  const talked = answeredAt === undefined ? {} : { talkedMs: Math.max(0, now - answeredAt) };
  const gap = gapOf(call, now);
  const paused = gap === 0 ? {} : { recordingPausedMs: gap };
  return { telephonySessionId, peer, direction, at: startedAt, how, ...talked, ...paused };
}

/** What is missing of the call's recording at its end, in milliseconds. */
const gapOf = ({ recorded }: CallView, now: number): number =>
  (recorded?.gapMs ?? 0) +
  (recorded?.pausedSince === undefined ? 0 : Math.max(0, now - recorded.pausedSince));
