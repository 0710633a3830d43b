/** The official subscriptions library, unmodified, as a peer. */
import { randomUUID } from "node:crypto";

import { SDK } from "@ringcentral/sdk";
import { Subscriptions } from "@ringcentral/subscriptions";
import type { SessionMessage } from "ringcentral-call-control";

const filter = "/restapi/v1.0/account/~/extension/~/telephony/sessions";

export interface OfficialLine {
  readonly sdk: SDK;
  /** State of its socket, as `WebSocket.readyState` counts. */
  readyState(): number;
  /** Resolves when it says that its connection is back; rejects never. */
  recovered(): Promise<void>;
  dispose(): void;
}

/** The library's own part, which it does not name in its types. */
type WsExtension = Awaited<ReturnType<Subscriptions["newWsExtension"]>>;

/** The library, which keeps its connection in sight. */
class SeenSubscriptions extends Subscriptions {
  extension: WsExtension | undefined;

  override async newWsExtension(): Promise<WsExtension> {
    this.extension = await super.newWsExtension();
    return this.extension;
  }
}

/** Hears of a subscription's events; `undefined`: nobody listens. */
export type Heard = ((message: SessionMessage) => void) | undefined;

/**
 * Signed in and subscribed. The one listener that is added to each socket keeps the process alive:
 * without it a refused connection is an uncaught error.
 */
export async function openOfficialLine(
  service: { readonly url: string; readonly clientId: string; readonly jwt: string },
  heard?: Heard,
  signedIn?: SDK,
): Promise<OfficialLine> {
  const sdk = signedIn ?? (await signInOfficially(service));
  const subscriptions = new SeenSubscriptions({ sdk });
  const subscription = subscriptions.createSubscription().setEventFilters([filter]);
  if (heard !== undefined) subscription.on(subscription.events.notification, heard);
  await subscription.register();
  const wse = subscriptions.extension;
  if (wse === undefined) throw new Error("the library has no connection");
  const emitter: Pick<NodeJS.EventEmitter, "on" | "once"> = wse.eventEmitter;
  const guard = (): void => wse.ws.addEventListener("error", () => undefined);
  emitter.on("newWebSocketObject", guard);
  guard();
  return {
    sdk,
    readyState: () => wse.ws.readyState,
    recovered: () =>
      new Promise((resolve) => {
        for (const event of ["autoRecoverSuccess", "autoRecoverFailed"]) {
          emitter.once(event, () => resolve());
        }
      }),
    dispose() {
      clearInterval(wse.intervalHandle);
      clearTimeout(wse.pingServerHandle);
      wse.disable();
      if (wse.options.autoRecover) wse.options.autoRecover.enabled = false;
      wse.ws.terminate();
    },
  };
}

/** An SDK with a token, by JWT. */
export async function signInOfficially(service: {
  readonly url: string;
  readonly clientId: string;
  readonly jwt: string;
}): Promise<SDK> {
  // Without a prefix of their own, all instances of a process share one store of tokens.
  const cachePrefix = `bench-${randomUUID()}-`;
  const sdk = new SDK({ server: service.url, clientId: service.clientId, cachePrefix });
  await sdk.platform().login({ jwt: service.jwt });
  return sdk;
}
