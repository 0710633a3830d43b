/** The states that the connection went through, and the steps of the event socket between them. */
import type { ConnectionView } from "../../contract/app-snapshot.ts";
import type { TransitionView } from "../../contract/diagnostics.ts";
import type { AppError } from "../../contract/result.ts";
import type { StreamTransition } from "../ringcentral/socket/stream-transition.ts";
import { createRing } from "./ring.ts";

/** How many are kept. */
export const transitionsKept = 200;

export interface ConnectionHistory {
  /** Only a state that differs from the one before is a transition. */
  entered(connection: Pick<ConnectionView, "state" | "doubted">): void;
  /** The account is no longer in use. */
  left(): void;
  /** Why the calls' connection is about to be lost. */
  lost(reason: AppError): void;
  stepped(transition: StreamTransition): void;
  /** Newest first. */
  views(): TransitionView[];
}

/** `now` in milliseconds since 1970. */
export function createConnectionHistory(now: () => number): ConnectionHistory {
  const ring = createRing<TransitionView>(transitionsKept);
  let state: ConnectionView["state"] = "off";
  let because: AppError["code"] | undefined;
  const enter = (next: ConnectionView["state"]): void => {
    if (next === state) return;
    state = next;
    const reason = next === "stale" ? because : undefined;
    ring.push({ at: now(), state, because: reason });
    because = undefined;
  };
  return {
    entered({ state: next, doubted }) {
      enter(next);
      // A loss that was made good before it showed is no reason for the next one.
      if (next === "live" && doubted !== true) because = undefined;
    },
    left: () => enter("off"),
    lost({ code }) {
      because = code;
    },
    stepped({ at, phase, reason, delayMs }) {
      ring.push({
        ...{ at, phase },
        because: reason,
        delayMs,
      });
    },
    views: () => ring.items().toReversed(),
  };
}
