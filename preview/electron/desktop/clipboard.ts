import type { Part } from "../imitation.ts";

/**
 * Electron's `clipboard`, which here is the desk's own: what the application copies is shown there
 * and goes nowhere else, since a page may not write to the person's clipboard unasked.
 */
export class DeskClipboard {
  readonly #changed: () => void;
  #text = "";

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /** For the desk. */
  get text(): string {
    return this.#text;
  }

  /** What main sees. */
  api() {
    return {
      clear: () => this.#hold(""),
      readText: () => Promise.resolve(this.#text),
      writeText: (text) => {
        this.#hold(text);
        return Promise.resolve();
      },
    } satisfies Part<Electron.Clipboard, "clear" | "readText" | "writeText">;
  }

  #hold(text: string): void {
    this.#text = text;
    this.#changed();
  }
}
