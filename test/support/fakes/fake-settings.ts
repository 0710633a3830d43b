import {
  type HotkeyAction,
  type LastChosen,
  type ServiceSettings,
  type Settings,
  type SettingsPatch,
  defaultSettings,
} from "../../../contract/settings.ts";
import type { SettingsStore } from "../../../main/settings/settings-store.ts";

/** Settings that are kept nowhere. Understands the patches that tests make. */
export class FakeSettings implements SettingsStore {
  #settings: Settings = defaultSettings;
  readonly #listeners = new Set<(settings: Settings) => void>();

  read(): Settings {
    return this.#settings;
  }

  change({ theme, defaultFlip }: SettingsPatch): Settings {
    return this.#replace({
      ...this.#settings,
      ...(theme === undefined ? {} : { theme }),
      ...(defaultFlip === undefined ? {} : { defaultFlip }),
    });
  }

  setHotkey(action: HotkeyAction, accelerator: string | null): Settings {
    const hotkeys = { ...this.#settings.hotkeys, [action]: accelerator };
    return this.#replace({ ...this.#settings, hotkeys });
  }

  setService(service: ServiceSettings): Settings {
    return this.#replace({ ...this.#settings, service });
  }

  remember(choice: Partial<LastChosen>): Settings {
    return this.#replace({ ...this.#settings, ...choice });
  }

  adopt(settings: Settings): Settings {
    return this.#replace({ ...settings, service: this.#settings.service });
  }

  subscribe(listener: (settings: Settings) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  dispose(): void {
    this.#listeners.clear();
  }

  #replace(settings: Settings): Settings {
    this.#settings = settings;
    for (const listener of this.#listeners) listener(settings);
    return settings;
  }
}
