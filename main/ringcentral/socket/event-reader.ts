import {
  parseSessionEvent,
  type WireNotification,
  type WireSessionEvent,
} from "../../../telephony/wire.ts";
import type { Log } from "../service.ts";
import { createSeenSet } from "./seen-set.ts";

/** The service repeats at most its recovery buffer of 100. */
const rememberedUuids = 1_000;

/** Gives a notification's session event, once; `undefined` for all that is none, or came before. */
export type EventReader = (notification: WireNotification) => WireSessionEvent | undefined;

export function createEventReader(log: Log): EventReader {
  const seen = createSeenSet(rememberedUuids);
  return ({ uuid, event, body }) => {
    if (uuid !== undefined && !seen.add(uuid)) return undefined;
    if (!event.split("?")[0]?.endsWith("/telephony/sessions")) return undefined;
    const parsed = parseSessionEvent(body);
    if (parsed.ok) return parsed.value;
    log("event-unreadable", { reason: parsed.issues.join("; ") });
    return undefined;
  };
}
