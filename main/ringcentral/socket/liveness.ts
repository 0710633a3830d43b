import type { Clock } from "../../timing/clock.ts";
import { type SilenceWatch, watchSilence } from "../../timing/silence-watch.ts";
import type { SocketLimits } from "./socket-limits.ts";

export interface LivenessOptions {
  readonly clock: Clock;
  readonly limits: SocketLimits;
  /** Asks whatever answers pings on the way to the service. */
  readonly ping: () => void;
  /** Asks the service itself. */
  readonly beat: () => void;
  /** An answer did not come. */
  readonly onDead: () => void;
}

/** From one heartbeat to the next at least, however short an idle time the service names. */
export const shortestHeartbeatMs = 10_000;

/**
 * Whether the other side of a connection lives: the way to it by pings, and the service behind that
 * way by frames, which also keep it from closing for idleness. Its owner stops it.
 */
export class Liveness {
  readonly #options: LivenessOptions;
  #heardAt: number;
  #way: SilenceWatch | undefined;
  #service: SilenceWatch | undefined;

  constructor(options: LivenessOptions) {
    this.#options = options;
    this.#heardAt = options.clock.now();
  }

  /** When the last sign came, or the opening of the connection began. */
  get heardAt(): number {
    return this.#heardAt;
  }

  /** The handshake is done. */
  watchWay(): void {
    const { clock, limits, ping, onDead } = this.#options;
    const { pingQuietMs: quietMs, pongMs: answerMs } = limits;
    this.#way = watchSilence({ clock, quietMs, answerMs, probe: ping, onDead });
  }

  /** The service has greeted, and named its patience with a silent client. */
  watchService(idleTimeoutMs: number): void {
    const { clock, limits, beat, onDead } = this.#options;
    const ownMs = Math.max(shortestHeartbeatMs, idleTimeoutMs / 3);
    const quietMs = Math.min(limits.heartbeatQuietMs, ownMs);
    const answerMs = limits.heartbeatAnswerMs;
    this.#service = watchSilence({ clock, quietMs, answerMs, probe: beat, onDead });
  }

  pulse(): void {
    this.#heardAt = this.#options.clock.now();
    this.#way?.heard();
  }

  frame(): void {
    this.pulse();
    this.#service?.heard();
  }

  /** Asks now, with little time for the answer. A no-op before the handshake. */
  check(): void {
    this.#way?.check(this.#options.limits.checkMs);
  }

  stop(): void {
    this.#way?.stop();
    this.#service?.stop();
  }
}
