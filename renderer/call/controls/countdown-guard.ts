/** While something counts down, whatever else is pressed in the window takes it back. */
import { countdownIn } from "../../../contract/call-view.ts";
import type { Platform } from "../../hotkey-text.ts";
import { windowKeyOf } from "../../keys/window-keys.ts";
import type { WindowState } from "../../window-state.svelte.ts";

const onlyModify = new Set(["Control", "Alt", "AltGraph", "Shift", "Meta"]);

const isIn = (target: EventTarget | null, counting: string): boolean =>
  target instanceof Element && target.closest(counting) !== null;
/** The control that counts down, pressed again: in a form its Enter, of a button any press. */
const isAgain = (target: EventTarget | null, isEnter: boolean): boolean =>
  isIn(target, isEnter ? "[data-counting]" : "[data-counting='button']");

/** Both are listened to before anybody else hears of the press. */
export interface CountdownGuard {
  readonly onkeydown: (event: KeyboardEvent) => void;
  readonly onpointerdown: (event: PointerEvent) => void;
}

export function createCountdownGuard(windowState: WindowState, platform: Platform): CountdownGuard {
  const isCounting = () => countdownIn(windowState.snapshot?.calls ?? []) !== undefined;
  const cancel = () => void windowState.act({ action: "cancel" });
  /** The key of the window that presses the control which counts down. */
  const isOwnKey = (event: KeyboardEvent): boolean => {
    const own = windowState.keysAreOn ? windowKeyOf(event, platform)?.deed : undefined;
    const counting = `[data-counting][data-key="${own ?? ""}"]`;
    return own !== undefined && document.querySelector(counting) !== null;
  };
  return {
    onkeydown(event) {
      const { key, target } = event;
      // A control's key that is held down is one press.
      if (key === "Enter" && event.repeat && isIn(target, "button.control")) event.preventDefault();
      // A key with modifiers may be the hotkey itself, once more.
      if (!isCounting() || onlyModify.has(key) || isOwnKey(event)) return;
      if ((key === "Enter" || key === " ") && isAgain(target, key === "Enter")) return;
      if (key === "Escape") {
        // It cancels and closes nothing besides.
        event.preventDefault();
        event.stopPropagation();
      }
      cancel();
    },
    onpointerdown({ target }) {
      if (isCounting() && !isAgain(target, false)) cancel();
    },
  };
}
