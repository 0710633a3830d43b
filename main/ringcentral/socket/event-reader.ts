/** From what the socket delivers to what its listener hears: each event once, and no fault of theirs here. */
import {
  parseSessionEvent,
  type WireNotification,
  type WireSessionEvent,
} from "../../../telephony/wire/messages.ts";
import type { EventStreamListener } from "../../calls/ports.ts";
import type { Log } from "../../log.ts";

/** The service repeats at most its recovery buffer of 100. */
const rememberedUuids = 1_000;

/** Gives a notification's session event, once; `undefined` for all that is none, or came before. */
export type EventReader = (notification: WireNotification) => WireSessionEvent | undefined;

export function createEventReader(log: Log): EventReader {
  const seen = createSeenSet(rememberedUuids);
  return ({ uuid, event, body }) => {
    if (uuid !== undefined && !seen.add(uuid)) return undefined;
    if (!event.split("?")[0]?.endsWith("/telephony/sessions")) return undefined;
    const own = /\/extension\/(\d+)\//.exec(event)?.[1];
    const parsed = parseSessionEvent(body, own);
    if (parsed.ok) return parsed.value;
    log("event-unreadable", { reason: parsed.issues.join("; ") });
    return undefined;
  };
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

/** The listener, whose faults are logged here: they are not the socket's, and events must go on. */
export function guardListener(listener: EventStreamListener, log: Log): EventStreamListener {
  const guarded = (call: () => void): void => {
    try {
      call();
    } catch (error) {
      log("listener-failed", { error: error instanceof Error ? error.name : typeof error });
    }
  };
  return {
    onSessionEvent: (event) => guarded(() => listener.onSessionEvent(event)),
    onSubscribed: () => guarded(() => listener.onSubscribed()),
    onLost: (reason) => guarded(() => listener.onLost(reason)),
    onWaiting: (wait) => guarded(() => listener.onWaiting(wait)),
  };
}
