import { isUsable } from "../../contract/call-view.ts";
import type { TelephonySessionId } from "../../contract/ids.ts";
import { arrange } from "../call/arrange.ts";
import { intentOn } from "../call/intents.ts";
import type { WindowState } from "../window-state.svelte.ts";
import { isKeyOf } from "./window-keys.ts";

/**
 * Mutes the call in view for as long as a key is held. Only the window's own keyboard can do that: the
 * system tells a global hotkey's press alone (`main/desktop/hotkeys/hotkeys.ts`).
 */
export class CoughKey {
  readonly #windowState: WindowState;
  /** The call that is muted by the key now. */
  #held: TelephonySessionId | undefined;
  /** Ends the listening for its release. */
  #stop = new AbortController();

  constructor(windowState: WindowState) {
    this.#windowState = windowState;
  }

  /** Whether the key has done anything: not to a call that is muted already, which must stay so. */
  press(): boolean {
    const { snapshot } = this.#windowState;
    const call = snapshot === undefined ? undefined : arrange(snapshot).main;
    if (call?.controls.mute.does !== "mute" || !isUsable(call, "mute")) return false;
    const { telephonySessionId: id } = call;
    this.#held = id;
    this.#listen();
    void this.#windowState.act(intentOn(call, "mute")).then(({ ok }) => {
      // Nothing was muted, so that nothing is to be undone.
      if (!ok && this.#held === id) this.#held = undefined;
    });
    return true;
  }

  /** Until the key is up, or the window loses the keyboard and will not hear of it. */
  #listen(): void {
    this.#stop.abort();
    this.#stop = new AbortController();
    const { signal } = this.#stop;
    const onKeyUp = (event: KeyboardEvent): void => {
      if (isKeyOf(event, "cough")) this.#release();
    };
    window.addEventListener("keyup", onKeyUp, { signal });
    window.addEventListener("blur", () => this.#release(), { signal });
  }

  #release(): void {
    this.#stop.abort();
    const id = this.#held;
    this.#held = undefined;
    const call = this.#windowState.snapshot?.calls.find((one) => one.telephonySessionId === id);
    if (call !== undefined) void this.#windowState.act(intentOn(call, "unmute"));
  }
}
