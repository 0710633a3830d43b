/** The product's whole wire side, signed in at a simulator of its own, over real sockets. */
import type { CallGateway, EventStreamListener } from "../../../main/calls/ports.ts";
import type { CallOperation } from "../../../telephony/wire/call-operations.ts";
import type { Clock } from "../../../main/timing/clock.ts";
import {
  connectService,
  type ServiceConnection,
} from "../../../main/ringcentral/service-connection.ts";
import type { AuthSession } from "../../../main/ringcentral/session/session.ts";
import { keepsNothing } from "../../../main/ringcentral/session/token-vault.ts";
import { createSystemClock } from "../../../main/timing/system-clock.ts";
import { signInWithJwt } from "../../../main/ringcentral/sign-in/sign-in.ts";
import type { PartyId, TelephonySessionId } from "../../../contract/ids.ts";
import type { WireParty, WireSessionEvent } from "../../../telephony/wire/messages.ts";
import { partyOf, sessionOf } from "../../support/service/ids.ts";
import {
  type CallWish,
  startTestSimulator,
  type TestSimulator,
  type TestSimulatorOptions,
} from "../../support/simulator.ts";

export const realClock: Clock = createSystemClock();

export interface CallIds {
  readonly telephonySessionId: TelephonySessionId;
  readonly partyId: PartyId;
}

/** What the stream told, and a way to wait for more of it. */
export interface Hearing {
  readonly listener: EventStreamListener;
  readonly events: WireSessionEvent[];
  /** `subscribed` or `lost`, in order. */
  readonly turns: string[];
  /** Resolves once it is so; looked at again after everything that the stream tells. */
  until(isSo: () => boolean): Promise<void>;
  /** The newest thing told of the party. */
  party(ids: CallIds): WireParty | undefined;
}

export function createHearing(): Hearing {
  const events: WireSessionEvent[] = [];
  const turns: string[] = [];
  let waiting: { isSo: () => boolean; resolve: () => void }[] = [];
  const look = (): void => {
    const ready = waiting.filter(({ isSo }) => isSo());
    waiting = waiting.filter((wait) => !ready.includes(wait));
    for (const { resolve } of ready) resolve();
  };
  const tell = (change: () => void) => (): void => {
    change();
    look();
  };
  return {
    events,
    turns,
    listener: {
      onSessionEvent: (event) => tell(() => events.push(event))(),
      onSubscribed: tell(() => turns.push("subscribed")),
      onLost: tell(() => turns.push("lost")),
      onWaiting: () => undefined,
    },
    until: (isSo) =>
      isSo()
        ? Promise.resolve()
        : new Promise((resolve) => {
            waiting.push({ isSo, resolve });
          }),
    party: ({ telephonySessionId, partyId }) =>
      events
        .filter((event) => event.telephonySessionId === telephonySessionId)
        .flatMap(({ parties }) => parties)
        .findLast(({ id }) => id === partyId),
  };
}

export interface SignedInService {
  readonly simulator: TestSimulator;
  readonly session: AuthSession;
  readonly connection: ServiceConnection;
  readonly gateway: CallGateway;
  readonly hearing: Hearing;
  createCall(wish: CallWish): Promise<CallIds>;
  /** Performs and expects success. */
  perform(operation: CallOperation): Promise<void>;
  dispose(): Promise<void>;
}

/** Signed in at a simulator by the product's own client, with no vault. */
export async function signInAt({ url, clientId, jwt }: TestSimulator): Promise<AuthSession> {
  const signedIn = await signInWithJwt({
    server: url,
    clientId,
    jwt,
    fetch: (request) => fetch(request),
    appName: "Ringside",
    appVersion: "0.0.0",
    clock: realClock,
    random: () => 0,
    log: () => undefined,
    vault: keepsNothing,
  });
  return orThrow(signedIn);
}

/** Signed in, subscribed and idle. */
export async function startSignedIn(
  options: Partial<TestSimulatorOptions> = {},
): Promise<SignedInService> {
  const defaults = { name: import.meta.url, seed: 11, limits: "off" } as const;
  const simulator = await startTestSimulator({ ...defaults, ...options });
  const session = await signInAt(simulator);
  const connection = orThrow(
    await connectService({ session, clock: realClock, random: () => 0, log: () => undefined }),
  );
  const hearing = createHearing();
  connection.stream.start(hearing.listener);
  await hearing.until(() => hearing.turns.includes("subscribed"));
  return {
    simulator,
    session,
    connection,
    gateway: connection.gateway,
    hearing,
    async createCall(wish) {
      const { telephonySessionId, partyId } = await simulator.makeCall(wish);
      return { telephonySessionId: sessionOf(telephonySessionId), partyId: partyOf(partyId) };
    },
    async perform(operation) {
      orThrow(await connection.gateway.perform(operation));
    },
    async dispose() {
      connection.dispose();
      await simulator.dispose();
    },
  };
}

function orThrow<T>(result: { ok: true; value: T } | { ok: false; error: object }): T {
  if (result.ok) return result.value;
  throw new Error(JSON.stringify(result.error));
}
