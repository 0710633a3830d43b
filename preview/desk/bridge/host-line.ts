import { parserOf } from "../../../contract/parse.ts";
import { type FrameMessage, type HostMessage, hostMessage } from "../../protocol/frame-message.ts";

const parse = parserOf(hostMessage);

/** The line of one page to the host. Messages wait until it is open, and keep their order. */
export class HostLine {
  readonly #socket: WebSocket;
  readonly #waiting: string[] = [];

  constructor(url: string, onMessage: (message: HostMessage) => void) {
    this.#socket = new WebSocket(url);
    this.#socket.addEventListener("open", () => {
      for (const text of this.#waiting.splice(0)) this.#socket.send(text);
    });
    this.#socket.addEventListener("message", (event) => {
      const message = parse(JSON.parse(String(event.data)));
      if (message.ok) onMessage(message.value);
    });
  }

  send(message: FrameMessage): void {
    const text = JSON.stringify(message);
    if (this.#socket.readyState === WebSocket.CONNECTING) this.#waiting.push(text);
    else if (this.#socket.readyState === WebSocket.OPEN) this.#socket.send(text);
  }
}
