import { type AppError, done, failed, type Result } from "../../contract/result.ts";
import type { AccountFacts, CallGateway, ClockWatch, EventStream } from "../calls/ports.ts";
import type { Clock } from "../timing/clock.ts";
import { createFactsReader } from "./account/account-facts.ts";
import { type Availability, OwnAvailability } from "./account/own-availability.ts";
import { createCallGateway } from "./call-gateway.ts";
import { EventSocket } from "./socket/event-socket.ts";
import type { Log } from "../log.ts";
import type { AuthSession } from "./session/session.ts";
import type { OpenSocket } from "./socket/socket-opener.ts";
import type { StreamTransition } from "./socket/stream-transition.ts";

export interface ServiceConnectionOptions {
  /**
   * Of `signInWithJwt`, `createBrowserSignIn` or `resumeSession`. The connection owns it once it has been
   * created; until then a failure leaves it as it is, and a resumed one may be tried again.
   */
  readonly session: AuthSession;
  readonly clock: Clock;
  /** A number in [0, 1), for jitter only. */
  readonly random: () => number;
  readonly log: Log;
  /** Opens the event socket; the default goes directly to the service. */
  readonly openSocket?: OpenSocket;
  /** Hears of each step of the event socket, synchronously. */
  readonly onTransition?: (transition: StreamTransition) => void;
}

/** Everything of one signed-in account that goes over the wire. Its owner disposes it. */
export interface ServiceConnection {
  readonly gateway: CallGateway;
  readonly stream: EventStream;
  /** The user's own presence and do-not-disturb. */
  readonly availability: Availability;
  /** What the service still allows, and the pauses that it asks for. */
  readonly budget: AuthSession["budget"];
  /** Tells when this machine's clock was set. */
  readonly clockWatch: ClockWatch;
  /** As last read. */
  facts(): AccountFacts;
  /** Reads the facts again; a part that cannot be read keeps its last known value. */
  refreshFacts(): Promise<Result<AccountFacts>>;
  /**
   * Told when they have grown by themselves: the directory comes in after everything else. The
   * returned function removes the listener.
   */
  onFacts(listener: (facts: AccountFacts) => void): () => void;
  /** Told once, with the reason, when the service has ended the session: sign in again. */
  onSignedOut(listener: (reason: AppError) => void): () => void;
  /** Ends the session at the service and disposes the connection. */
  signOut(): Promise<void>;
  /** Closes the socket, its waits and the session's; the sign-in stays valid, and kept. */
  dispose(): void;
}

/**
 * Reads the account's facts and gives the connection, or why the account cannot be used now. The event
 * stream is on its way meanwhile: it needs nothing but the token.
 */
export async function connectService(
  options: ServiceConnectionOptions,
): Promise<Result<ServiceConnection>> {
  const { session, clock, random, log, openSocket, onTransition } = options;
  const availability = availabilityOf(session, () => gateway);
  const stream = new EventSocket({
    rest: session.rest,
    onPresence: (presence) => availability.happened(presence),
    isOwnHost: (host) => session.isOwnHost(host),
    ...{ clock, random, log },
    ...(openSocket === undefined ? {} : { openSocket }),
    ...(onTransition === undefined ? {} : { onTransition }),
  });
  stream.connect();
  const reader = createFactsReader(options);
  const first = await reader.read();
  if (!first.ok) {
    stream.dispose();
    return failed(atSignIn(first.error));
  }
  let facts = first.value;
  reader.onMore((more) => (facts = more));
  const gateway = createCallGateway(session.rest, session.serviceClock, () => facts.extensionId);
  return done({
    gateway: { ...gateway, readPresence: () => availability.reading() },
    availability,
    stream: {
      start: (listener) => stream.start(listener),
      hurry: () => stream.hurry(),
      suspend: () => stream.suspend(),
      heardAt: () => stream.heardAt(),
      dispose: () => stream.dispose(),
      check(goneAddresses) {
        session.check();
        stream.check(goneAddresses);
      },
    },
    budget: session.budget,
    clockWatch: session.serviceClock,
    facts: () => facts,
    async refreshFacts() {
      const result = await reader.read();
      if (result.ok) facts = result.value;
      return result;
    },
    onFacts: (listener) => reader.onMore(listener),
    onSignedOut: (listener) => session.onEnded(listener),
    async signOut() {
      stream.dispose();
      reader.dispose();
      await session.signOut();
    },
    dispose() {
      stream.dispose();
      reader.dispose();
      session.dispose();
    },
  });
}

/** What the calls read of presence anyway says of the availability, too. */
const availabilityOf = ({ rest }: AuthSession, gateway: () => CallGateway): OwnAvailability =>
  new OwnAvailability({ rest, read: () => gateway().readPresence() });

/**
 * At sign-in a 404 without the service's own code tells of the server: an account always has its own
 * extension.
 */
const atSignIn = (error: AppError): AppError =>
  error.code === "service" && error.status === 404 && error.serviceCode === undefined
    ? { code: "sign-in-failed", cause: "not-ringcentral" }
    : error;
