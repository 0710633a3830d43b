import { type Log, errorFields } from "./log.ts";

/** The part of `process` that reports bugs. */
export interface BugSource {
  on(
    event: "uncaughtException" | "unhandledRejection",
    listener: (error: unknown) => void,
  ): unknown;
  removeListener(
    event: "uncaughtException" | "unhandledRejection",
    listener: (error: unknown) => void,
  ): unknown;
}

/**
 * Keeps the application running over a bug, and logs where it arose. Calls go on without us, and a
 * tray that vanishes in the middle of one helps nobody. The returned function ends the guard.
 */
export function guardAgainstCrashes(source: BugSource, log: Log): () => void {
  const onException = (error: unknown): void => log("uncaught-exception", errorFields(error));
  const onRejection = (error: unknown): void => log("unhandled-rejection", errorFields(error));
  source.on("uncaughtException", onException);
  source.on("unhandledRejection", onRejection);
  return () => {
    source.removeListener("uncaughtException", onException);
    source.removeListener("unhandledRejection", onRejection);
  };
}
