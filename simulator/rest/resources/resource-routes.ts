/** The resources around calls over HTTP. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";

import type { World } from "../../world/world.ts";
import { directoryRoutes } from "./directory-routes.ts";
import { sendRefusal } from "../errors.ts";
import { extensionRoutes } from "./extension-routes.ts";
import { type CallerOf, readQuery, readSender } from "../input.ts";
import { numberRoutes } from "./number-routes.ts";
import { baseUrlOf } from "./paging.ts";
import { presenceRoutes } from "./presence-routes.ts";
import type { ResourceRoute } from "./resource-route.ts";

export interface ResourceRouteOptions {
  readonly world: World;
  readonly callerOf: CallerOf;
}

/** Adds all resources; the application's own hooks authenticate, limit and disturb them. */
export function registerResourceRoutes(app: FastifyInstance, options: ResourceRouteOptions): void {
  const { world, callerOf } = options;
  const accountId = world.directory.account.id;
  const serve =
    ({ needs, answer }: ResourceRoute) =>
    (request: FastifyRequest, reply: FastifyReply): FastifyReply => {
      const sender = readSender(world.directory, request, { by: callerOf(request), needs });
      if (!sender.ok) return sendRefusal(reply, sender.refusal);
      const query = readQuery(request);
      if (!query.ok) return sendRefusal(reply, query.refusal);
      const at = { baseUrl: baseUrlOf(request), accountId };
      const outcome = answer({ ...sender.value, world, request, query: query.value, at });
      return outcome.ok ? reply.send(outcome.value) : sendRefusal(reply, outcome.refusal);
    };
  const routes = [extensionRoutes, numberRoutes, directoryRoutes, presenceRoutes].flat();
  for (const route of routes) {
    app.route({ method: route.method, url: route.path, handler: serve(route) });
  }
}
