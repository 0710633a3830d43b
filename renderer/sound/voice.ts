/** Says a sentence aloud, with the voice that the system has. */
export interface Voice {
  /** What is still being said is cut off. `locale` as the words are written in. */
  say(sentence: string, locale: string): void;
}

/** A system without a voice says nothing. On Linux Chromium needs its switch for one (`docs/electron.md`). */
export const createVoice = (synthesis: Pick<SpeechSynthesis, "cancel" | "speak">): Voice => ({
  say(sentence, locale) {
    const utterance = new SpeechSynthesisUtterance(sentence);
    utterance.lang = locale;
    synthesis.cancel();
    synthesis.speak(utterance);
  },
});
