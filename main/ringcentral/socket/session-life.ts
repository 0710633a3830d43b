/**
 * How long a session lives at the service, and what takes it up again after its connection is lost.
 * The service ends each by its age, whatever happens in it.
 */
import type { Clock } from "../../timing/clock.ts";

/** A session that the service keeps, as far as we know. Instants in milliseconds since 1970. */
export interface KeptSession {
  /** Takes it up again. */
  readonly token: string;
  readonly recoverableUntil: number;
  /** Whatever happens, the service ends it then. */
  readonly endsAt: number;
  /** `undefined`: whether it has a subscription is not known. */
  readonly subscriptionId: string | undefined;
}

export interface SessionLifeOptions {
  readonly clock: Clock;
  readonly recoveryTimeoutMs: number;
  readonly absoluteTimeoutMs: number;
  /** The session that goes on, and is as old as it was. */
  readonly resumed: KeptSession | undefined;
  /** Its end is near this long before it comes (less for a short life). */
  readonly handOverMs: number;
  /** Called once, when the end is near. */
  readonly onAging: () => void;
}

/** From one hand-over to the next, in milliseconds, however short or long a life the service names. */
export const lifeMs = { shortest: 60_000, longest: 7 * 86_400_000 };

/** Begins when the service has greeted. Its owner stops it. */
export class SessionLife {
  readonly #recoveryTimeoutMs: number;
  readonly #endsAt: number;
  readonly #cancelAging: () => void;

  constructor(options: SessionLifeOptions) {
    const { clock, absoluteTimeoutMs, resumed, handOverMs, onAging } = options;
    this.#recoveryTimeoutMs = options.recoveryTimeoutMs;
    this.#endsAt = resumed?.endsAt ?? clock.now() + absoluteTimeoutMs;
    const marginMs = Math.min(handOverMs, absoluteTimeoutMs / 10);
    const leftMs = this.#endsAt - marginMs - clock.now();
    const waitMs = Math.min(lifeMs.longest, Math.max(lifeMs.shortest, leftMs));
    this.#cancelAging = clock.after(waitMs, onAging);
  }

  /** The session as the service would keep it if its connection had ended at `heardAt`. */
  kept(
    connection: Pick<KeptSession, "token" | "subscriptionId"> & { readonly heardAt: number },
  ): KeptSession {
    const { token, subscriptionId, heardAt } = connection;
    const recoverableUntil = heardAt + this.#recoveryTimeoutMs;
    return { token, subscriptionId, recoverableUntil, endsAt: this.#endsAt };
  }

  stop(): void {
    this.#cancelAging();
  }
}
