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

export interface SubscriptionBook {
  /** Undefined: a text is no filter, or none of them may deliver anything. */
  create(
    session: GatewaySession,
    caller: Caller,
    filters: readonly string[],
  ): Subscription | undefined;
  /** Keeps the id; undefined as for `create`, and then nothing changed. */
  update(
    before: Subscription,
    caller: Caller,
    filters: readonly string[],
  ): Subscription | undefined;
  remove(subscription: Subscription): void;
  find(id: string): Subscription | undefined;
  of(session: GatewaySession): Subscription | undefined;
  ownedBy(extensionId: string): readonly Subscription[];
}

interface Entry {
  readonly subscription: Subscription;
  readonly subscriber: Subscriber;
}

export function createSubscriptionBook(options: {
  clock: SimClock;
  random: Random;
  router: EventRouter;
  screen: FilterScreen;
}): SubscriptionBook {
  const { clock, random, router, screen } = options;
  const byId = new Map<string, Entry>();
  const bySession = new Map<GatewaySession, Entry>();

  function read(
    texts: readonly string[],
    caller: Caller,
  ): Pick<Subscription, "filters" | "disabled"> | undefined {
    const filters: EventFilter[] = [];
    const disabled: DisabledFilter[] = [];
    for (const text of texts) {
      const filter = parseEventFilter(text, caller);
      if (filter === undefined) return undefined;
      const silent = screen(filter, caller);
      if (silent === undefined) filters.push(filter);
      else disabled.push({ filter: filter.text, ...silent });
    }
    return filters.length === 0 ? undefined : { filters, disabled };
  }

  function remove(entry: Entry | undefined): void {
    if (entry === undefined) return;
    router.remove(entry.subscriber);
    byId.delete(entry.subscription.id);
    bySession.delete(entry.subscription.session);
  }

  function enter(subscription: Subscription, accountId: string): Subscription {
    const subscriber: Subscriber = {
      accountId,
      filters: subscription.filters,
      deliver: (happening) => subscription.session.notify(subscription, happening),
    };
    remove(bySession.get(subscription.session));
    router.add(subscriber);
    const entry = { subscription, subscriber };
    byId.set(subscription.id, entry);
    bySession.set(subscription.session, entry);
    return subscription;
  }

  return {
    create(session, caller, texts) {
      const wished = read(texts, caller);
      if (wished === undefined) return undefined;
      const id = random.id("sub-");
      const facts = { id, ownerId: caller.extensionId, session, createdAt: clock.now() };
      return enter({ ...facts, ...wished }, caller.accountId);
    },
    update(before, caller, texts) {
      const wished = read(texts, caller);
      return wished === undefined ? undefined : enter({ ...before, ...wished }, caller.accountId);
    },
    remove: ({ id }) => remove(byId.get(id)),
    find: (id) => byId.get(id)?.subscription,
    of: (session) => bySession.get(session)?.subscription,
    ownedBy: (extensionId) =>
      [...byId.values()]
        .map(({ subscription }) => subscription)
        .filter(({ ownerId }) => ownerId === extensionId),
  };
}
