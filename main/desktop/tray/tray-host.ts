/**
 * Whether anybody shows tray icons. On Linux Electron does not say: `new Tray` never throws without a
 * host (`shell/browser/ui/tray_icon_linux.cc`), and then Ringside would run where nobody sees it. So
 * the session bus is asked for the watcher of StatusNotifierItem and whether a host is registered
 * with it, by `gdbus`, which is a part of GLib and so stands on every desktop that has a bus to ask.
 * The D-Bus libraries of npm were rejected: the known one is not kept up, its heirs bring a dozen
 * packages, for one question at the start.
 */
import { execFile } from "node:child_process";

import type { Clock } from "../../timing/clock.ts";

/** Runs a program; resolves with what it printed, or `undefined` if it failed or is not there. */
type RunCommand = (file: string, args: readonly string[]) => Promise<string | undefined>;

export interface TrayHostOptions {
  readonly platform: NodeJS.Platform;
  readonly run: RunCommand;
  readonly clock: Pick<Clock, "after">;
  /** How often to ask before the answer is no, with `betweenTriesMs` in between. */
  readonly tries: number;
}

const betweenTriesMs = 500;
/** A bus that does not answer must not keep the window away, in milliseconds. */
const answerTimeoutMs = 1_000;

const question = [
  ...["call", "--session", "--timeout", "1", "--dest", "org.kde.StatusNotifierWatcher"],
  ...["--object-path", "/StatusNotifierWatcher"],
  ...["--method", "org.freedesktop.DBus.Properties.Get"],
  ...["org.kde.StatusNotifierWatcher", "IsStatusNotifierHostRegistered"],
];

/** Never rejects. False also when nobody can tell: a window too many is better than none. */
export async function hasTrayHost(options: TrayHostOptions): Promise<boolean> {
  const { platform, run, clock, tries } = options;
  if (platform !== "linux") return true;
  for (let left = tries; left > 0; left -= 1) {
    if ((await run("gdbus", question))?.includes("<true>") === true) return true;
    if (left > 1) await new Promise<void>((resolve) => void clock.after(betweenTriesMs, resolve));
  }
  return false;
}

/** The system's own programs. */
export const runCommand: RunCommand = (file, args) =>
  new Promise((resolve) => {
    execFile(file, args, { timeout: answerTimeoutMs }, (error, stdout) => {
      resolve(error === null ? stdout : undefined);
    });
  });
