/**
 * The simulator as one thing that starts and stops: a world, its REST and WebSocket edge, and the
 * control interface, on 127.0.0.1. It reads no files and starts no threads, so that it can be
 * bundled into the application for the demo account.
 */
import { randomBytes, randomInt } from "node:crypto";
import type { Duplex } from "node:stream";
import type { FastifyInstance } from "fastify";

import { defaultPermissions, defaultRedirectUris } from "./auth/app-registration.ts";
import { issueJwt } from "./auth/assertions.ts";
import { reusableWsTokens, type WsTokenSettings } from "./auth/ws-tokens.ts";
import { createRealClock, type SimClock } from "./clock.ts";
import { requireControlKey } from "./control/control-key.ts";
import { registerCallControl } from "./control/calls.ts";
import { registerControlRoutes } from "./control/control-routes.ts";
import { registerScenarioControl } from "./control/scenarios.ts";
import { controlPath, createEdge, type Edge } from "./edge.ts";
import { defaultGatewaySettings, type GatewaySettings } from "./gateway/gateway-settings.ts";
import { limitsOf, type LimitsMode, type RateLimits } from "./limits/rate-limiter.ts";
import { createRandom } from "./random.ts";
import { registerResourceRoutes } from "./rest/resources/resource-routes.ts";
import { registerTelephonyRoutes } from "./rest/telephony/telephony-routes.ts";
import { createScenarioRunner, type ScenarioRunner } from "./scenarios/runner.ts";
import type { Account } from "./account/account.ts";
import { createWorld, type World } from "./world/world.ts";

export interface SimulatorOptions {
  /** 0, the default, takes any free port. */
  readonly port?: number;
  /** The same seed and the same requests give the same identifiers. A random one when absent. */
  readonly seed?: number;
  /** The name of a scenario to start with; an unknown name makes the start fail. */
  readonly scenario?: string;
  /** Real time when absent. */
  readonly clock?: SimClock;
  /** How far the service's clock is ahead of this machine's; negative: behind. Not with `clock`. */
  readonly clockAheadMs?: number;
  readonly account?: Account;
  /** What the service names as its own address, for clients that come through something else. */
  readonly publicUrl?: string;
  /** The service's own numbers when absent. */
  readonly limits?: LimitsMode | RateLimits;
  /** Permissions of the application; call control's when absent. */
  readonly permissions?: readonly string[];
  /** Redirect URIs of the application, instead of a few loopback ones. */
  readonly redirectUris?: readonly string[];
  /** Makes the application a confidential one. */
  readonly clientSecret?: string;
  /** When the assertion ends, in epoch milliseconds; never when absent. */
  readonly jwtUntil?: number;
  /** The absolute session timeout that the account enforces, in seconds; none when absent. */
  readonly sessionSeconds?: number;
  readonly gateway?: Partial<GatewaySettings>;
  readonly wsTokens?: WsTokenSettings;
  /** Hears of errors that are the simulator's own fault; silent when absent. */
  readonly onDefect?: (error: unknown) => void;
}

export interface Simulator {
  /** `http://127.0.0.1:port`, without a trailing slash. */
  readonly url: string;
  readonly clientId: string;
  /** Signs in as the demo user; with `-` and an extension number added, as that user. */
  readonly jwt: string;
  /** The address that control paths are relative to, without a trailing slash. */
  readonly control: string;
  /** Secret of this one run; every control request carries it as a bearer token. */
  readonly controlKey: string;
  readonly world: World;
  readonly clock: SimClock;
  /**
   * Serves a connection that did not come over the network, as if it had: HTTP and upgrades. For
   * tests that need thousands of simulators; the other end is theirs.
   */
  readonly accept: (connection: Duplex) => void;
  /** Cuts all connections and stops; resolves when the port is free again. Idempotent. */
  dispose(): Promise<void>;
}

/** The only application that is registered. */
const clientId = "ringside-simulator";

/** Nothing but the caller's own machine can reach it. */
const host = "127.0.0.1";

function limitsFrom(wished: SimulatorOptions["limits"] = "documented"): RateLimits | undefined {
  return typeof wished === "string" ? limitsOf[wished] : wished;
}

/** The world's routes for signed-in users, and the control interface for who has its key. */
function mount(
  { http, callers, ...edge }: Edge,
  parts: { world: World; clock: SimClock; runner: ScenarioRunner; controlKey: string },
): void {
  const { world, clock, runner, controlKey } = parts;
  http.register((rest, _options, done) => {
    rest.addHook("onRequest", callers.requireCaller);
    registerTelephonyRoutes(rest, { world, callerOf: callers.callerOf });
    registerResourceRoutes(rest, { world, callerOf: callers.callerOf });
    done();
  });
  http.register(
    (control, _options, done) => {
      control.addHook("onRequest", requireControlKey(controlKey));
      registerControlRoutes(control, { clock, ...edge });
      registerCallControl(control, { world });
      registerScenarioControl(control, { runner });
      done();
    },
    { prefix: controlPath },
  );
}

async function listen(http: FastifyInstance, port: number): Promise<string> {
  await http.listen({ host, port });
  const address = http.server.address();
  if (address === null || typeof address === "string") throw new Error("No TCP port was opened");
  return `http://${host}:${address.port}`;
}

/** Rejects when the port is taken or the scenario unknown; nothing is left running then. */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const {
    clock = createRealClock(options.clockAheadMs),
    seed = randomInt(0x1_0000_0000),
    account,
    scenario,
  } = options;
  // Two streams, so that requests do not change what happens in the world.
  const worldRandom = createRandom(seed);
  const random = createRandom((seed ^ 0x5bd1_e995) >>> 0);
  const world = createWorld({ clock, random: worldRandom, ...(account && { account }) });
  const jwt = issueJwt({ random, until: options.jwtUntil });
  const controlKey = randomBytes(24).toString("hex");
  let url = "";
  const edge = createEdge({
    ...{ clock, random, world, jwt },
    jwtUntil: options.jwtUntil,
    sessionSeconds: options.sessionSeconds,
    app: {
      clientId,
      clientSecret: options.clientSecret,
      redirectUris: options.redirectUris ?? defaultRedirectUris,
      permissions: new Set(options.permissions ?? defaultPermissions),
    },
    limits: limitsFrom(options.limits),
    gateway: { ...defaultGatewaySettings, ...options.gateway },
    wsTokens: options.wsTokens ?? reusableWsTokens,
    baseUrl: () => options.publicUrl ?? url,
    onDefect: options.onDefect ?? (() => undefined),
  });
  const { http, gateway } = edge;
  const runner = createScenarioRunner({
    world,
    loseNetwork: (forMs) => gateway.loseNetwork(forMs),
  });
  mount(edge, { world, clock, runner, controlKey });

  let closing: Promise<void> | undefined;
  const dispose = (): Promise<void> => {
    runner.dispose();
    edge.dispose();
    closing ??= http.close();
    return closing;
  };
  try {
    if (scenario !== undefined && !runner.start(scenario)) {
      throw new RangeError(`There is no scenario named ${scenario}`);
    }
    url = await listen(http, options.port ?? 0);
  } catch (error) {
    await dispose();
    throw error;
  }
  return {
    ...{ url, clientId, jwt, controlKey, world, clock, dispose },
    control: `${url}${controlPath}`,
    accept: (connection) => void http.server.emit("connection", connection),
  };
}
