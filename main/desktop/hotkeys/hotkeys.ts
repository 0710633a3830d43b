/**
 * Global hotkeys. Each action has a binding of its own whose registration is checked. Electron tells
 * of presses alone, never of a key's release, so that a key that mutes while it is held cannot be
 * made: Mute is a toggle. Nor does it tell a held key's repetitions from presses (`key-presses.ts`).
 *
 * | the wanted binding | state | what fires |
 * |---|---|---|
 * | none | unset | nothing |
 * | registered | registered (`requested` on Wayland until it first fires) | it |
 * | cannot be a hotkey, used by another action, or refused by the system | failed | the last good one |
 */
import type { Clock } from "../../timing/clock.ts";
import type { GlobalShortcut } from "electron";

import type { DesktopSpeech } from "../../../contract/i18n/words.ts";
import type { PressIntent } from "../../../contract/intent.ts";
import { type Result, done, failed } from "../../../contract/result.ts";
import {
  type HotkeyAction,
  type HotkeyView,
  type Settings,
  hotkeyActions,
} from "../../../contract/settings.ts";
import { normalAccelerator } from "./accelerator.ts";
import { type KeyPresses, createKeyPresses } from "./key-presses.ts";

/** What a press asks for; the call is chosen by the call service. */
export const hotkeyIntents: Readonly<Record<Exclude<HotkeyAction, "speak">, PressIntent>> = {
  mute: { action: "toggle-mute" },
  hold: { action: "toggle-hold" },
  flip: { action: "flip" },
  park: { action: "park" },
  record: { action: "toggle-recording" },
  transfer: { action: "transfer" },
  answer: { action: "answer" },
  decline: { action: "decline" },
  end: { action: "end" },
  retrieve: { action: "retrieve" },
  swap: { action: "swap" },
  "mute-only": { action: "mute" },
  unmute: { action: "unmute" },
  "hold-only": { action: "hold" },
  resume: { action: "unhold" },
  "start-recording": { action: "record" },
  "pause-recording": { action: "pause-recording" },
  "resume-recording": { action: "resume-recording" },
  "ask-first": { action: "consult" },
  complete: { action: "complete" },
  "take-back": { action: "take-back" },
  "finish-here": { action: "finish-here" },
  "card-number": { action: "card-number" },
  "more-time": { action: "more-time" },
  voicemail: { action: "voicemail" },
  forward: { action: "forward" },
  reply: { action: "reply" },
  ignore: { action: "ignore" },
  "resume-longest": { action: "resume-longest" },
};

export interface HotkeyOptions {
  readonly globalShortcut: Pick<GlobalShortcut, "register" | "unregister" | "setSuspended">;
  readonly platform: NodeJS.Platform;
  readonly speech: DesktopSpeech;
  /** Under Wayland the desktop is asked, and a yes of `register` proves nothing. */
  readonly isWayland: boolean;
  /** GNOME refuses hotkeys to an application that is not installed, and says nothing. */
  readonly isRefusedSilently: boolean;
  /** Tells a held key's repetitions from presses; a clock that is set must swallow none. */
  readonly clock: Pick<Clock, "elapsed" | "after">;
  /** Called in the same tick as the press, if that can be no repetition. */
  readonly onPress: (intent: PressIntent) => void;
  /** How things are is to be said aloud. */
  readonly onSpeak: () => void;
  /** A key arrived while the user tries the keys, so nothing was asked for. */
  readonly onTried: (action: HotkeyAction) => void;
  readonly onChange: (views: HotkeyView[]) => void;
}

type Cause = NonNullable<HotkeyView["cause"]>;

/** Its owner disposes it. */
export class Hotkeys {
  readonly #options: HotkeyOptions;
  readonly #views = new Map<HotkeyAction, HotkeyView>();
  readonly #presses: KeyPresses<HotkeyAction>;
  /** The registration that may act for each action. Under Wayland older ones go on firing. */
  readonly #inForce = new Map<HotkeyAction, symbol>();
  #isSuspended = false;
  #isTrying = false;

  constructor(options: HotkeyOptions) {
    this.#options = options;
    const { clock, platform, isWayland } = options;
    const repeatsWhileHeld = platform !== "darwin" && !isWayland;
    this.#presses = createKeyPresses({ clock, repeatsWhileHeld });
  }

  views(): HotkeyView[] {
    return hotkeyActions.map((action) => this.#view(action));
  }

  /** Makes these bindings the wanted ones, at start and when the workspace changes. */
  apply(bindings: Settings["hotkeys"]): void {
    this.#clear();
    for (const action of hotkeyActions) this.#bind(action, bindings[action]);
    this.#options.onChange(this.views());
  }

  /**
   * Changes one binding. A refusal by the system or by its spelling is an error; a binding that
   * another action has is answered as a view of state `failed`. Both leave the old one in force.
   */
  rebind(action: HotkeyAction, accelerator: string | null): Result<HotkeyView[]> {
    const cause = this.#bind(action, accelerator);
    this.#options.onChange(this.views());
    if (accelerator !== null && cause === "taken") {
      return failed({ code: "hotkey-taken", accelerator });
    }
    if (accelerator !== null && cause === "invalid") {
      return failed({ code: "hotkey-invalid", accelerator });
    }
    return done(this.views());
  }

  /** While suspended no hotkey fires. */
  suspend(isSuspended: boolean): void {
    if (isSuspended === this.#isSuspended) return;
    this.#isSuspended = isSuspended;
    this.#options.globalShortcut.setSuspended(isSuspended);
  }

  /** While the keys are tried, those that arrive are told and ask for nothing. */
  tryOut(isTrying: boolean): void {
    this.#isTrying = isTrying;
  }

  /** Nobody chooses or tries keys in a window that is hidden. */
  windowHidden(): void {
    this.suspend(false);
    this.tryOut(false);
  }

  dispose(): void {
    this.suspend(false);
    this.#presses.dispose();
    this.#clear();
  }

  #view(action: HotkeyAction): HotkeyView {
    return this.#views.get(action) ?? unset(action);
  }

  #clear(): void {
    for (const action of hotkeyActions) this.#bind(action, null);
  }

  /** The cause of the refusal, or `undefined` when the wanted binding is in force. */
  #bind(action: HotkeyAction, accelerator: string | null): Cause | undefined {
    const { active } = this.#view(action);
    if (accelerator === null) {
      if (active !== null) this.#options.globalShortcut.unregister(active);
      this.#inForce.delete(action);
      this.#views.delete(action);
      return undefined;
    }
    const cause = this.#replace(action, accelerator, active);
    if (cause !== undefined) {
      this.#views.set(action, { action, accelerator, state: "failed", cause, active });
    }
    return cause;
  }

  #replace(action: HotkeyAction, accelerator: string, active: string | null): Cause | undefined {
    const normal = this.#normal(accelerator);
    if (normal === undefined) return "invalid";
    if (this.#isUsedByOther(action, normal)) return "duplicate";
    const isSame = active !== null && this.#normal(active) === normal;
    if (!isSame) {
      if (!this.#register(action, accelerator)) {
        // The portal never says no at once: there is none.
        return this.#options.isWayland ? "unsupported" : "taken";
      }
      if (active !== null) this.#options.globalShortcut.unregister(active);
    }
    const { isWayland, isRefusedSilently } = this.#options;
    const doubt = isRefusedSilently ? ({ cause: "not-installed" } as const) : {};
    const state = isWayland
      ? ({ state: "requested", ...doubt } as const)
      : { state: "registered" as const };
    // The registration in force keeps its own spelling, by which it is unregistered.
    this.#views.set(action, {
      action,
      accelerator,
      ...state,
      active: isSame ? active : accelerator,
    });
    return undefined;
  }

  #normal(accelerator: string): string | undefined {
    return normalAccelerator(accelerator, this.#options.platform);
  }

  #isUsedByOther(action: HotkeyAction, normal: string): boolean {
    return this.views().some(
      ({ action: other, active }) =>
        other !== action && active !== null && this.#normal(active) === normal,
    );
  }

  #register(action: HotkeyAction, accelerator: string): boolean {
    const { globalShortcut, speech } = this.#options;
    const registration = Symbol(action);
    const press = (): void => this.#press(action, registration);
    // Hosts and tests that list the registered hotkeys show this name.
    Object.defineProperty(press, "name", { get: () => speech.words.shortHotkeyNames[action] });
    try {
      // While Electron's handling is suspended every registration would fail.
      if (this.#isSuspended) globalShortcut.setSuspended(false);
      const isRegistered = globalShortcut.register(accelerator, press);
      if (isRegistered) this.#inForce.set(action, registration);
      return isRegistered;
    } catch {
      // Electron throws for an accelerator that it cannot read.
      return false;
    } finally {
      if (this.#isSuspended) globalShortcut.setSuspended(true);
    }
  }

  /** Under Wayland `unregister` does nothing, so a press of an older binding must do nothing here. */
  #press(action: HotkeyAction, registration: symbol): void {
    this.#presses.pressed(action, () => {
      if (this.#inForce.get(action) === registration) this.#fire(action);
    });
  }

  #fire(action: HotkeyAction): void {
    if (this.#isSuspended) return;
    if (this.#isTrying) this.#options.onTried(action);
    else if (action === "speak") this.#options.onSpeak();
    else this.#options.onPress(hotkeyIntents[action]);
    const { state, accelerator, active } = this.#view(action);
    if (state !== "requested") return;
    this.#views.set(action, { action, accelerator, active, state: "registered" });
    this.#options.onChange(this.views());
  }
}

const unset = (action: HotkeyAction): HotkeyView => ({
  action,
  accelerator: null,
  state: "unset",
  active: null,
});
