/**
 * What connections leave behind at the service: a session that can be taken up again for some
 * minutes, and a subscription that would bring everything a second time.
 */
import type { Clock } from "../../timing/clock.ts";
import type { RestClient } from "../rest-client.ts";
import { subscriptionPath } from "./frames.ts";
import type { KeptSession } from "./session-life.ts";

/** A token that does not help is given up, lest it be what keeps the connection from coming up. */
const recoveryTries = 3;

export class LeftBehind {
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
