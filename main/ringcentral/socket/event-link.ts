/**
 * One way to the service from the wish for it to its end: a socket token, the way to the address
 * that came with it, and the connection there. A link that is not wanted any more is closed; what
 * arrives for it afterwards is cut.
 */
import type WebSocket from "ws";

import type { AppError, Result } from "../../../contract/result.ts";
import type { Clock } from "../../timing/clock.ts";
import { startDeadline } from "../../timing/deadline.ts";
import { type ConnectionEvents, EventConnection } from "./event-connection.ts";
import type { KeptSession } from "./recoverable-session.ts";
import type { Log } from "../../log.ts";
import type { SocketLimits } from "./socket-limits.ts";

export interface LinkEvents extends Omit<ConnectionEvents, "onPhase"> {
  readonly onPhase: (phase: "asking" | "opening" | "greeting" | "subscribing") => void;
}

export interface LinkOptions extends LinkEvents {
  readonly clock: Clock;
  readonly log: Log;
  readonly limits: SocketLimits;
  readonly resumes: KeptSession | undefined;
  /** Gets a socket that is opening. */
  readonly open: () => Promise<Result<WebSocket>>;
}

export class EventLink {
  readonly #options: LinkOptions;
  #connection: EventConnection | undefined;
  #isOver = false;
  /** Old enough to be given up when something happened to the network. */
  #isOld = false;
  #isDoubted = false;
  readonly #cancelAge: () => void;
  readonly #cancelWay: () => void;

  constructor(options: LinkOptions) {
    this.#options = options;
    const { clock, limits } = options;
    this.#cancelAge = clock.after(limits.checkMs, () => {
      this.#isOld = true;
      if (this.#isDoubted) this.#giveUp();
    });
    this.#cancelWay = startDeadline(clock, limits.wayMs, () => this.#lose({ code: "timed-out" }));
    options.onPhase("asking");
    void this.#open();
  }

  /**
   * Something happened to the machine or its network. A connection must show that it lives; an
   * attempt that has got no further than its handshake is given up once it is `checkMs` old,
   * because what it waits for was sent into a network that may no longer be there.
   */
  check(goneAddresses: ReadonlySet<string>): void {
    this.#connection?.check(goneAddresses);
    this.#isDoubted = true;
    if (this.#isOld) this.#giveUp();
  }

  heardAt(): number | undefined {
    return this.#connection?.heardAt;
  }

  kept(): KeptSession | undefined {
    return this.#connection?.kept();
  }

  retire(onDone: (isGone: boolean) => void): void {
    this.#connection?.retire(onDone);
  }

  close(): void {
    this.#end();
    this.#connection?.close();
  }

  #end(): void {
    this.#isOver = true;
    this.#cancelAge();
    this.#cancelWay();
  }

  async #open(): Promise<void> {
    const { open, onPhase, ...options } = this.#options;
    const opened = await open();
    if (this.#isOver) {
      if (opened.ok) cut(opened.value);
      return;
    }
    if (!opened.ok) {
      this.#lose(opened.error);
      return;
    }
    this.#cancelWay();
    onPhase("opening");
    this.#connection = new EventConnection({
      ...options,
      socket: opened.value,
      onPhase,
      onLost: (reason, word) => this.#lose(reason, word),
    });
  }

  #giveUp(): void {
    if (this.#connection !== undefined && !this.#connection.isOpening) return;
    this.#connection?.close();
    this.#lose({ code: "timed-out" });
  }

  #lose(reason: AppError, word?: string): void {
    if (this.#isOver) return;
    this.#end();
    this.#options.onLost(reason, word);
  }
}

function cut(socket: WebSocket): void {
  socket.on("error", () => undefined);
  socket.terminate();
}
