import { parserOf } from "../../contract/parse.ts";
import type { DeskCommand } from "../protocol/desk-command.ts";
import { type DeskState, deskState } from "../protocol/desk-state.ts";

const parse = parserOf(deskState);

/** The desk's line to the host: the latest state in, commands out. Never opened again once lost. */
export class DeskLine {
  #state = $state.raw<DeskState>();
  #isLost = $state(false);
  readonly #socket: WebSocket;

  constructor(url: string) {
    this.#socket = new WebSocket(url);
    this.#socket.addEventListener("message", (event) => {
      const state = parse(JSON.parse(String(event.data)));
      if (state.ok) this.#state = state.value;
    });
    this.#socket.addEventListener("close", () => {
      this.#isLost = true;
    });
  }

  /** Absent until the host has spoken. */
  get state(): DeskState | undefined {
    return this.#state;
  }
  /** The application has quit; what the desk shows is its last state. */
  get isLost(): boolean {
    return this.#isLost;
  }
  /** Dropped when the line is not open. */
  readonly send = (command: DeskCommand): void => {
    if (this.#socket.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify(command));
  };
}
