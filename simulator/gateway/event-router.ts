/** From what happens in the world to the notifications of each subscriber. */
import type { PresenceEventBody, TelephonySessionEventBody, WorldEvent } from "../world/types.ts";
import type { EventFilter, TelephonyConditions } from "./event-filters.ts";

/** One notification before it gets its envelope: the path of its event, and the body. */
export interface Happening {
  readonly event: string;
  readonly body: unknown;
}

/** A subscription as the router sees it. */
export interface Subscriber {
  readonly accountId: string;
  readonly filters: readonly EventFilter[];
  deliver(happening: Happening): void;
}

export interface EventRouter {
  readonly add: (subscriber: Subscriber) => void;
  readonly remove: (subscriber: Subscriber) => void;
  readonly dispatch: (event: WorldEvent) => void;
}

/** Subscribers by what they listen to, so that an event costs only its own listeners. */
type Index = Map<string, Set<Subscriber>>;

const wholeAccount = "*";

function keyOf(filter: EventFilter): string {
  return `${filter.kind} ${filter.extensionId ?? wholeAccount}`;
}

function holds(where: TelephonyConditions, body: TelephonySessionEventBody): boolean {
  const [party] = body.parties;
  const { direction, missedCall, phoneNumber, statusCode } = where;
  return (
    (direction === undefined || party.direction === direction) &&
    (missedCall === undefined || party.missedCall === missedCall) &&
    (statusCode === undefined || party.status.code === statusCode) &&
    (phoneNumber === undefined ||
      party.from.phoneNumber === phoneNumber ||
      party.to.phoneNumber === phoneNumber)
  );
}

const extensionPath = (accountId: string, extensionId: string): string =>
  `/restapi/v1.0/account/${accountId}/extension/${extensionId}`;

function telephonyHappening(
  subscriber: Subscriber,
  extensionId: string | undefined,
  body: TelephonySessionEventBody,
): Happening | undefined {
  const wanted = subscriber.filters.some(
    (filter) =>
      filter.kind === "telephony" &&
      (filter.extensionId === undefined || filter.extensionId === extensionId) &&
      holds(filter.where, body),
  );
  if (!wanted) return undefined;
  const owner =
    extensionId === undefined
      ? `/restapi/v1.0/account/${subscriber.accountId}`
      : extensionPath(subscriber.accountId, extensionId);
  return { event: `${owner}/telephony/sessions`, body };
}

function presenceHappening(subscriber: Subscriber, body: PresenceEventBody): Happening {
  const wanted = subscriber.filters.filter(
    (filter) => filter.kind === "presence" && filter.extensionId === body.extensionId,
  );
  const isDetailed = wanted.some((filter) => filter.kind === "presence" && filter.isDetailed);
  const withSipData = wanted.some((filter) => filter.kind === "presence" && filter.withSipData);
  const path = `${extensionPath(subscriber.accountId, body.extensionId)}/presence`;
  if (!isDetailed) {
    // JSON leaves undefined properties out.
    return { event: path, body: { ...body, activeCalls: undefined, totalActiveCalls: undefined } };
  }
  const event = `${path}?detailedTelephonyState=true${withSipData ? "&sipData=true" : ""}`;
  if (withSipData) return { event, body };
  const activeCalls = body.activeCalls.map((call) => ({ ...call, sipData: undefined }));
  return { event, body: { ...body, activeCalls } };
}

/** Subscriptions that several filters of one subscriber fit get the event once. */
export function createEventRouter(): EventRouter {
  const index: Index = new Map();
  const none: ReadonlySet<Subscriber> = new Set();

  const listeners = (kind: EventFilter["kind"], extensionId: string): ReadonlySet<Subscriber> =>
    index.get(`${kind} ${extensionId}`) ?? none;

  function deliver(subscriber: Subscriber, happening: Happening | undefined): void {
    if (happening !== undefined) subscriber.deliver(happening);
  }

  return {
    add(subscriber) {
      for (const filter of subscriber.filters) {
        const set = index.get(keyOf(filter)) ?? new Set();
        index.set(keyOf(filter), set.add(subscriber));
      }
    },
    remove(subscriber) {
      for (const filter of subscriber.filters) {
        const set = index.get(keyOf(filter));
        set?.delete(subscriber);
        if (set?.size === 0) index.delete(keyOf(filter));
      }
    },
    dispatch(event) {
      if (event.kind === "telephony") {
        const { extensionId, body } = event;
        const own = extensionId === undefined ? none : listeners("telephony", extensionId);
        const everyone = listeners("telephony", wholeAccount);
        for (const subscriber of own) {
          deliver(subscriber, telephonyHappening(subscriber, extensionId, body));
        }
        for (const subscriber of everyone) {
          if (own.has(subscriber)) continue;
          deliver(subscriber, telephonyHappening(subscriber, extensionId, body));
        }
        return;
      }
      const { extensionId } = event;
      if (event.kind === "presence") {
        for (const subscriber of listeners("presence", extensionId)) {
          subscriber.deliver(presenceHappening(subscriber, event.body));
        }
        return;
      }
      for (const subscriber of listeners("dnd", extensionId)) {
        const path = `${extensionPath(subscriber.accountId, extensionId)}/presence/dnd`;
        subscriber.deliver({ event: path, body: event.body });
      }
    },
  };
}
