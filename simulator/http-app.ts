/** The HTTP server's foundation: lenient body parsing, the error format, the request id. */
import fastify, { type FastifyError, type FastifyInstance, type FastifyReply } from "fastify";

import type { SimClock } from "./clock.ts";
import type { Random } from "./random.ts";
import { errorBody } from "./service-error.ts";

/** No operation has a body near this size; larger ones are refused before they are read. */
export const bodyLimitBytes = 256 * 1024;

class UnreadableJson extends Error {
  readonly statusCode = 400;
}

/**
 * The official library labels every request as JSON, those without a body included, so an empty
 * body is no body. `__proto__` keys are refused because no operation has one.
 */
function parseJson(text: string): unknown {
  if (text.trim() === "") return undefined;
  try {
    return JSON.parse(text, (key, value: unknown) => {
      if (key === "__proto__") throw new SyntaxError("a key that no operation has");
      return value;
    });
  } catch (cause) {
    return new UnreadableJson("Cannot parse JSON", { cause });
  }
}

/** Form fields; an empty value means the same as a missing one. */
function parseForm(text: string): Record<string, string> {
  return Object.fromEntries([...new URLSearchParams(text)].filter(([, value]) => value !== ""));
}

function addParsers(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser<string>(
    "application/json",
    { parseAs: "string" },
    (_request, text, done) => {
      const parsed = parseJson(text);
      if (parsed instanceof UnreadableJson) done(parsed);
      else done(null, parsed);
    },
  );
  app.addContentTypeParser<string>(
    "application/x-www-form-urlencoded",
    { parseAs: "string" },
    (_request, text, done) => done(null, parseForm(text)),
  );
  // A body of another kind is read and ignored: every operation that needs one then misses it.
  app.addContentTypeParser<string>("*", { parseAs: "string" }, (_request, _text, done) =>
    done(null, undefined),
  );
}

function answerOf(error: FastifyError): { status: number; body: unknown } {
  const status = error.statusCode ?? 500;
  if (error instanceof UnreadableJson) {
    return { status, body: errorBody("CMN-103", "Cannot parse JSON") };
  }
  if (error.validation !== undefined) {
    const issue = error.validation[0];
    const named: unknown = issue?.params["missingProperty"] ?? issue?.params["additionalProperty"];
    const parameterName =
      typeof named === "string" ? named : (issue?.instancePath.slice(1).replaceAll("/", ".") ?? "");
    const message = `Parameter [${parameterName}] value is invalid`;
    return { status: 400, body: errorBody("CMN-101", message, { parameterName }) };
  }
  if (status >= 500) return { status: 500, body: errorBody("CMN-203", "Internal Server Error") };
  return { status: 400, body: errorBody("CMN-104", "Cannot parse request") };
}

const sendUnknownAddress = (reply: FastifyReply): FastifyReply =>
  reply.code(404).send(errorBody("CMN-120", "Invalid URI"));

export interface HttpAppOptions {
  readonly random: Random;
  readonly clock: Pick<SimClock, "now">;
  /** Hears of errors that are the simulator's own fault; the client only sees `CMN-203`. */
  readonly onDefect: (error: unknown) => void;
}

/** A Fastify instance without routes; the caller listens and closes. */
export function createHttpApp({ random, clock, onDefect }: HttpAppOptions): FastifyInstance {
  const app = fastify({
    logger: false,
    bodyLimit: bodyLimitBytes,
    forceCloseConnections: true,
    genReqId: () => random.id(),
    // Addresses that cannot be parsed reach no hook and no other handler.
    frameworkErrors: (_error, request, reply) =>
      void sendUnknownAddress(reply.header("RCRequestId", request.id)),
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 512 },
  });
  addParsers(app);
  app.addHook("onRequest", (request, reply, done) => {
    // A client may compare it with its own clock, so it is the time that the simulator lives in.
    reply.header("RCRequestId", request.id).header("Date", new Date(clock.now()).toUTCString());
    done();
  });
  app.setErrorHandler((error: FastifyError, _request, reply) => {
    const { status, body } = answerOf(error);
    if (status >= 500) onDefect(error);
    return reply.code(status).send(body);
  });
  app.setNotFoundHandler((_request, reply) => sendUnknownAddress(reply));
  return app;
}
