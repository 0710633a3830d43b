import type { DeskLink } from "../../protocol/desk-state.ts";
import type { Part } from "../imitation.ts";

/**
 * Electron's `shell`. Nothing is opened behind the user's back: each request becomes a card on the
 * desk, newest first, and the user opens it from there.
 */
export class LinkCards {
  readonly #changed: () => void;
  #links: DeskLink[] = [];
  #made = 0;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /** What main sees. */
  api() {
    return {
      openExternal: (url) => {
        this.#add("web", url);
        return Promise.resolve();
      },
      openPath: (path) => {
        this.#add("file", path);
        return Promise.resolve("");
      },
      showItemInFolder: (path) => this.#add("file", path),
    } satisfies Part<Electron.Shell, "openExternal" | "openPath" | "showItemInFolder">;
  }

  dismiss(id: number): void {
    this.#links = this.#links.filter((link) => link.id !== id);
    this.#changed();
  }
  views(): DeskLink[] {
    return [...this.#links];
  }

  #add(kind: DeskLink["kind"], target: string): void {
    this.#made += 1;
    this.#links = [{ id: this.#made, kind, target }, ...this.#links];
    this.#changed();
  }
}
