import type { AppSnapshot } from "../../contract/app-snapshot.ts";
import type { Bridge } from "../../contract/ipc.ts";
import { PeopleIndex } from "./people-index.ts";

/**
 * The directory as the window searches it: fetched part by part, so that main is never busy with all of
 * it, and searched here. A new one is searched as it grows; one that takes the place of another when it
 * is whole.
 */
export class PeopleReader {
  readonly #read: Bridge["people"]["read"];
  #people = $state.raw(new PeopleIndex());
  #edition = 0;

  constructor(read: Bridge["people"]["read"]) {
    this.#read = read;
  }

  get people(): PeopleIndex {
    return this.#people;
  }

  /** Of each snapshot; reads where it is another directory. */
  follow({ size, edition }: AppSnapshot["directory"]): void {
    if (edition === this.#edition) return;
    this.#edition = edition;
    if (size === 0) this.#people = new PeopleIndex();
    else void this.#readAll(edition, size);
  }

  async #readAll(edition: number, size: number): Promise<void> {
    const isFirst = this.#people.size === 0;
    let people = new PeopleIndex();
    while (people.size < size) {
      const part = await this.#read({ edition, from: people.size });
      if (edition !== this.#edition) return;
      // The next snapshot asks again.
      if (!part.ok) this.#edition = 0;
      if (!part.ok || part.value.length === 0) return;
      people = people.and(part.value);
      if (isFirst) this.#people = people;
    }
    this.#people = people;
  }
}
