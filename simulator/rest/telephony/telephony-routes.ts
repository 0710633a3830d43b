/** The call-control operations over HTTP. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";

import type { World } from "../../world/world.ts";
import { sendRefusal } from "../errors.ts";
import { type CallerOf, readSender } from "../input.ts";
import { movingRoutes, partyRoutes, recordingRoutes } from "./party-routes.ts";
import { sessionRoutes } from "./session-routes.ts";
import type { Route } from "./telephony-route.ts";

export interface TelephonyRouteOptions {
  readonly world: World;
  readonly callerOf: CallerOf;
  /** Flip's documented answer has no body; the official library needs one. Default false. */
  readonly flipAnswersEmpty?: () => boolean;
}

/**
 * Adds all operations; the application's own hooks authenticate, limit and disturb them. Every one
 * needs the permission `CallControl`.
 */
export function registerTelephonyRoutes(
  app: FastifyInstance,
  options: TelephonyRouteOptions,
): void {
  const { world, callerOf, flipAnswersEmpty = () => false } = options;
  const serve =
    (route: Route) =>
    (request: FastifyRequest, answerTo: FastifyReply): FastifyReply => {
      const granted = { by: callerOf(request), needs: ["CallControl"] };
      const sender = readSender(world.directory, request, granted);
      if (!sender.ok) return sendRefusal(answerTo, sender.refusal);
      const outcome = route.act(sender.value, request);
      if (!outcome.ok) return sendRefusal(answerTo, outcome.refusal);
      const isEmpty = route.status === 204 || (route.path.endsWith("/flip") && flipAnswersEmpty());
      return isEmpty
        ? answerTo.code(route.status).send()
        : answerTo.code(route.status).send(outcome.value);
    };
  const tables = [sessionRoutes, partyRoutes, movingRoutes, recordingRoutes];
  for (const route of tables.flatMap((table) => table(world))) {
    const { method, path } = route;
    app.route({ method, url: path, handler: serve(route) });
  }
}
