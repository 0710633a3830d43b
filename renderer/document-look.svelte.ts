import type { Settings } from "../contract/settings.ts";
import type { WindowSpeech } from "./window-speech.svelte.ts";

/** What of the window is said to the document itself. */
export interface Look {
  readonly theme: Settings["theme"];
  /** That main speaks, once it is known. */
  readonly language: Parameters<WindowSpeech["use"]>[0] | undefined;
}

/** Has the document follow the theme and the language, as long as the window lives. */
export function followLook(speech: WindowSpeech, look: () => Look): void {
  $effect(() => {
    const root = document.documentElement;
    const { theme } = look();
    if (theme === "system") delete root.dataset["theme"];
    else root.dataset["theme"] = theme;
    return () => delete root.dataset["theme"];
  });
  $effect(() => {
    const { language } = look();
    if (language !== undefined) void speech.use(language);
  });
  $effect(() => {
    const { locale, direction } = speech.words;
    document.documentElement.lang = locale;
    document.documentElement.dir = direction;
  });
}
