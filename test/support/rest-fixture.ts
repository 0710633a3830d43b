/** The simulator's routes on an HTTP app without a network, asked as one of the account's people. */
import type { FastifyInstance } from "fastify";

import { createHttpApp } from "../../simulator/http-app.ts";
import { createRandom } from "../../simulator/random.ts";
import type { Account } from "../../simulator/account/account.ts";
import { observeWorld, type ObservedWorld } from "../../simulator/world/observed-world.ts";
import type { CallerOf } from "../../simulator/rest/input.ts";
import { registerResourceRoutes } from "../../simulator/rest/resources/resource-routes.ts";
import { registerTelephonyRoutes } from "../../simulator/rest/telephony/telephony-routes.ts";
import { keepTraffic } from "./simulator.ts";

type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/** `path` is relative to the own account. A text body is sent as it is. */
export interface Asked {
  readonly method: Method;
  readonly path: string;
  readonly body?: unknown;
}

/** The parsed answer; `body` is undefined when there was none. */
export interface Answered {
  readonly status: number;
  readonly body: unknown;
}

export interface RestFixture extends ObservedWorld {
  readonly app: FastifyInstance;
  readonly ask: (method: Method, path: string, body?: unknown) => Promise<Answered>;
}

const everything = ["CallControl", "ReadAccounts", "ReadPresence", "EditPresence"];

async function send(app: FastifyInstance, asked: Asked): Promise<Answered> {
  const { method, path, body } = asked;
  const url = path.startsWith("/") ? path : `/restapi/v1.0/account/~/${path}`;
  const payload = typeof body === "string" ? body : JSON.stringify(body);
  const response = await app.inject({
    method,
    url,
    headers: { "content-type": "application/json" },
    ...(body === undefined ? {} : { payload }),
  });
  const text = response.body;
  const answered: Answered = {
    status: response.statusCode,
    body: text === "" ? undefined : JSON.parse(text),
  };
  const { status, body: responseBody } = answered;
  const exchange = { method, path: url, requestBody: body, status, responseBody };
  keepTraffic("simulator/rest", { requests: [exchange], frames: [] });
  return answered;
}

/** The caller is the demo user with all permissions unless said otherwise. */
export function restFixture(
  options: { account?: Account; extensionId?: string; permissions?: readonly string[] } = {},
): RestFixture {
  const observed = observeWorld(options.account);
  const app = createHttpApp({
    random: createRandom(2),
    clock: observed.clock,
    onDefect(error) {
      throw error;
    },
  });
  const { account } = observed.world.directory;
  const callerOf: CallerOf = () => ({
    extensionId: options.extensionId ?? account.demoUserId,
    accountId: account.id,
    permissions: new Set(options.permissions ?? everything),
  });
  registerTelephonyRoutes(app, { world: observed.world, callerOf });
  registerResourceRoutes(app, { world: observed.world, callerOf });
  return { ...observed, app, ask: (method, path, body) => send(app, { method, path, body }) };
}
