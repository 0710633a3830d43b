/** Goes through a recorded call again: the same reducer and the same view as when it was live. */
import { isDeepStrictEqual } from "node:util";

import type { CallView } from "../../../contract/call-view.ts";
import type { CallReplay, ReplayArrival, ReplayStep } from "../../../contract/diagnostics.ts";
import type { ActionKind } from "../../../contract/operations.ts";
import { callViewOf } from "../../../telephony/view/call-view.ts";
import type { TelephonySession } from "../../../telephony/session/session.ts";
import { formatNumber } from "../../calls/dialing/phone-number.ts";
import { type Entry, follow, type Recording, type Standing } from "./black-box.ts";
import { changesBetween } from "./view-changes.ts";

/** What stands in for numbers is American, wherever the account is at home. */
const homeOfPlaceholders = { country: "US", isGuessed: false } as const;

/** The call's view at this point; `undefined` while none of its parties is the user's. */
function viewAt(standing: Standing, recording: Recording): CallView | undefined {
  const session = sessionIn(standing);
  return (
    session &&
    callViewOf(session, {
      facts: standing.facts,
      self: standing.state.self,
      formatNumber: (number) => formatNumber(number, homeOfPlaceholders),
      nameOfExtension: (numberOrId) => recording.names.get(numberOrId),
    })
  );
}

/** Every step with what arrived, what it changed, and the view after it. */
export function replay(recording: Recording): CallReplay {
  const { number, startedAt, folded, isOver } = recording;
  const views: CallView[] = [];
  const steps: ReplayStep[] = [];
  const kinds = kindsIn(recording.base);
  let standing = recording.base;
  let before = viewAt(standing, recording);
  if (before !== undefined) views.push(before);
  for (const entry of recording.entries) {
    const wasPaused = isPaused(standing);
    standing = follow(standing, entry);
    rememberKind(entry, kinds);
    const view = viewAt(standing, recording);
    const changes = changesBetween(before, view);
    // Not by `changes`: those are only what is worth words.
    if (view !== undefined && !isDeepStrictEqual(view, views.at(-1))) views.push(view);
    steps.push({
      offsetMs: entry.offsetMs,
      arrival: isPaused(standing) === wasPaused ? arrivalOf(entry, kinds) : pauseArrival(wasPaused),
      changes,
      ...(view === undefined ? {} : { view: views.length - 1 }),
      stale: standing.connection === "stale",
    });
    before = view;
  }
  return { number, startedAt, folded, isOver, views, steps };
}

/** A box holds one session, live or ended. */
function sessionIn({ state }: Standing): TelephonySession | undefined {
  const [only] = [...state.live, ...state.ended];
  return only;
}

const isPaused = ({ facts }: Standing): boolean => facts.servicePaused === true;

const pauseArrival = (wasPaused: boolean): ReplayArrival => ({
  kind: wasPaused ? "pause-over" : "pause-began",
});

/** By attempt; only its beginning says what an attempt is. */
type Kinds = Map<number, ActionKind>;

const kindsIn = (standing: Standing): Kinds =>
  new Map(sessionIn(standing)?.tracks.map(({ actionId, kind }) => [actionId, kind]));

function rememberKind({ what }: Entry, kinds: Kinds): void {
  if (what.kind !== "core" || !("track" in what.event)) return;
  kinds.set(what.event.actionId, what.event.track.kind);
}

function arrivalOf({ what }: Entry, kinds: Kinds): ReplayArrival {
  if (what.kind !== "core") {
    return what.kind === "facts" ? { kind: "facts" } : { kind: "connection", state: what.state };
  }
  const { event } = what;
  switch (event.type) {
    case "session-event": {
      const { sequence, parties } = event.event;
      return { kind: "event", sequence, status: parties[0]?.status.code ?? "" };
    }
    case "session-read":
      return { kind: "read", status: event.session.parties.map(statusOf).join(", ") };
    case "session-gone":
      return { kind: "gone" };
    case "presence":
    case "clock-set":
    case "self":
      return { kind: event.type };
    default: {
      const action = kinds.get(event.actionId);
      const phase = phases[event.type];
      const error = event.type === "action-failed" ? { error: event.error } : {};
      return { kind: "action", action, phase, ...error };
    }
  }
}

const statusOf = ({ status }: { readonly status: { readonly code: string } }): string =>
  status.code;

const phases = {
  "action-sent": "sent",
  "action-armed": "armed",
  "action-counting": "counting",
  "action-accepted": "accepted",
  "action-unknown": "unknown",
  "action-unproved": "unproved",
  "action-dropped": "dropped",
  "action-failed": "failed",
} as const;
