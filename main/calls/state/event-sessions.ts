/** Which sessions an event of the call core is about. */
import type { TelephonySessionId } from "../../../contract/ids.ts";
import type { CoreEvent } from "../../../telephony/reduce/core-event.ts";
import type { CoreState } from "../../../telephony/session/session.ts";

/** Those whose views it may have changed; `before`: the state that it met. */
export function sessionsOf(event: CoreEvent, before: CoreState): readonly TelephonySessionId[] {
  switch (event.type) {
    case "session-event":
      return [event.event.telephonySessionId];
    case "session-read":
      return [event.session.id];
    case "presence":
      return (event.presence.activeCalls ?? []).flatMap((call) => call.telephonySessionId ?? []);
    case "time":
      return [];
    case "clock-set":
    case "self":
      return before.live.map((session) => session.id);
    default:
      return [event.id];
  }
}
