/** The official libraries, unmodified, made ready to talk to a simulator. */
import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";

import { SDK, type SDKOptions } from "@ringcentral/sdk";
import { Subscriptions } from "@ringcentral/subscriptions";
import { RingCentralCallControl } from "ringcentral-call-control";
import * as v from "valibot";
import { vi } from "vitest";

import type { TestSimulator } from "../../support/simulator.ts";

/** One of the redirect addresses that the simulator's application has registered. */
export const redirectUri = "http://127.0.0.1:53682/oauth/callback";
/** The own extension, and the filters that matter most. */
export const own = "/restapi/v1.0/account/~/extension/~";
export const telephonyFilter = `${own}/telephony/sessions`;
export const presenceFilter = `${own}/presence?detailedTelephonyState=true&sipData=true`;

/** The SDK's platform. */
export type Platform = ReturnType<SDK["platform"]>;

/** An SDK for the simulator, not signed in. */
export function createSdk({ url, clientId }: TestSimulator, options: SDKOptions = {}): SDK {
  // Without a prefix of their own, all instances of a process share one store of tokens.
  const cachePrefix = `judge-${randomUUID()}-`;
  return new SDK({ server: url, clientId, redirectUri, cachePrefix, ...options });
}

/** An SDK signed in by JWT as the demo user. */
export async function signIn(simulator: TestSimulator, options?: SDKOptions): Promise<SDK> {
  const sdk = createSdk(simulator, options);
  await sdk.platform().login({ jwt: simulator.jwt });
  return sdk;
}

/** The body of an answer, not looked at yet. */
export async function json(answer: Promise<Response> | Response): Promise<unknown> {
  const body: unknown = await (await answer).json();
  return body;
}

const envelope = v.object({
  event: v.string(),
  subscriptionId: v.string(),
  uuid: v.string(),
  body: v.looseObject({
    sequence: v.optional(v.number()),
    telephonySessionId: v.optional(v.string()),
    parties: v.optional(
      v.array(
        v.looseObject({
          id: v.string(),
          extensionId: v.optional(v.string()),
          status: v.looseObject({ code: v.string(), reason: v.optional(v.string()) }),
        }),
      ),
    ),
  }),
});
/** A notification as the official library hands it on. */
export type Notification = v.InferOutput<typeof envelope>;

/** The library's own parts, which it does not name in its types. */
export type WsExtension = Awaited<ReturnType<Subscriptions["newWsExtension"]>>;
type Registered = Awaited<ReturnType<ReturnType<Subscriptions["createSubscription"]>["register"]>>;

/** What happened on the library's sockets, in order. */
export interface LineRecord {
  readonly notifications: Notification[];
  /** `newWebSocketObject`, `connectionReady`, `autoRecoverSuccess` and the like. */
  readonly events: string[];
  /** Messages of the `error` events of sockets, which the library itself does not listen to. */
  readonly socketErrors: string[];
}

const watched = ["connectionReady", "autoRecoverSuccess", "autoRecoverFailed", "autoRecoverError"];

/**
 * The library with one listener more: without it a refused socket ends the process. `prepare` sees
 * each extension before it connects.
 */
export class WatchedSubscriptions extends Subscriptions {
  readonly record: LineRecord = { notifications: [], events: [], socketErrors: [] };
  /** All that were made, those of failed registrations included. */
  readonly extensions: WsExtension[] = [];
  readonly #sockets: WsExtension["ws"][] = [];
  readonly #prepare: (extension: WsExtension) => void;

  constructor(sdk: SDK, prepare: (extension: WsExtension) => void = () => undefined) {
    super({ sdk });
    this.#prepare = prepare;
    const install = this.rc.installExtension.bind(this.rc);
    this.rc.installExtension = async (extension) => {
      if ("wsTokenExpiresAt" in extension) this.#watch(extension as WsExtension);
      await install(extension);
    };
  }

  #watch(extension: WsExtension): void {
    this.extensions.push(extension);
    this.#prepare(extension);
    const emitter: Pick<NodeJS.EventEmitter, "on"> = extension.eventEmitter;
    for (const event of watched) emitter.on(event, () => this.record.events.push(event));
    emitter.on("newWebSocketObject", () => {
      this.record.events.push("newWebSocketObject");
      this.#sockets.push(extension.ws);
      extension.ws.addEventListener("error", ({ message }) =>
        this.record.socketErrors.push(message),
      );
    });
  }

  /** Stops what the library leaves running, whatever state it is in. */
  async stop(): Promise<void> {
    for (const extension of this.extensions) {
      clearInterval(extension.intervalHandle);
      clearTimeout(extension.pingServerHandle);
      extension.disable();
      if (extension.options.autoRecover) extension.options.autoRecover.enabled = false;
    }
    for (const socket of this.#sockets) socket.terminate();
    await pause(0);
  }
}

/** A subscription of the official library and all that it said. */
export interface Line extends LineRecord {
  readonly subscriptions: WatchedSubscriptions;
  readonly registered: Registered;
  readonly extension: WsExtension;
}

/**
 * Leaves the reconnecting to the test, which then calls `recover` at its own moment; the library's
 * own clock for it ticks every two seconds.
 */
export function stopPolling({ extension }: Line): void {
  clearInterval(extension.intervalHandle);
}

/** How to subscribe; everything has a default. */
export interface ListenOptions {
  readonly filters?: readonly string[];
  /** Sees the extension before it connects. */
  readonly prepare?: (extension: WsExtension) => void;
  readonly heard?: (message: Notification) => void;
}

/** Subscribes, by default to the own calls; whoever called stops `subscriptions`. */
export async function listen(sdk: SDK, options: ListenOptions = {}): Promise<Line> {
  const { filters = [telephonyFilter], prepare, heard } = options;
  const subscriptions = new WatchedSubscriptions(sdk, prepare);
  const { record } = subscriptions;
  const subscription = subscriptions.createSubscription().setEventFilters([...filters]);
  subscription.on(subscription.events.notification, (message: unknown) => {
    const notification = v.parse(envelope, message);
    record.notifications.push(notification);
    heard?.(notification);
  });
  const registered = await subscription.register();
  const extension = subscriptions.extensions[0];
  if (extension === undefined) throw new Error("The library made no extension.");
  return { ...record, subscriptions, registered, extension };
}

/** Waits until `check` no longer throws; its value. The limit is for machines busy with others. */
export function until<T>(check: () => T | Promise<T>): Promise<T> {
  return vi.waitFor(check, { timeout: 15_000, interval: 10 });
}

/** Waits until `look` finds something; what it found. */
export function found<T>(look: () => T | undefined | Promise<T | undefined>): Promise<T> {
  return until(async () => {
    const value = await look();
    if (value === undefined) throw new Error("It did not come.");
    return value;
  });
}

const party = v.object({
  id: v.string(),
  direction: v.string(),
  extensionId: v.optional(v.string()),
  muted: v.boolean(),
  status: v.looseObject({ code: v.string(), reason: v.optional(v.string()) }),
  park: v.optional(v.object({ id: v.optional(v.string()) })),
  recordings: v.optional(v.array(v.object({ id: v.string(), active: v.boolean() })), []),
  conferenceRole: v.optional(v.string()),
});
/** A party as the call-control library knows it, or as an operation of it answers. */
export type SeenParty = v.InferOutput<typeof party>;

/** Parses what the library leaves untyped. */
export const readParty = (value: unknown): SeenParty => v.parse(party, value);

/** A session of the call-control library, which does not export its class. */
export type Session = RingCentralCallControl["sessions"][number];

/** The call-control library fed by the subscriptions library, as its README shows. */
export interface CallControlDesk {
  readonly control: RingCentralCallControl;
  readonly line: Line;
  readonly sdk: SDK;
  /** Waits until the library knows the session. */
  session(telephonySessionId: string): Promise<Session>;
  /** Whether the library still has the session. */
  knows(telephonySessionId: string): boolean;
}

/** At account level the library hears all calls, and starts without those that run already. */
export interface DeskOptions {
  readonly accountLevel?: boolean;
}

/** Signs in, subscribes, starts the library and waits until it is ready. */
export async function openDesk(
  simulator: TestSimulator,
  { accountLevel = false }: DeskOptions = {},
): Promise<CallControlDesk> {
  const sdk = await signIn(simulator);
  const control = new RingCentralCallControl({ sdk, accountLevel, preloadSessions: !accountLevel });
  const filters = [accountLevel ? "/restapi/v1.0/account/~/telephony/sessions" : telephonyFilter];
  const line = await listen(sdk, {
    filters,
    heard: (message) => control.onNotificationEvent(message),
  });
  await until(() => {
    if (!control.ready) throw new Error("The library is not ready.");
  });
  const find = (id: string): Session | undefined =>
    control.sessions.find((session) => session.id === id);
  return {
    control,
    line,
    sdk,
    session: (id) => found(() => find(id)),
    knows: (id) => find(id) !== undefined,
  };
}

/** The own party of a session as the library sees it now. */
export const ownParty = (session: Session): SeenParty => readParty(session.party);

/** Waits until the library sees its own party in that state. */
export function reaches(session: Session, code: string): Promise<SeenParty> {
  return until(() => {
    const seen = ownParty(session);
    if (seen.status.code !== code) throw new Error(`The party is ${seen.status.code}.`);
    return seen;
  });
}
