import { createContext } from "svelte";
import * as v from "valibot";

import type { AppError, Result } from "../../../contract/result.ts";
import {
  type HotkeyAction,
  type HotkeyView,
  type Settings,
  type SettingsPatch,
  settingsPatch,
} from "../../../contract/settings.ts";
import type { WindowState } from "../../window-state.svelte.ts";

/** One change, which main has taken. */
interface Change {
  /** What was changed, as its row calls it. */
  readonly name: string;
  /** Puts it back as it was. */
  readonly takeBack: () => Promise<Result<unknown>>;
}

/** What happened last, to be said. */
interface Told {
  readonly name: string;
  readonly did: "changed" | "undone";
}

/** The changes of the settings since they were opened: each holds at once, the last one first goes back. */
export class SettingsChanges {
  readonly #windowState: WindowState;
  #changes = $state.raw<readonly Change[]>([]);
  #told = $state.raw<Told>();
  #refused = $state.raw<AppError>();
  #isTakingBack = false;

  constructor(windowState: WindowState) {
    this.#windowState = windowState;
  }

  get told(): Told | undefined {
    return this.#told;
  }

  /** What would be undone next. */
  get last(): string | undefined {
    return this.#changes.at(-1)?.name;
  }

  /** Why the last change, or taking it back, was refused. */
  get refused(): AppError | undefined {
    return this.#refused;
  }

  async change(name: string, patch: SettingsPatch): Promise<void> {
    const { settings: before } = this.#windowState;
    const result = await this.#send(patch);
    this.#refused = result.ok ? undefined : result.error;
    if (!result.ok || before === undefined) return;
    const inverse = inverseOf(patch, before);
    this.took({ name, takeBack: () => this.#send(inverse) });
  }

  /** The row of the hotkey says why it was refused. */
  async rebind(name: string, hotkey: HotkeyView, accelerator: string | null) {
    const { action, accelerator: before } = hotkey;
    const result = await this.#rebind(action, accelerator);
    if (result.ok) this.took({ name, takeBack: () => this.#rebind(action, before) });
    return result;
  }

  /** Of a change that was made by other means. */
  took(change: Change): void {
    this.#changes = [...this.#changes, change];
    this.#told = { name: change.name, did: "changed" };
  }

  /** One at a time: what is pressed meanwhile waits for nobody. */
  async undo(): Promise<void> {
    const change = this.#changes.at(-1);
    if (change === undefined || this.#isTakingBack) return;
    this.#isTakingBack = true;
    const result = await change.takeBack();
    this.#isTakingBack = false;
    this.#refused = result.ok ? undefined : result.error;
    if (!result.ok) return;
    this.#changes = this.#changes.filter((one) => one !== change);
    this.#told = { name: change.name, did: "undone" };
  }

  async #send(patch: SettingsPatch): Promise<Result<Settings>> {
    const result = await this.#windowState.bridge.settings.change(patch);
    if (result.ok) this.#windowState.acceptSettings(result.value);
    return result;
  }

  async #rebind(action: HotkeyAction, accelerator: string | null) {
    const result = await this.#windowState.bridge.hotkeys.rebind({ action, accelerator });
    if (result.ok) this.#windowState.acceptHotkeys(result.value);
    return result;
  }
}

/** What brings back, of everything that the patch names, the value of before, and nothing else. */
function inverseOf(patch: SettingsPatch, before: Settings): SettingsPatch {
  const { notifications, commandLine, tones } = patch;
  return v.parse(settingsPatch, {
    ...valuesBefore(before, patch),
    ...(notifications && { notifications: valuesBefore(before.notifications, notifications) }),
    ...(commandLine && { commandLine: valuesBefore(before.commandLine, commandLine) }),
    ...(tones && {
      tones: {
        ...valuesBefore(before.tones, tones),
        ...(tones.on && { on: valuesBefore(before.tones.on, tones.on) }),
      },
    }),
  });
}

const valuesBefore = (before: object, named: object): object =>
  Object.fromEntries(
    Object.keys(named).map((key): [string, unknown] => [key, Reflect.get(before, key)]),
  );

export const [useChanges, provideChanges] = createContext<SettingsChanges>();
