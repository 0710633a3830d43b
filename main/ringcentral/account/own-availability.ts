/**
 * The user's own presence and do-not-disturb: the only place that knows and changes them. What is known
 * comes with every presence that arrives anyway, by an event or by the read after each connection, so
 * nothing is asked for it. Source: schema operations `readUserPresenceStatus` and
 * `updateUserPresenceStatus`, as collected in our notes on the API.
 *
 * A wish is a value and not a toggle, so it may be sent again without harm; wishes that come while one
 * is on its way are put together and follow it.
 */
import type {
  AvailabilityChange,
  AvailabilityView,
  CallsTaken,
  OwnStatus,
} from "../../../contract/account/availability.ts";
import type { AppError, Result } from "../../../contract/result.ts";
import { done, failed } from "../../../contract/result.ts";
import { parsePresence, type WirePresence } from "../../../telephony/wire/messages.ts";
import type { RestClient } from "../rest/rest-client.ts";
import { listenersOf } from "../../timing/listeners.ts";

const path = "/restapi/v1.0/account/~/extension/~/presence";

type Words<Key extends string, Word extends string> = Readonly<Record<Key, Word>>;
const wireStatus: Words<OwnStatus, string> = {
  available: "Available",
  busy: "Busy",
  offline: "Offline",
};
const wireCalls: Words<CallsTaken, string> = {
  all: "TakeAllCalls",
  none: "DoNotAcceptAnyCalls",
  "no-queue": "DoNotAcceptDepartmentCalls",
  "queue-only": "TakeDepartmentCallsOnly",
};
const statuses = new Map(Object.entries(wireStatus).map(([ours, theirs]) => [theirs, ours]));
const callsTaken = new Map(Object.entries(wireCalls).map(([ours, theirs]) => [theirs, ours]));

export interface OwnAvailabilityOptions {
  readonly rest: Pick<RestClient, "create">;
  /** The presence as it is now, for a wish whose answer was lost. */
  readonly read: () => Promise<Result<WirePresence>>;
}

/** What a connection offers of it. */
export interface Availability {
  /** `undefined` until the service has said something of it. */
  view(): AvailabilityView | undefined;
  /** Told after each real change. Returns the unsubscriber. */
  subscribe(listener: (view: AvailabilityView) => void): () => void;
  /** Settles with the service's answer to the last of the wishes that were put together. */
  set(change: AvailabilityChange): Promise<Result<undefined>>;
}

export class OwnAvailability implements Availability {
  readonly #options: OwnAvailabilityOptions;
  readonly #listeners = listenersOf<AvailabilityView>();
  #view: AvailabilityView | undefined;
  /** Accounts with the new call handling have a do-not-disturb of their own name. */
  #isPersonal = false;
  /** Events so far: a read that was asked for before one of them is older than it. */
  #events = 0;
  #next: AvailabilityChange | undefined;
  #running: Promise<Result<undefined>> | undefined;

  constructor(options: OwnAvailabilityOptions) {
    this.#options = options;
  }

  view(): AvailabilityView | undefined {
    return this.#view;
  }

  subscribe(listener: (view: AvailabilityView) => void): () => void {
    return this.#listeners.add(listener);
  }

  /** An event has come. */
  happened(presence: WirePresence): void {
    this.#events += 1;
    this.#take(presence);
  }

  /** Reads presence for whoever needs it, and takes from it what belongs here. */
  async reading(): Promise<Result<WirePresence>> {
    const before = this.#events;
    const presence = await this.#options.read();
    if (presence.ok && before === this.#events) this.#take(presence.value);
    return presence;
  }

  set(change: AvailabilityChange): Promise<Result<undefined>> {
    this.#next = { ...this.#next, ...change };
    this.#running ??= this.#send().finally(() => (this.#running = undefined));
    return this.#running;
  }

  async #send(): Promise<Result<undefined>> {
    let outcome: Result<undefined> = done(undefined);
    while (this.#next !== undefined) {
      const wish = this.#next;
      this.#next = undefined;
      this.#show({ ...this.#said(), wish });
      outcome = await this.#ask(wish);
      this.#show({ ...this.#said(), ...(outcome.ok ? {} : { failed: outcome.error }) });
    }
    return outcome;
  }

  async #ask(wish: AvailabilityChange): Promise<Result<undefined>> {
    const reply = await this.#options.rest.create({ method: "PUT", path, body: this.#body(wish) });
    if (reply.ok) {
      const presence = parsePresence(reply.value);
      // Accepted is accepted, also where the answer cannot be read: the wish itself is what is so now.
      this.#take({ ...bodyWords(wish), ...(presence.ok ? presence.value : {}) });
      return done(undefined);
    }
    return reply.error.code === "timed-out" ? this.#lookAfter(wish, reply.error) : reply;
  }

  /** Nobody knows whether it happened; the service does. */
  async #lookAfter(wish: AvailabilityChange, error: AppError): Promise<Result<undefined>> {
    const presence = await this.reading();
    if (!presence.ok) return failed(error);
    const { status, calls } = this.#said();
    const isSo =
      (wish.status ?? status) === status && (wish.calls === undefined || wish.calls === calls);
    return isSo ? done(undefined) : failed(error);
  }

  #body({ status, calls }: AvailabilityChange): Record<string, string> {
    const dnd = this.#isPersonal ? "dndStatusPersonal" : "dndStatus";
    return {
      ...(status === undefined ? {} : { userStatus: wireStatus[status] }),
      ...(calls === undefined ? {} : { [dnd]: wireCalls[calls] }),
    };
  }

  /** What did not change may be missing in an event, so what is known is added to. */
  #take({ userStatus, dndStatus, dndStatusPersonal }: WirePresence): void {
    if (dndStatusPersonal !== undefined) this.#isPersonal = true;
    const status = ownStatusOf(userStatus);
    const calls = callsTakenOf(dndStatusPersonal) ?? callsTakenOf(dndStatus);
    if (status === undefined && calls === undefined) return;
    const before = this.#view ?? {};
    const isNews =
      (status !== undefined && status !== before.status) ||
      (calls !== undefined && calls !== before.calls);
    if (!isNews) return;
    this.#show({
      ...this.#said(),
      ...(status === undefined ? {} : { status }),
      ...(calls === undefined ? {} : { calls }),
      ...(before.wish === undefined ? {} : { wish: before.wish }),
    });
  }

  #said(): Pick<AvailabilityView, "status" | "calls"> {
    const { status, calls } = this.#view ?? {};
    return {
      ...(status === undefined ? {} : { status }),
      ...(calls === undefined ? {} : { calls }),
    };
  }

  #show(view: AvailabilityView): void {
    this.#view = view;
    this.#listeners.tell(view);
  }
}

const bodyWords = ({ status, calls }: AvailabilityChange): WirePresence => ({
  ...(status === undefined ? {} : { userStatus: wireStatus[status] }),
  ...(calls === undefined ? {} : { dndStatus: wireCalls[calls] }),
});

const isStatus = (word: string): word is OwnStatus => word in wireStatus;
const isCallsTaken = (word: string): word is CallsTaken => word in wireCalls;

function ownStatusOf(word: string | undefined): OwnStatus | undefined {
  const ours = statuses.get(word ?? "");
  return ours !== undefined && isStatus(ours) ? ours : undefined;
}

function callsTakenOf(word: string | undefined): CallsTaken | undefined {
  const ours = callsTaken.get(word ?? "");
  return ours !== undefined && isCallsTaken(ours) ? ours : undefined;
}
