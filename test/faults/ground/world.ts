/**
 * A signed-in client and a simulator of its own, with the wire between them, in a time that only the
 * test moves. What of the client runs on it is the test's choice.
 */
import type { Result } from "../../../contract/result.ts";
import type { Log } from "../../../main/log.ts";
import type { AuthSession } from "../../../main/ringcentral/session/session.ts";
import { keepsNothing } from "../../../main/ringcentral/session/token-vault.ts";
import { signInWithJwt } from "../../../main/ringcentral/sign-in/sign-in.ts";
import {
  type Simulator,
  type SimulatorOptions,
  startSimulator,
} from "../../../simulator/server.ts";
import { createLateProxy, type LateProxy } from "./late-proxy.ts";
import { VirtualTime } from "./virtual-time.ts";
import { openWire, type Wire, type WireKind } from "./wire.ts";

export interface WorldOptions extends Pick<SimulatorOptions, "limits" | "seed" | "gateway"> {
  readonly wire: WireKind;
  /** The life that the service claims for every access token; its own default when absent. */
  readonly tokenSeconds?: number;
  /** How far the client's wall clock is ahead of the service's from the start; negative: behind. */
  readonly clientAheadMs?: number;
  /** Hears of each line that the client would log. */
  readonly log?: Log;
}

type Ask = (method: "GET" | "POST" | "DELETE", path: string, body?: unknown) => Promise<unknown>;

export interface World {
  readonly time: VirtualTime;
  readonly wire: Wire;
  readonly late: LateProxy;
  readonly simulator: Simulator;
  readonly session: AuthSession;
  /** The control interface; resolves to undefined when it refuses. */
  readonly ask: Ask;
  /** Lets everything that is under way arrive, without any time passing. */
  readonly settle: () => Promise<void>;
  /** Lets time pass, stopping at each timer to let its consequences arrive. */
  pass(ms: number): Promise<void>;
  /** Of the service and the wire; what of the client runs must be over. */
  dispose(): Promise<void>;
}

export async function openWorld(options: WorldOptions): Promise<World> {
  const time = new VirtualTime(options.clientAheadMs);
  time.install();
  const { limits = "off", seed = 11, gateway } = options;
  const simulator = await startSimulator({
    ...{ seed, limits, clock: time },
    ...(gateway === undefined ? {} : { gateway }),
  });
  const wire = await openWire(options.wire, simulator.accept);
  const settle = (): Promise<void> => wire.settle(() => time.pump());
  const ask = controlOf(simulator, wire);
  if (options.tokenSeconds !== undefined) await shortenTokens(ask, options.tokenSeconds);
  const late = createLateProxy(wire, time);
  const signedIn = signInWithJwt({
    clock: time.clientClock,
    random: () => 0,
    log: options.log ?? (() => undefined),
    server: simulator.url,
    clientId: simulator.clientId,
    jwt: simulator.jwt,
    fetch: late.fetch,
    appName: "Ringside",
    appVersion: "0.0.0",
    vault: keepsNothing,
  });
  await settle();
  return {
    ...{ time, wire, late, simulator, ask, settle },
    session: orThrow(await signedIn),
    async pass(ms) {
      const end = time.now() + ms;
      await settle();
      for (let due = time.nextDue(); due !== undefined && due <= end; due = time.nextDue()) {
        time.moveTo(due);
        await settle();
      }
      time.moveTo(end);
      await settle();
    },
    async dispose() {
      await settle();
      await simulator.dispose();
      await wire.dispose();
      time.uninstall();
    },
  };
}

export function orThrow<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Error(`the ground could not be laid: ${result.error.code}`);
}

async function shortenTokens(ask: Ask, seconds: number): Promise<void> {
  await ask("POST", "faults", {
    match: { path: "/restapi/oauth/token" },
    times: "always",
    effect: { kind: "expires-in", seconds },
  });
}

/** The control interface is reached around the wire's troubles, which are the client's alone. */
function controlOf({ control, controlKey }: Simulator, wire: Wire): Ask {
  return async (method, path, body) => {
    const answer = await wire.aside(
      new Request(`${control}/${path}`, {
        method,
        headers: {
          authorization: `Bearer ${controlKey}`,
          ...(body === undefined ? {} : { "content-type": "application/json" }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
    );
    const text = await answer.text();
    if (!answer.ok || text === "") return undefined;
    const value: unknown = JSON.parse(text);
    return value;
  };
}
