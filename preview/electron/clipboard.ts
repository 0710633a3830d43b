import type { Part } from "./imitation.ts";

/**
 * Electron's `clipboard`, which here is the desk's own: what the application copies is shown there
 * and goes nowhere else, since a page may not write to the person's clipboard unasked.
 */
export class DeskClipboard implements Part<Electron.Clipboard, "clear" | "readText" | "writeText"> {
  readonly #changed: () => void;
  #text = "";

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /** For the desk. */
  get text(): string {
    return this.#text;
  }

  clear(): void {
    this.#hold("");
  }
  readText(): Promise<string> {
    return Promise.resolve(this.#text);
  }
  writeText(text: string): Promise<void> {
    this.#hold(text);
    return Promise.resolve();
  }

  #hold(text: string): void {
    this.#text = text;
    this.#changed();
  }
}
