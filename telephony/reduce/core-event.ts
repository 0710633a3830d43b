/** Everything that can change the core's state. */
import type { TelephonySessionId } from "../../contract/ids.ts";
import type { AppError } from "../../contract/result.ts";
import type { ActionTrack, CoreState, Self } from "../session/session.ts";
import type { WirePresence, WireSession, WireSessionEvent } from "../wire/messages.ts";

interface ActionRef {
  readonly id: TelephonySessionId;
  readonly actionId: number;
  readonly at: number;
}

interface HeldBack extends ActionRef {
  readonly until: number;
  readonly track: Pick<ActionTrack, "control" | "kind" | "partyId" | "to">;
}

/** Instants are milliseconds of this machine's clock. */
export type CoreEvent =
  | {
      readonly type: "session-event";
      readonly event: WireSessionEvent;
      readonly receivedAt: number;
    }
  | {
      readonly type: "session-read";
      readonly session: WireSession;
      /** `eventsOf` the session when the request was sent. */
      readonly eventsAtRequest: number;
      readonly receivedAt: number;
    }
  | {
      readonly type: "session-gone";
      readonly id: TelephonySessionId;
      readonly eventsAtRequest: number;
      readonly receivedAt: number;
    }
  | { readonly type: "presence"; readonly presence: WirePresence; readonly receivedAt: number }
  | (ActionRef & {
      readonly type: "action-sent";
      readonly track: Pick<ActionTrack, "control" | "kind" | "partyId" | "to">;
    })
  /** Pressed once while the state is not confirmed; nothing is sent. */
  | (HeldBack & { readonly type: "action-armed" })
  /** Pressed, and counted down; nothing is sent. */
  | (HeldBack & { readonly type: "action-counting" })
  | (ActionRef & { readonly type: "action-accepted" | "action-unknown" })
  /** Reads were made and prove nothing: the wait is over. */
  | (ActionRef & { readonly type: "action-unproved" })
  /** The wish was taken back before it was sent, or was armed and not pressed again, or cancelled. */
  | (ActionRef & { readonly type: "action-dropped" })
  | (ActionRef & { readonly type: "action-failed"; readonly error: AppError })
  | { readonly type: "time"; readonly at: number }
  | { readonly type: "self"; readonly self: Self }
  /** The clock was set: what it noted, as far as that was by `upTo`, is now `byMs` later. */
  | { readonly type: "clock-set"; readonly byMs: number; readonly upTo?: number };

/** The sessions whose views the event may have changed; `before`: the state that it met. */
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
