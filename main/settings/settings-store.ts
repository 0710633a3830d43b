import { isDeepStrictEqual } from "node:util";

import * as v from "valibot";

import {
  type HotkeyAction,
  type LastChosen,
  type ServiceSettings,
  type Settings,
  type SettingsPatch,
  defaultSettings,
  settings as settingsSchema,
} from "../../contract/settings.ts";
import { listenersOf } from "../timing/listeners.ts";
import { SettingsDisk, type SettingsDiskOptions } from "./settings-disk.ts";

/** The settings of one workspace, kept in `settings.json`. Made by `openSettings`. */
export interface SettingsStore {
  /** The same object until something changes. */
  read(): Settings;
  /** Puts the change in force, keeps it at once where the disk allows, and answers the new settings. */
  change(patch: SettingsPatch): Settings;
  setHotkey(action: HotkeyAction, accelerator: string | null): Settings;
  setService(service: ServiceSettings): Settings;
  /** Keeps what the user named last. */
  remember(choice: Partial<LastChosen>): Settings;
  /** Takes over the settings of another store; `service` belongs to this machine and stays. */
  adopt(settings: Settings): Settings;
  /** Told synchronously after each real change. Returns the unsubscriber. */
  subscribe(listener: (settings: Settings) => void): () => void;
  /** Tries a last time to keep what the disk has not taken yet. Nothing may be changed afterwards. */
  dispose(): void;
}

export interface SettingsOptions extends SettingsDiskOptions {
  /** In force where there is no file, or none that can be read; the defaults when left out. */
  readonly initial?: Settings;
}

/**
 * Opens the settings; never throws. A file that cannot be read, is damaged or comes from a newer
 * version is set aside under a new name, never overwritten, and `initial` takes its place. Where the
 * disk refuses, the settings hold for this run, and it is tried again until it takes them.
 */
export function openSettings({ initial, ...options }: SettingsOptions): SettingsStore {
  const disk = new SettingsDisk(options);
  const found = disk.read();
  const settings = found?.settings ?? initial ?? defaultSettings;
  if (found === undefined || found.migrated) disk.keep(settings);
  return createStore(settings, disk);
}

function createStore(
  initial: Settings,
  disk: Pick<SettingsDisk, "keep" | "dispose">,
): SettingsStore {
  let settings = initial;
  const listeners = listenersOf<Settings>();
  const replace = (next: Settings): Settings => {
    if (isDeepStrictEqual(next, settings)) return settings;
    settings = next;
    disk.keep(next);
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
    dispose: () => disk.dispose(),
  };
}

/**
 * Whatever the patch has takes the place of what was there, and of the groups only what it names. A key
 * that is present with `undefined` changes nothing.
 */
function patched(settings: Settings, patch: SettingsPatch): Settings {
  const { notifications, commandLine, tones } = patch;
  return v.parse(settingsSchema, {
    ...settings,
    ...given(patch),
    notifications: { ...settings.notifications, ...given(notifications) },
    commandLine: { ...settings.commandLine, ...given(commandLine) },
    tones: {
      ...settings.tones,
      ...given(tones),
      on: { ...settings.tones.on, ...given(tones?.on) },
    },
  });
}

const given = (part: object = {}): object =>
  Object.fromEntries(Object.entries(part).filter(([, value]) => value !== undefined));
