/** Opens and closes the command line's socket as the settings say, one step at a time. */
import type { CommandSocket, OpenedSocket } from "./command-socket.ts";
import type { NoPlace } from "./listening-place.ts";

export interface CommandLineSwitchOptions {
  readonly open: () => Promise<OpenedSocket>;
  /** Why it could not be opened; `undefined` when that is over. */
  readonly onFailed: (why: NoPlace | undefined) => void;
}

/** Made by the composition, which disposes of it. */
export class CommandLineSwitch {
  readonly #options: CommandLineSwitchOptions;
  #socket: CommandSocket | undefined;
  #isWanted = false;
  #isOpening = false;

  constructor(options: CommandLineSwitchOptions) {
    this.#options = options;
  }

  /** Says what the settings say; the same again changes nothing. */
  set(isWanted: boolean): void {
    if (isWanted === this.#isWanted) return;
    this.#isWanted = isWanted;
    if (isWanted) void this.#open();
    else this.#close();
  }

  dispose(): void {
    this.#isWanted = false;
    this.#close();
  }

  #close(): void {
    this.#socket?.dispose();
    this.#socket = undefined;
    this.#options.onFailed(undefined);
  }

  async #open(): Promise<void> {
    // Whoever opens it already looks afterwards at what is wanted by then.
    if (this.#isOpening) return;
    this.#isOpening = true;
    const opened = await this.#options.open();
    this.#isOpening = false;
    if (opened.ok && !this.#isWanted) opened.socket.dispose();
    else if (opened.ok) this.#socket = opened.socket;
    else if (this.#isWanted) this.#options.onFailed(opened.why);
  }
}
