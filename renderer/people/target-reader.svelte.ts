import type { DialReading } from "../../contract/dialing.ts";
import type { TypedTarget } from "../../contract/intent.ts";
import type { Result } from "../../contract/result.ts";

/** How main read an entry, and when. */
interface Read {
  readonly to: TypedTarget;
  readonly reading: DialReading;
  readonly at: number;
}

export interface TargetReaderOptions {
  readonly ask: (to: TypedTarget) => Promise<Result<DialReading>>;
  readonly now: () => number;
}

const isSame = (one: TypedTarget | undefined, other: TypedTarget | undefined): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

/**
 * Asks main how an entry is read while it is typed. One question is under way at a time, and the next
 * one is about what the field holds then: a fast typist makes fewer, and no late answer wins.
 */
export class TargetReader {
  readonly #options: TargetReaderOptions;
  #wanted = $state.raw<TypedTarget>();
  #last = $state.raw<Read>();
  #isAsking = false;

  constructor(options: TargetReaderOptions) {
    this.#options = options;
  }

  /** The field holds this now; `undefined`: nothing that main reads. */
  follow(to: TypedTarget | undefined): void {
    if (isSame(to, this.#wanted)) return;
    this.#wanted = to;
    if (!this.#isAsking) void this.#run();
  }

  /** Of the entry as it stands; `undefined` until it is known. */
  get current(): Read | undefined {
    return isSame(this.#last?.to, this.#wanted) ? this.#last : undefined;
  }

  /** For a press that must not wait for the typing to end. */
  async ask(to: TypedTarget): Promise<Result<DialReading>> {
    return this.#options.ask(to);
  }

  async #run(): Promise<void> {
    this.#isAsking = true;
    while (this.#wanted !== undefined && !isSame(this.#wanted, this.#last?.to)) {
      const to: TypedTarget = this.#wanted;
      const reading = await this.#options.ask(to);
      if (!reading.ok) break;
      this.#last = { to, reading: reading.value, at: this.#options.now() };
    }
    this.#isAsking = false;
  }
}
