/** Whether the desktop knows the application, which GNOME wants before it gives a hotkey. */
import { join } from "node:path";

/** Equal to `desktopName` of `package.json` and to the file that the packages install. */
export const desktopFile = "io.github.ringside.Ringside.desktop";

export interface DesktopFileOptions {
  readonly env: NodeJS.ProcessEnv;
  readonly home: string;
  readonly exists: (path: string) => boolean;
}

/** The folders are those of the XDG Base Directory Specification, and its defaults. */
export function isRefusedSilently({ env, home, exists }: DesktopFileOptions): boolean {
  const isGnome = (env["XDG_CURRENT_DESKTOP"] ?? "").split(":").includes("GNOME");
  if (!isGnome || env["XDG_SESSION_TYPE"] !== "wayland") return false;
  const own = setTo(env["XDG_DATA_HOME"]) ?? join(home, ".local/share");
  const shared = setTo(env["XDG_DATA_DIRS"]) ?? "/usr/local/share:/usr/share";
  const folders = [own, ...shared.split(":").filter((folder) => folder !== "")];
  return !folders.some((folder) => exists(join(folder, "applications", desktopFile)));
}

/** An empty variable is an absent one. */
const setTo = (value: string | undefined): string | undefined => (value === "" ? undefined : value);
