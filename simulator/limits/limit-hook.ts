import type { FastifyInstance, FastifyRequest } from "fastify";

import { errorBody } from "../service-error.ts";
import { groupOf } from "./groups.ts";
import { type RateLimiter, windowSeconds } from "./rate-limiter.ts";

/** The path that a request was sent to, without its query. */
export const pathOf = (request: FastifyRequest): string => request.url.split("?", 1)[0] ?? "/";

/**
 * Counts every service request and writes the four headers. `subjectOf` names user and application,
 * once the body is read; undefined exempts the request (pages and the control interface).
 */
export function addLimitHook(
  app: FastifyInstance,
  limiter: RateLimiter,
  subjectOf: (request: FastifyRequest) => string | undefined,
): void {
  app.addHook("preHandler", async (request, reply) => {
    const subject = subjectOf(request);
    if (subject === undefined) return;
    const verdict = limiter.take(subject, groupOf(request.method, pathOf(request)));
    if (verdict === undefined) return;
    reply.headers({
      "X-Rate-Limit-Group": verdict.group.toLowerCase(),
      "X-Rate-Limit-Limit": String(verdict.limit),
      "X-Rate-Limit-Remaining": String(verdict.remaining),
      "X-Rate-Limit-Window": String(windowSeconds),
    });
    if (verdict.retryAfterSeconds === undefined) return;
    await reply
      .code(429)
      .header("Retry-After", String(verdict.retryAfterSeconds))
      .send(errorBody("CMN-301", "Request rate exceeded"));
  });
}
