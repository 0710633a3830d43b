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

/** The part of Electron's `app` that tells of the processes beside ours and the pages'. */
export type ChildProcesses = Pick<Electron.App, "on" | "removeListener">;

/**
 * Logs that the GPU's or another helper's process has ended. Chromium starts it anew by itself, and draws
 * by the processor when it keeps ending, so there is nothing else to do. The returned function ends it.
 */
export function logLostChildren(source: ChildProcesses, log: Log): () => void {
  const onGone = (_event: unknown, { type, reason, exitCode }: Electron.Details): void => {
    if (reason !== "clean-exit") log("child-process-gone", { kind: type, reason, exitCode });
  };
  source.on("child-process-gone", onGone);
  return () => void source.removeListener("child-process-gone", onGone);
}
