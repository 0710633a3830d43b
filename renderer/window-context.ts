import { createContext } from "svelte";

import type { Platform } from "./hotkey-text.ts";
import type { RunningClock } from "./running-clock.svelte.ts";
import type { TonePlayer } from "./sound/tone-player.ts";
import type { WindowSpeech } from "./window-speech.svelte.ts";
import type { Voice } from "./sound/voice.ts";
import type { WindowState } from "./window-state.svelte.ts";

/** What every view of the window may use. */
export interface WindowContext {
  readonly windowState: WindowState;
  readonly clock: RunningClock;
  readonly platform: Platform;
  readonly tonePlayer: TonePlayer;
  readonly speech: WindowSpeech;
  readonly voice: Voice;
}

/** `useWindow` reads what `App` provided with `provideWindow`, and throws outside of it. */
export const [useWindow, provideWindow] = createContext<WindowContext>();

/** What the view speaks with: `const { windowWords } = $derived(speech.words)` keeps up with it. */
export const useSpeech = (): WindowSpeech => useWindow().speech;
