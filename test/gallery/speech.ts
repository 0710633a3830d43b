import type { AppSnapshot } from "../../contract/app-snapshot.ts";
import { WindowSpeech } from "../../renderer/window-speech.svelte.ts";
import { type Pseudo, pseudoWords } from "../support/pseudo/pseudo-words.ts";
import type { Scene } from "./scene.ts";

const isPseudo = (speaks: NonNullable<Scene["speaks"]>): speaks is Pseudo =>
  speaks === "long" || speaks === "mirrored";

/** What the window speaks with in this scene; a made-up language takes the place of German. */
export function speechOf({ speaks = "en" }: Scene): WindowSpeech {
  return isPseudo(speaks)
    ? new WindowSpeech(() => Promise.resolve(pseudoWords(speaks)))
    : new WindowSpeech();
}

/** The snapshot with which main asks for it. */
export function inLanguage(snapshot: AppSnapshot, speaks: Scene["speaks"]): AppSnapshot {
  if (speaks === undefined) return snapshot;
  const language = isPseudo(speaks) ? "de" : speaks;
  return { ...snapshot, desktop: { ...snapshot.desktop, language } };
}

/** Whether its words have come. */
export const isSpoken = ({ speaks = "en" }: Scene): boolean => {
  const { lang } = document.documentElement;
  return isPseudo(speaks) ? lang.startsWith("en-X") : lang === speaks;
};
