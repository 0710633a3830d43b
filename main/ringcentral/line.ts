import type WebSocket from "ws";

import { failed, type Result } from "../../contract/result.ts";
import type { AccountFacts, CallGateway, Clock, EventStream } from "../calls/ports.ts";
import type { Log } from "./service.ts";
import type { Session } from "./session.ts";

export interface LineOptions {
  /** Of `signInWithJwt` or `createBrowserSignIn`. The line owns it from now on. */
  readonly session: Session;
  readonly clock: Clock;
  /** A number in [0, 1), for jitter only. */
  readonly random: () => number;
  readonly log: Log;
  /** Opens the event socket; the default is a plain `ws` client. */
  readonly openSocket?: (url: string) => WebSocket;
}

/** Everything of one signed-in account that goes over the wire. Its owner disposes it. */
export interface Line {
  readonly gateway: CallGateway;
  readonly stream: EventStream;
  /** As last read. */
  facts(): AccountFacts;
  /** Reads the facts again; a part that cannot be read keeps its last known value. */
  refreshFacts(): Promise<Result<AccountFacts>>;
  /** Told once when the service has ended the session: sign in again. */
  onSignedOut(listener: () => void): () => void;
  /** Ends the session at the service and disposes the line. */
  signOut(): Promise<void>;
  /** Closes the socket and drops every wait; the session stays valid at the service. */
  dispose(): void;
}

/** Reads the account's facts and gives the line, or why the account cannot be used now. */
export function createLine(_options: LineOptions): Promise<Result<Line>> {
  return Promise.resolve(failed({ code: "internal" }));
}
