import { join } from "node:path";

import { dataFolderName } from "../contract/command-line/protocol.ts";

/** What the place of the data folder depends on. */
export interface Surroundings {
  readonly platform: NodeJS.Platform;
  readonly env: NodeJS.ProcessEnv;
  readonly home: string;
}

/** Where the application keeps its data unless `--user-data-dir` names a folder: Electron's `userData`. */
export function defaultDataFolder({ platform, env, home }: Surroundings): string {
  const name = dataFolderName;
  if (platform === "darwin") return join(home, "Library", "Application Support", name);
  if (platform === "win32") return join(env["APPDATA"] ?? join(home, "AppData", "Roaming"), name);
  const chosen = env["XDG_CONFIG_HOME"];
  return join(chosen === undefined || chosen === "" ? join(home, ".config") : chosen, name);
}
