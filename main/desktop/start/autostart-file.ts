/**
 * The file by which a Linux desktop starts an application when its user signs in, as the Desktop
 * Application Autostart and Desktop Entry specifications of freedesktop.org have it.
 */
import { rmSync } from "node:fs";
import { join } from "node:path";

import { readOwnFile, writeOwnFile } from "../../files/own-file.ts";

/** The largest autostart file that is read, in bytes. */
export const largestAutostartBytes = 16_384;

/** Where the desktop looks; `home` and `XDG_CONFIG_HOME` are the user's. */
export function autostartPath(env: NodeJS.ProcessEnv, home: string): string {
  const chosen = env["XDG_CONFIG_HOME"];
  const config = chosen === undefined || chosen === "" ? join(home, ".config") : chosen;
  return join(config, "autostart", "io.github.ringside.Ringside.desktop");
}

/**
 * One argument of an `Exec` line. Its quotes, backslashes, dollars and backquotes are escaped for the
 * command, then each backslash for the file, and a percent sign would name a field.
 */
export function quotedArgument(argument: string): string {
  const inQuotes = `"${argument.replaceAll(/["`$\\]/g, String.raw`\$&`)}"`;
  return inQuotes.replaceAll("\\", "\\\\").replaceAll("%", "%%");
}

/** `undefined` for a path that cannot stand in such a file. */
export function autostartText(executable: string): string | undefined {
  // eslint-disable-next-line no-control-regex -- What no line of a desktop entry can hold.
  if (/[\u0000-\u001f\u007f]/.test(executable)) return undefined;
  return [
    "[Desktop Entry]",
    "Type=Application",
    "Version=1.5",
    "Name=Ringside",
    "Comment=Call control beside any RingCentral phone",
    execLine(executable),
    "Icon=ringside",
    "Terminal=false",
    "",
  ].join("\n");
}

const execLine = (executable: string): string => `Exec=${quotedArgument(executable)} --hidden`;

/** Whether this file starts this executable: users and desktops switch one off in these ways. */
export function startsIt(text: string, executable: string): boolean {
  const lines = text.split(/\r?\n/).map((line) => line.trim());
  const isOff = lines.some((line) =>
    /^(?:Hidden\s*=\s*true|X-GNOME-Autostart-enabled\s*=\s*false)$/i.test(line),
  );
  return !isOff && lines.includes(execLine(executable));
}

export interface AutostartFile {
  isOn(): boolean;
  /** Never throws; what came of it, `isOn` says. */
  change(on: boolean): void;
}

/** `executable`: absolute, the AppImage itself where the application runs from one. */
export function createAutostartFile(path: string, executable: string): AutostartFile {
  return {
    isOn() {
      const file = readOwnFile(path, largestAutostartBytes);
      return file.state === "read" && startsIt(file.text, executable);
    },
    change(on) {
      const text = autostartText(executable);
      try {
        if (!on) rmSync(path, { force: true });
        else if (text !== undefined) writeOwnFile(path, text);
      } catch {
        // The disk does not allow it, which is seen by what is there afterwards.
      }
    },
  };
}
