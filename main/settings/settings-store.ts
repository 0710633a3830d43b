import { isDeepStrictEqual } from "node:util";

import {
  type HotkeyAction,
  type LastChosen,
  type ServiceSettings,
  type Settings,
  type SettingsPatch,
  defaultSettings,
} from "../../contract/settings.ts";
import { type Tone, type ToneSettings, eachTone } from "../../contract/desktop/tones.ts";
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

/** A key that is present with `undefined` changes nothing. */
function patched(settings: Settings, patch: SettingsPatch): Settings {
  const given = patch.notifications ?? {};
  const old = settings.notifications;
  return {
    ...settings,
    theme: patch.theme ?? settings.theme,
    defaultFlip: patch.defaultFlip === undefined ? settings.defaultFlip : patch.defaultFlip,
    defaultPark: patch.defaultPark === undefined ? settings.defaultPark : patch.defaultPark,
    waiting: patch.waiting ?? settings.waiting,
    secondChance: patch.secondChance ?? settings.secondChance,
    recentDays: patch.recentDays ?? settings.recentDays,
    forgetAtSignOut: patch.forgetAtSignOut ?? settings.forgetAtSignOut,
    tones: patchedTones(settings.tones, patch.tones ?? {}),
    showOnRinging: patch.showOnRinging ?? settings.showOnRinging,
    updateByItself: patch.updateByItself ?? settings.updateByItself,
    commandLine: {
      enabled: patch.commandLine?.enabled ?? settings.commandLine.enabled,
      forbidden: patch.commandLine?.forbidden ?? settings.commandLine.forbidden,
    },
    notifications: {
      ringing: given.ringing ?? old.ringing,
      missed: given.missed ?? old.missed,
      parked: given.parked ?? old.parked,
      failed: given.failed ?? old.failed,
      connection: given.connection ?? old.connection,
      waiting: given.waiting ?? old.waiting,
      showCaller: given.showCaller ?? old.showCaller,
      quietWhileTalking: given.quietWhileTalking ?? old.quietWhileTalking,
    },
  };
}

function patchedTones(
  old: ToneSettings,
  { volume = old.volume, on = {} }: NonNullable<SettingsPatch["tones"]>,
): ToneSettings {
  const isOn = (tone: Tone): boolean => on[tone] ?? old.on[tone];
  return { volume, on: eachTone(isOn) };
}
