/** All subscriptions: one per gateway session, looked up by id for the REST routes. */
import type { Caller } from "../auth/caller.ts";
import type { SimClock } from "../clock.ts";
import type { Random } from "../random.ts";
import { type EventFilter, parseEventFilter } from "./event-filters.ts";
import type { EventRouter, Subscriber } from "./event-router.ts";
import type { GatewaySession } from "./gateway-session.ts";

/** A filter that was asked for and delivers nothing, with the service's code for the cause. */
export interface DisabledFilter {
  readonly filter: string;
  readonly reason: string;
  readonly message: string;
}

export interface Subscription {
  readonly id: string;
  readonly ownerId: string;
  readonly session: GatewaySession;
  readonly filters: readonly EventFilter[];
  readonly disabled: readonly DisabledFilter[];
  readonly createdAt: number;
}

/** Says why a filter stays silent for this caller; undefined when it delivers. */
export type FilterScreen = (
  filter: EventFilter,
  caller: Caller,
) => Omit<DisabledFilter, "filter"> | undefined;

interface Entry {
  readonly subscription: Subscription;
  readonly subscriber: Subscriber;
}

export interface SubscriptionBookOptions {
  readonly clock: SimClock;
  readonly random: Random;
  readonly router: EventRouter;
  readonly screen: FilterScreen;
}

/** One subscription per session: a second one replaces the first. */
export class SubscriptionBook {
  readonly #options: SubscriptionBookOptions;
  readonly #byId = new Map<string, Entry>();
  readonly #bySession = new Map<GatewaySession, Entry>();

  constructor(options: SubscriptionBookOptions) {
    this.#options = options;
  }

  /** Undefined: a text is no filter, or none of them may deliver anything. */
  create(
    session: GatewaySession,
    caller: Caller,
    filters: readonly string[],
  ): Subscription | undefined {
    const wished = this.#read(filters, caller);
    if (wished === undefined) return undefined;
    const { clock, random } = this.#options;
    const facts = { id: random.id("sub-"), ownerId: caller.extensionId, createdAt: clock.now() };
    return this.#enter({ ...facts, ...wished, session }, caller.accountId);
  }

  /** Keeps the id; undefined as for `create`, and then nothing changed. */
  update(
    before: Subscription,
    caller: Caller,
    filters: readonly string[],
  ): Subscription | undefined {
    const wished = this.#read(filters, caller);
    if (wished === undefined) return undefined;
    return this.#enter({ ...before, ...wished }, caller.accountId);
  }

  remove({ id }: Subscription): void {
    this.#leave(this.#byId.get(id));
  }

  find(id: string): Subscription | undefined {
    return this.#byId.get(id)?.subscription;
  }

  of(session: GatewaySession): Subscription | undefined {
    return this.#bySession.get(session)?.subscription;
  }

  ownedBy(extensionId: string): readonly Subscription[] {
    return this.all().filter(({ ownerId }) => ownerId === extensionId);
  }

  /** In the order of their making. */
  all(): readonly Subscription[] {
    return [...this.#byId.values()].map(({ subscription }) => subscription);
  }

  #read(
    texts: readonly string[],
    caller: Caller,
  ): Pick<Subscription, "filters" | "disabled"> | undefined {
    const filters: EventFilter[] = [];
    const disabled: DisabledFilter[] = [];
    for (const text of texts) {
      const filter = parseEventFilter(text, caller);
      if (filter === undefined) return undefined;
      const silent = this.#options.screen(filter, caller);
      if (silent === undefined) filters.push(filter);
      else disabled.push({ filter: filter.text, ...silent });
    }
    return filters.length === 0 ? undefined : { filters, disabled };
  }

  #enter(subscription: Subscription, accountId: string): Subscription {
    const { session, filters, id } = subscription;
    const subscriber: Subscriber = {
      accountId,
      filters,
      deliver: (happening) => session.notify(subscription, happening),
    };
    this.#leave(this.#bySession.get(session));
    this.#options.router.add(subscriber);
    const entry = { subscription, subscriber };
    this.#byId.set(id, entry);
    this.#bySession.set(session, entry);
    return subscription;
  }

  #leave(entry: Entry | undefined): void {
    if (entry === undefined) return;
    this.#options.router.remove(entry.subscriber);
    this.#byId.delete(entry.subscription.id);
    this.#bySession.delete(entry.subscription.session);
  }
}
