/** From what the socket delivers to what its listener hears: each event once, and no fault of theirs here. */
import {
  parsePresence,
  parseSessionEvent,
  type WireNotification,
  type WirePresence,
  type WireSessionEvent,
} from "../../../telephony/wire/messages.ts";
import type { EventStreamListener } from "../../calls/ports.ts";
import type { Log } from "../../log.ts";

/** The service repeats at most its recovery buffer of 100. */
const rememberedUuids = 1_000;

/** Gives a notification's session event, once; `undefined` for all that is none, or came before. */
export type EventReader = (notification: WireNotification) => WireSessionEvent | undefined;

/** `onPresence` hears of the own extension's presence, which nothing about calls rests on. */
export function createEventReader(
  log: Log,
  onPresence: (presence: WirePresence) => void = () => undefined,
): EventReader {
  const seen = createSeenSet(rememberedUuids);
  return ({ uuid, event, body }) => {
    if (uuid !== undefined && !seen.add(uuid)) return undefined;
    const path = event.split("?")[0] ?? "";
    if (path.endsWith("/presence")) tellPresence(body);
    if (!path.endsWith("/telephony/sessions")) return undefined;
    const own = /\/extension\/(\d+)\//.exec(event)?.[1];
    const parsed = parseSessionEvent(body, own);
    if (parsed.ok) return parsed.value;
    log("event-unreadable", { reason: parsed.issues.join("; ") });
    return undefined;
  };
  function tellPresence(body: unknown): void {
    const presence = parsePresence(body);
    if (presence.ok) guarded(log, () => onPresence(presence.value));
    else log("event-unreadable", { reason: presence.issues.join("; ") });
  }
}

/** A listener's faults are not the socket's, and events must go on. */
function guarded(log: Log, call: () => void): void {
  try {
    call();
  } catch (error) {
    log("listener-failed", { error: error instanceof Error ? error.name : typeof error });
  }
}

/** Remembers the newest `capacity` values. */
export interface SeenSet {
  /** True when the value is new. */
  add(value: string): boolean;
}

export function createSeenSet(capacity: number): SeenSet {
  // A Set iterates in order of insertion, so its first value is the oldest.
  const values = new Set<string>();
  return {
    add(value) {
      if (values.has(value)) return false;
      values.add(value);
      if (values.size > capacity) {
        for (const oldest of values) {
          values.delete(oldest);
          break;
        }
      }
      return true;
    },
  };
}

/** The listener, whose faults are logged here. */
export function guardListener(listener: EventStreamListener, log: Log): EventStreamListener {
  return {
    onSessionEvent: (event) => guarded(log, () => listener.onSessionEvent(event)),
    onSubscribed: () => guarded(log, () => listener.onSubscribed()),
    onLost: (reason) => guarded(log, () => listener.onLost(reason)),
    onWaiting: (wait) => guarded(log, () => listener.onWaiting(wait)),
  };
}
