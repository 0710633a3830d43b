import { createHash, timingSafeEqual } from "node:crypto";
import type { FastifyReply, FastifyRequest } from "fastify";

import { errorBody } from "../service-error.ts";

const digest = (text: string): Buffer => createHash("sha256").update(text).digest();

/** An `onRequest` hook that lets only `Authorization: Bearer <key>` through. */
export function requireControlKey(
  key: string,
): (request: FastifyRequest, reply: FastifyReply) => Promise<void> {
  const expected = digest(`Bearer ${key}`);
  return async (request, reply) => {
    const shown = (request.headers.authorization ?? "").replace(/^bearer /i, "Bearer ");
    if (timingSafeEqual(digest(shown), expected)) return;
    await reply.code(401).send(errorBody("CMN-405", "The control key is missing or wrong"));
  };
}
