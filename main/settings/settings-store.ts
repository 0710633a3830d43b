import Store from "electron-store";
import { mkdirSync, readFileSync, renameSync } from "node:fs";
import { basename, join } from "node:path";
import { isDeepStrictEqual } from "node:util";

import {
  type HotkeyAction,
  type LastChosen,
  type ServiceSettings,
  type Settings,
  type SettingsPatch,
  defaultSettings,
} from "../../contract/settings.ts";
import { listenersOf } from "../timing/listeners.ts";
import {
  type ReadDocument,
  type SettingsDocument,
  currentVersion,
  readDocument,
} from "./settings-file.ts";

/** The settings of one workspace, kept in `settings.json`. Made by `openSettings`. */
export interface SettingsStore {
  /** The same object until something changes. */
  read(): Settings;
  /** Keeps the change at once (atomic write) and answers the new settings. */
  change(patch: SettingsPatch): Settings;
  setHotkey(action: HotkeyAction, accelerator: string | null): Settings;
  setService(service: ServiceSettings): Settings;
  /** Keeps what the user named last. */
  remember(choice: Partial<LastChosen>): Settings;
  /** Takes over the settings of another store; `service` belongs to this machine and stays. */
  adopt(settings: Settings): Settings;
  /** Told synchronously after each real change. Returns the unsubscriber. */
  subscribe(listener: (settings: Settings) => void): () => void;
}

export interface OpenedSettings {
  readonly store: SettingsStore;
  /** The name (not the path) under which an unreadable file now stands, if there was one. */
  readonly damagedFile?: string;
  readonly why?: Extract<ReadDocument, { ok: false }>["why"] | "not-readable";
}

export interface SettingsOptions {
  /** Absolute; made when missing. */
  readonly folder: string;
  /** In force where there is no file, or none that can be read; the defaults when left out. */
  readonly initial?: Settings;
  /** Milliseconds since 1970, for the name of a damaged file. */
  readonly now: () => number;
}

/**
 * Opens the settings. A file that cannot be read, is damaged or comes from a newer version is set
 * aside under a new name, never overwritten, and `initial` takes its place.
 */
export function openSettings({ folder, now, initial }: SettingsOptions): OpenedSettings {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, "settings.json");
  const found = readExisting(path);
  const isDamaged = found !== undefined && !found.ok;
  const damagedFile = isDamaged ? setAside(path, now()) : undefined;
  const settings = found?.ok === true ? found.settings : (initial ?? defaultSettings);
  const file = new Store<SettingsDocument>({
    cwd: folder,
    name: "settings",
    accessPropertiesByDotNotation: false,
    configFileMode: 0o600,
  });
  if (found?.ok !== true || found.migrated) file.store = { version: currentVersion, settings };
  const store = createStore(settings, (next) => {
    file.store = { version: currentVersion, settings: next };
  });
  if (found === undefined || found.ok || damagedFile === undefined) return { store };
  return { store, damagedFile, why: found.why };
}

type Existing = ReadDocument | { readonly ok: false; readonly why: "not-readable" };

function readExisting(path: string): Existing | undefined {
  try {
    return readDocument(readFileSync(path, "utf8"));
  } catch (error) {
    const isMissing = error instanceof Error && "code" in error && error.code === "ENOENT";
    return isMissing ? undefined : { ok: false, why: "not-readable" };
  }
}

/** The colons of an ISO time may not stand in a Windows file name. */
function setAside(path: string, now: number): string {
  const stamp = new Date(now).toISOString().replace(/[:.]/g, "-");
  const aside = path.replace(/\.json$/, `.damaged-${stamp}.json`);
  renameSync(path, aside);
  return basename(aside);
}

function createStore(initial: Settings, keep: (settings: Settings) => void): SettingsStore {
  let settings = initial;
  const listeners = listenersOf<Settings>();
  const replace = (next: Settings): Settings => {
    if (isDeepStrictEqual(next, settings)) return settings;
    keep(next);
    settings = next;
    listeners.tell(next);
    return next;
  };
  return {
    read: () => settings,
    change: (patch) => replace(patched(settings, patch)),
    setHotkey: (action, accelerator) =>
      replace({ ...settings, hotkeys: { ...settings.hotkeys, [action]: accelerator } }),
    setService: (service) => replace({ ...settings, service }),
    remember: (choice) => replace({ ...settings, ...choice }),
    adopt: (other) => replace({ ...other, service: settings.service }),
    subscribe: (listener) => listeners.add(listener),
  };
}

/** A key that is present with `undefined` changes nothing. */
function patched(settings: Settings, patch: SettingsPatch): Settings {
  const given = patch.notifications ?? {};
  const old = settings.notifications;
  return {
    ...settings,
    theme: patch.theme ?? settings.theme,
    defaultFlip: patch.defaultFlip === undefined ? settings.defaultFlip : patch.defaultFlip,
    defaultPark: patch.defaultPark === undefined ? settings.defaultPark : patch.defaultPark,
    showOnRinging: patch.showOnRinging ?? settings.showOnRinging,
    notifications: {
      ringing: given.ringing ?? old.ringing,
      missed: given.missed ?? old.missed,
      parked: given.parked ?? old.parked,
      failed: given.failed ?? old.failed,
      connection: given.connection ?? old.connection,
      showCaller: given.showCaller ?? old.showCaller,
    },
  };
}
