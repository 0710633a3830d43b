/**
 * What connections leave behind at the service: a session that can be taken up again for some
 * minutes, and a subscription that would bring everything a second time.
 */
import type { Clock } from "../../timing/clock.ts";
import type { RestClient } from "../rest/rest-client.ts";
import { subscriptionPath } from "./frames.ts";

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

/** A token that does not help is given up, lest it be what keeps the connection from coming up. */
const recoveryTries = 3;

export class RecoverableSession {
  readonly #clock: Clock;
  readonly #rest: Pick<RestClient, "perform">;
  #session: KeptSession | undefined;
  #tries = 0;
  #subscriptionId: string | undefined;

  constructor(options: { readonly clock: Clock; readonly rest: Pick<RestClient, "perform"> }) {
    this.#clock = options.clock;
    this.#rest = options.rest;
  }

  /** A connection ended and left this session, or none that is newer than the one before. */
  keep(session: KeptSession | undefined): void {
    this.#session = session ?? this.#session;
    this.#tries = 0;
  }

  /** The session that is worth taking up; `undefined` asks for a new one. */
  recoverable(): KeptSession | undefined {
    const session = this.#session;
    if (session === undefined || this.#tries >= recoveryTries) return undefined;
    return this.#clock.now() < session.recoverableUntil ? session : undefined;
  }

  /** An attempt to take it up has got to the service. */
  tried(): void {
    this.#tries += 1;
  }

  /** Another session has begun: the one before is never taken up again. */
  forget(): void {
    this.#session = undefined;
  }

  /** This is the one subscription; the one before, if it is another, is gone. */
  holds(subscriptionId: string | undefined): void {
    this.#subscriptionId = subscriptionId;
  }

  /** As `holds`, but the one before may live on, and is deleted. */
  replaceBy(subscriptionId: string | undefined): void {
    const before = this.#subscriptionId;
    this.holds(subscriptionId);
    if (before === undefined || before === subscriptionId) return;
    void this.#rest.perform({ method: "DELETE", path: subscriptionPath(before) });
  }
}
