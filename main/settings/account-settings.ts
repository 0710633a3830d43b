/**
 * The settings of each account apart. Those of nobody in particular stay in the user-data folder and
 * always equal the ones last in force: so who signs out keeps the hotkeys and the theme, a new
 * account starts from them, and an account that comes back finds its own.
 */
import { createHash } from "node:crypto";
import { join } from "node:path";

import type { Settings } from "../../contract/settings.ts";
import type { SettingsStore } from "./settings-store.ts";

/** Which account: the same person at another server, or in another company, is another one. */
export interface AccountKey {
  /** Base URL of the service. */
  readonly server: string;
  readonly accountId: string;
  readonly extensionId: string;
}

/**
 * The account's folder for settings. Its name is a digest, because a folder's name gets into logs,
 * backups and screenshots, and says nothing about whose it is.
 */
export function accountFolder(userData: string, key: AccountKey): string {
  const { server, accountId, extensionId } = key;
  const identity = JSON.stringify([new URL(server).href, accountId, extensionId]);
  const digest = createHash("sha256").update(identity).digest("hex");
  return join(userData, "accounts", digest.slice(0, 32));
}

export interface AccountSettings {
  readonly store: SettingsStore;
  /** Ends the mirroring; the settings stay as they are in both places. */
  close(): void;
}

/**
 * Opens an account's settings and keeps `home` equal to them until `close`. `open` opens the folder's
 * settings and takes `initial` where there are none, or none that can be read.
 */
export function openAccountSettings(options: {
  readonly home: SettingsStore;
  readonly open: (initial: Settings) => SettingsStore;
}): AccountSettings {
  const { home, open } = options;
  const store = open(home.read());
  home.adopt(store.read());
  const stop = store.subscribe((settings) => void home.adopt(settings));
  return {
    store,
    close() {
      stop();
      store.dispose();
    },
  };
}
