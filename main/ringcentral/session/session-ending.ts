import type { AppError } from "../../../contract/result.ts";
import { listenersOf } from "../../timing/listeners.ts";

/** Tells once why a session is over, also to those who ask later. */
export interface SessionEnding {
  /** At once when it is over already. The returned function removes the listener. */
  listen(listener: (reason: AppError) => void): () => void;
  tell(reason: AppError): void;
  /** The user signs out: nobody is told anything any more. */
  silence(): void;
}

export function createSessionEnding(): SessionEnding {
  const listeners = listenersOf<AppError>();
  let over: AppError | "silent" | undefined;
  return {
    listen(listener) {
      if (over === undefined) return listeners.add(listener);
      if (over !== "silent") listener(over);
      return () => undefined;
    },
    tell(reason) {
      if (over !== undefined) return;
      over = reason;
      listeners.tell(reason);
      listeners.clear();
    },
    silence() {
      over ??= "silent";
      listeners.clear();
    },
  };
}
