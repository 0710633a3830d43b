import type { EventStreamListener } from "../../calls/ports.ts";
import type { Log } from "../service.ts";

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
