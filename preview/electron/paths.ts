import { join } from "node:path";

/** What the default folders depend on. */
export interface Surroundings {
  readonly platform: NodeJS.Platform;
  readonly env: NodeJS.ProcessEnv;
  readonly home: string;
  readonly temp: string;
  /** The running executable. */
  readonly exe: string;
  /** `app.name`; part of the `userData` path. */
  readonly appName: string;
}

function appDataFolder({ platform, env, home }: Surroundings): string {
  if (platform === "darwin") return join(home, "Library", "Application Support");
  if (platform === "win32") return env["APPDATA"] ?? join(home, "AppData", "Roaming");
  const chosen = env["XDG_CONFIG_HOME"];
  return chosen === undefined || chosen === "" ? join(home, ".config") : chosen;
}

/** Electron's default folders, by the names that `app.getPath` takes. */
export function defaultPaths(around: Surroundings): Map<string, string> {
  const { platform, home, temp, exe, appName } = around;
  const appData = appDataFolder(around);
  const userData = join(appData, appName);
  const logs =
    platform === "darwin" ? join(home, "Library", "Logs", appName) : join(userData, "logs");
  return new Map([
    ["home", home],
    ["appData", appData],
    ["userData", userData],
    ["sessionData", userData],
    ["temp", temp],
    ["exe", exe],
    ["logs", logs],
    ["crashDumps", join(userData, "Crashpad")],
    ["desktop", join(home, "Desktop")],
    ["documents", join(home, "Documents")],
    ["downloads", join(home, "Downloads")],
  ]);
}
