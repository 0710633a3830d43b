/** Who sends a request: the `Authorization` header checked, and the answer kept per request. */
import type { FastifyReply, FastifyRequest } from "fastify";

import { type ErrorDetail, errorBody } from "../service-error.ts";
import type { AppRegistration } from "./app-registration.ts";
import type { AuthSession, SessionStore } from "./sessions.ts";

/** The signed-in user behind a request, and what the application may do for that user. */
export interface Caller {
  readonly extensionId: string;
  readonly accountId: string;
  readonly permissions: ReadonlySet<string>;
  readonly session: AuthSession;
}

/** A hook for routes that need a signed-in user, and the look-up for their handlers. */
export interface Callers {
  /** An `onRequest` hook: answers 401 itself when nobody is signed in. */
  readonly requireCaller: (request: FastifyRequest, reply: FastifyReply) => Promise<void>;
  /** Throws on a route without `requireCaller`: that is a wiring mistake. */
  readonly callerOf: (request: FastifyRequest) => Caller;
  readonly find: (request: FastifyRequest) => Caller | undefined;
}

type Refusal = Pick<ErrorDetail, "errorCode" | "message">;

const refusals = {
  missing: { errorCode: "CMN-405", message: "Login to extension required" },
  unparsable: { errorCode: "OAU-149", message: "Unparsable access token" },
  expired: { errorCode: "OAU-128", message: "Access token expired" },
  unknown: { errorCode: "OAU-213", message: "Token not found" },
} as const satisfies Record<string, Refusal>;

const bearer = /^bearer ([A-Za-z0-9._~+/-]+=*)$/i;

function refuse(reply: FastifyReply, refusal: Refusal): FastifyReply {
  return reply
    .code(401)
    .header("WWW-Authenticate", `Bearer realm="RingCentral REST API", error="invalid_token"`)
    .send(errorBody(refusal.errorCode, refusal.message));
}

/**
 * `sessionOfFrame` names the session of a request that came in over a socket; such requests carry
 * no header, and last as long as the session rather than its access token.
 */
export function createCallers(options: {
  app: AppRegistration;
  sessions: SessionStore;
  sessionOfFrame: (request: FastifyRequest) => AuthSession | undefined;
}): Callers {
  const { app, sessions, sessionOfFrame } = options;
  const known = new WeakMap<FastifyRequest, Caller>();

  function check(request: FastifyRequest): AuthSession | Refusal {
    const framed = sessionOfFrame(request);
    if (framed !== undefined) return sessions.isAlive(framed.id) ? framed : refusals.unknown;
    const header = request.headers.authorization;
    if (header === undefined) return refusals.missing;
    const token = bearer.exec(header)?.[1];
    if (token === undefined) return refusals.unparsable;
    const checked = sessions.check(token);
    return checked.ok ? checked.session : refusals[checked.cause];
  }

  return {
    async requireCaller(request, reply) {
      const session = check(request);
      if ("errorCode" in session) {
        await refuse(reply, session);
        return;
      }
      const { extensionId, accountId } = session.user;
      known.set(request, { extensionId, accountId, permissions: app.permissions, session });
    },
    callerOf(request) {
      const caller = known.get(request);
      if (caller === undefined) throw new Error("The route does not require a caller");
      return caller;
    },
    find: (request) => known.get(request),
  };
}
