/** The world: an account, its calls, and everybody in it, behind one door. */
import type { SimClock } from "../clock.ts";
import type { Random } from "../random.ts";
import { type Account, createDirectory, type Directory } from "../account/account.ts";
import { defaultAccount } from "../account/default-account.ts";
import { leave } from "./endings.ts";
import { Exchange } from "./exchange.ts";
import { People } from "./people.ts";
import { PresenceBook } from "./presence.ts";
import { createRingOuts, type RingOuts } from "./ring-out.ts";
import type { WorldEvent } from "./types.ts";

export interface World {
  readonly clock: SimClock;
  readonly random: Random;
  readonly directory: Directory;
  readonly exchange: Exchange;
  readonly people: People;
  readonly presence: PresenceBook;
  readonly ringOuts: RingOuts;
  /**
   * Called synchronously, in order, within the change; a listener must not throw and must not
   * change the world. The returned function ends the subscription.
   */
  subscribe(listener: (event: WorldEvent) => void): () => void;
  /** Ends all calls at once and tells of it; for a fresh start between scenarios. */
  clear(): void;
}

export interface WorldOptions {
  readonly clock: SimClock;
  readonly random: Random;
  /** The invented default account when absent. */
  readonly account?: Account;
}

/** A world without calls, in which nothing happens by itself. */
export function createWorld(options: WorldOptions): World {
  const { clock, random, account = defaultAccount } = options;
  const directory = createDirectory(account);
  const exchange = new Exchange({ clock, random, directory });
  const presence = new PresenceBook(exchange);
  const people = new People(exchange);
  const ringOuts = createRingOuts(exchange);
  return {
    ...{ clock, random, directory, exchange, people, presence, ringOuts },
    subscribe: (listener) => exchange.subscribe(listener),
    clear() {
      for (const session of [...exchange.sessions.values()]) {
        for (const party of session.parties) leave(exchange, party);
        exchange.forget(session);
      }
    },
  };
}
