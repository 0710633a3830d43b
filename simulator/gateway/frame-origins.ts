import type { FastifyRequest } from "fastify";

import type { GatewaySession } from "./gateway-session.ts";

/**
 * Marks a request that the gateway hands on from a frame. The value is a session's unguessable
 * internal name, which never leaves the process, so nobody outside can pretend to be a socket.
 */
export const originHeader = "x-simulator-frame-of";

export interface FrameOrigins {
  add(session: GatewaySession): void;
  remove(session: GatewaySession): void;
  find(request: FastifyRequest): GatewaySession | undefined;
}

export function createFrameOrigins(): FrameOrigins {
  const sessions = new Map<string, GatewaySession>();
  return {
    add: (session) => void sessions.set(session.id, session),
    remove: (session) => void sessions.delete(session.id),
    find(request) {
      const name = request.headers[originHeader];
      return typeof name === "string" ? sessions.get(name) : undefined;
    },
  };
}
