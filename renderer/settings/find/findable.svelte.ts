import { createContext } from "svelte";
import { SvelteSet } from "svelte/reactivity";

import { folded } from "../../people/people-index.ts";

/** What is typed into the field above the settings. */
export class SettingsSearch {
  query = $state("");
  readonly #sought = $derived(folded(this.query).split(/\s+/).filter(Boolean));

  /** Without it each setting is where it belongs, and nothing is hidden but by a closed group. */
  get isOn(): boolean {
    return this.#sought.length > 0;
  }

  /** Whether each word that was typed is somewhere in the text, without case and accents. */
  fits(text: string): boolean {
    const plain = folded(text);
    return this.#sought.every((word) => plain.includes(word));
  }
}

interface FindableOptions {
  readonly search: SettingsSearch;
  /** What it is a part of, whose words find it too. */
  readonly above?: Findable | undefined;
  /** What it is called, and what else people call it. */
  readonly words: () => readonly (string | undefined)[];
}

/** A row, section or group of the settings, as the search sees it. */
export class Findable {
  readonly search: SettingsSearch;
  readonly #options: FindableOptions;
  readonly #parts = new SvelteSet<Findable>();
  readonly #text: string = $derived.by(() => {
    const { above, words } = this.#options;
    return [above?.text, ...words()].filter((word) => word !== undefined).join("\n");
  });

  constructor(options: FindableOptions) {
    this.#options = options;
    this.search = options.search;
  }

  get text(): string {
    return this.#text;
  }

  /** How many settings of it were found: itself, when it has no parts. */
  get count(): number {
    let count = 0;
    for (const part of this.#parts) count += part.count;
    return this.#parts.size > 0 ? count : Number(this.search.fits(this.#text));
  }

  get isFound(): boolean {
    return !this.search.isOn || this.count > 0;
  }

  /** Answers how to take it away again. */
  add(part: Findable): () => void {
    this.#parts.add(part);
    return () => this.#parts.delete(part);
  }
}

const [useAbove, provideAbove] = createContext<Findable>();

/** Begins the tree of what can be found. */
export function provideSearch(search: SettingsSearch): Findable {
  return provideAbove(new Findable({ search, words: () => [] }));
}

/** Of a component that is one setting, within whatever provides. */
export function useFindable(words: FindableOptions["words"]): Findable {
  const above = useAbove();
  const self = new Findable({ search: above.search, above, words });
  $effect.pre(() => above.add(self));
  return self;
}

/** Of a component that has settings inside. */
export function provideFindable(words: FindableOptions["words"]): Findable {
  return provideAbove(useFindable(words));
}
