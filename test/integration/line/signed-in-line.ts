/** The product's whole wire side, signed in at a simulator of its own, over real sockets. */
import type {
  CallGateway,
  CallOperation,
  Clock,
  EventStreamListener,
} from "../../../main/calls/ports.ts";
import { createLine, type Line } from "../../../main/ringcentral/line.ts";
import type { ServiceOptions } from "../../../main/ringcentral/service.ts";
import type { Session } from "../../../main/ringcentral/session/session.ts";
import { keepsNothing } from "../../../main/ringcentral/session/token-vault.ts";
import { signInWithJwt } from "../../../main/ringcentral/sign-in/sign-in.ts";
import type { Simulator, SimulatorOptions } from "../../../simulator/server.ts";
import type { PartyId, TelephonySessionId } from "../../../contract/ids.ts";
import type { WireParty, WireSessionEvent } from "../../../telephony/wire.ts";
import { partyOf, sessionOf } from "../../support/line/ids.ts";
import { startTestSimulator } from "../../support/simulator.ts";

export const realClock: Clock = {
  now: () => Date.now(),
  after(delayMs, run) {
    const timer = setTimeout(run, delayMs);
    return () => clearTimeout(timer);
  },
};

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

export interface SignedInLine {
  readonly simulator: Simulator;
  readonly session: Session;
  readonly line: Line;
  readonly gateway: CallGateway;
  readonly hearing: Hearing;
  /** Asks the control interface; the answer's JSON. */
  control(method: string, path: string, body?: unknown): Promise<unknown>;
  createCall(creation: Record<string, unknown>): Promise<CallIds>;
  /** Performs and expects success. */
  perform(operation: CallOperation): Promise<void>;
  dispose(): Promise<void>;
}

const optionsFor = (simulator: Simulator): ServiceOptions & { jwt: string } => ({
  server: simulator.url,
  clientId: simulator.clientId,
  jwt: simulator.jwt,
  fetch: (request) => fetch(request),
  appName: "Ringside",
  appVersion: "0.0.0",
  clock: realClock,
  random: () => 0,
  log: () => undefined,
  vault: keepsNothing,
});

/** Signed in, subscribed and idle. */
export async function startSignedInLine(options: SimulatorOptions = {}): Promise<SignedInLine> {
  const defaults = { name: import.meta.url, seed: 11, limits: "off" } as const;
  const simulator = await startTestSimulator({ ...defaults, ...options });
  const session = orThrow(await signInWithJwt(optionsFor(simulator)));
  const line = orThrow(
    await createLine({ session, clock: realClock, random: () => 0, log: () => undefined }),
  );
  const hearing = createHearing();
  line.stream.start(hearing.listener);
  await hearing.until(() => hearing.turns.includes("subscribed"));
  const control = controlOf(simulator);
  return {
    simulator,
    session,
    line,
    gateway: line.gateway,
    hearing,
    control,
    createCall: async (creation) => idsOf(await control("POST", "/calls", creation)),
    async perform(operation) {
      orThrow(await line.gateway.perform(operation));
    },
    async dispose() {
      line.dispose();
      await simulator.dispose();
    },
  };
}

function orThrow<T>(result: { ok: true; value: T } | { ok: false; error: object }): T {
  if (result.ok) return result.value;
  throw new Error(JSON.stringify(result.error));
}

function controlOf(simulator: Simulator): SignedInLine["control"] {
  return async (method, path, body) => {
    const response = await fetch(`${simulator.control}${path}`, {
      method,
      headers: {
        Authorization: `Bearer ${simulator.controlKey}`,
        ...(body === undefined ? {} : { "Content-Type": "application/json" }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return text === "" ? undefined : (JSON.parse(text) as unknown);
  };
}

function idsOf(created: unknown): CallIds {
  if (typeof created === "object" && created !== null) {
    if ("telephonySessionId" in created && "partyId" in created) {
      return {
        telephonySessionId: sessionOf(String(created.telephonySessionId)),
        partyId: partyOf(String(created.partyId)),
      };
    }
  }
  throw new Error("not a created call");
}
