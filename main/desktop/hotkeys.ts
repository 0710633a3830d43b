/**
 * Global hotkeys. Each action has a binding of its own whose registration is checked:
 *
 * | the wanted binding | state | what fires |
 * |---|---|---|
 * | none | unset | nothing |
 * | registered | registered (`requested` on Wayland until it first fires) | it |
 * | cannot be a hotkey, used by another action, or refused by the system | failed | the last good one |
 */
import type { GlobalShortcut } from "electron";

import { hotkeyNames } from "../../contract/i18n/en-desktop.ts";
import type { CallIntent } from "../../contract/intent.ts";
import { type Result, done, failed } from "../../contract/result.ts";
import {
  type HotkeyAction,
  type HotkeyView,
  type Settings,
  hotkeyActions,
} from "../../contract/settings.ts";
import { normalAccelerator } from "./accelerator.ts";

/** What a press asks for; the call is chosen by the call service. */
export const hotkeyIntents: Readonly<Record<HotkeyAction, CallIntent>> = {
  mute: { action: "toggle-mute" },
  hold: { action: "toggle-hold" },
  flip: { action: "flip" },
  park: { action: "park" },
  record: { action: "toggle-recording" },
  transfer: { action: "transfer" },
  answer: { action: "answer" },
  decline: { action: "decline" },
  end: { action: "end" },
};

export interface HotkeyOptions {
  readonly globalShortcut: Pick<GlobalShortcut, "register" | "unregister" | "setSuspended">;
  readonly platform: NodeJS.Platform;
  /** Under Wayland the desktop is asked, and a yes of `register` proves nothing. */
  readonly isWayland: boolean;
  /** Milliseconds; only differences are used. */
  readonly now: () => number;
  /** Called in the same tick as the press. */
  readonly onPress: (intent: CallIntent) => void;
  readonly onChange: (views: HotkeyView[]) => void;
}

/** Made by `createHotkeys`; its owner disposes it. */
export interface Hotkeys {
  views(): HotkeyView[];
  /** Makes these bindings the wanted ones, at start and when the workspace changes. */
  apply(bindings: Settings["hotkeys"]): void;
  /**
   * Changes one binding. A refusal by the system or by its spelling is an error; a binding that
   * another action has is answered as a view of state `failed`. Both leave the old one in force.
   */
  rebind(action: HotkeyAction, accelerator: string | null): Result<HotkeyView[]>;
  /** While suspended no hotkey fires. */
  suspend(isSuspended: boolean): void;
  dispose(): void;
}

/** Faster repeats come from a key that is held down, not from a finger. */
const repeatMs = 80;

type Cause = NonNullable<HotkeyView["cause"]>;

export function createHotkeys(options: HotkeyOptions): Hotkeys {
  const { globalShortcut, platform, isWayland, now, onPress, onChange } = options;
  const views = new Map<HotkeyAction, HotkeyView>(
    hotkeyActions.map((action) => [action, unset(action)]),
  );
  const lastPress = new Map<HotkeyAction, number>();
  let isSuspended = false;
  const viewOf = (action: HotkeyAction): HotkeyView => views.get(action) ?? unset(action);
  const all = (): HotkeyView[] => hotkeyActions.map(viewOf);

  const fire = (action: HotkeyAction): void => {
    const at = now();
    const isRepeat = at - (lastPress.get(action) ?? -Infinity) < repeatMs;
    lastPress.set(action, at);
    if (isRepeat || isSuspended) return;
    onPress(hotkeyIntents[action]);
    const view = viewOf(action);
    if (view.state !== "requested") return;
    views.set(action, { ...view, state: "registered" });
    onChange(all());
  };

  const register = (action: HotkeyAction, accelerator: string): boolean => {
    const press = (): void => fire(action);
    // Hosts and tests that list the registered hotkeys show this name.
    Object.defineProperty(press, "name", { value: hotkeyNames[action] });
    try {
      // While Electron's handling is suspended every registration would fail.
      if (isSuspended) globalShortcut.setSuspended(false);
      return globalShortcut.register(accelerator, press);
    } catch {
      // Electron throws for an accelerator that it cannot read.
      return false;
    } finally {
      if (isSuspended) globalShortcut.setSuspended(true);
    }
  };

  const isTakenByOther = (action: HotkeyAction, normal: string): boolean =>
    all().some(
      (view) =>
        view.action !== action &&
        view.active !== null &&
        normalAccelerator(view.active, platform) === normal,
    );

  /** The cause of the refusal, or `undefined` when the accelerator is in force. */
  const tryBinding = (action: HotkeyAction, accelerator: string): Cause | undefined => {
    const normal = normalAccelerator(accelerator, platform);
    if (normal === undefined) return "invalid";
    if (isTakenByOther(action, normal)) return "duplicate";
    const { active } = viewOf(action);
    const isSame = active !== null && normalAccelerator(active, platform) === normal;
    if (!isSame) {
      if (!register(action, accelerator)) return "taken";
      if (active !== null) globalShortcut.unregister(active);
    }
    const state = isWayland ? "requested" : "registered";
    // The registration that is in force keeps its own spelling, by which it is unregistered.
    views.set(action, { action, accelerator, state, active: isSame ? active : accelerator });
    return undefined;
  };

  const bind = (action: HotkeyAction, accelerator: string | null): Cause | undefined => {
    const { active } = viewOf(action);
    if (accelerator === null) {
      if (active !== null) globalShortcut.unregister(active);
      views.set(action, unset(action));
      return undefined;
    }
    const cause = tryBinding(action, accelerator);
    if (cause !== undefined) {
      views.set(action, { action, accelerator, state: "failed", cause, active });
    }
    return cause;
  };

  const clear = (): void => {
    for (const action of hotkeyActions) bind(action, null);
  };

  return {
    views: all,
    apply(bindings) {
      clear();
      for (const action of hotkeyActions) bind(action, bindings[action]);
      onChange(all());
    },
    rebind(action, accelerator) {
      const cause = bind(action, accelerator);
      onChange(all());
      if (accelerator !== null && cause === "taken") {
        return failed({ code: "hotkey-taken", accelerator });
      }
      if (accelerator !== null && cause === "invalid") {
        return failed({ code: "hotkey-invalid", accelerator });
      }
      return done(all());
    },
    suspend(wanted) {
      if (wanted === isSuspended) return;
      isSuspended = wanted;
      globalShortcut.setSuspended(wanted);
    },
    dispose() {
      if (isSuspended) globalShortcut.setSuspended(false);
      isSuspended = false;
      clear();
    },
  };
}

const unset = (action: HotkeyAction): HotkeyView => ({
  action,
  accelerator: null,
  state: "unset",
  active: null,
});
