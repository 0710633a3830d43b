/** A small stand-in for the service's HTTP side that answers what the test says, on a real socket. */
import fastify, { type FastifyReply, type FastifyRequest } from "fastify";

interface SeenRequest {
  readonly method: string;
  /** Path without the query. */
  readonly path: string;
  readonly query: string;
  readonly body: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

export type Answer =
  | {
      readonly status?: number;
      readonly headers?: Record<string, string>;
      /** A string is sent as it is, anything else as JSON; left out, the answer is empty. */
      readonly body?: unknown;
    }
  /** Never answers, or cuts the connection after having read the request. */
  | "hang"
  | "cut";

type Answering = Answer | ((request: SeenRequest) => Answer | Promise<Answer>);

export interface RestService {
  readonly url: string;
  readonly requests: SeenRequest[];
  /** The requests to the path, the token endpoint's included. */
  seen(path: string): SeenRequest[];
  /** Answers a `METHOD /path` in turn; the last answer stays. */
  answer(route: string, ...answers: Answering[]): void;
  /** Resolves when the next request to the path has arrived. */
  arrival(path: string): Promise<SeenRequest>;
  dispose(): Promise<void>;
}

/** An access token per request, all living an hour. */
export const tokenAnswer = (number: number, more: Record<string, unknown> = {}) => ({
  body: {
    access_token: `access-${number}`,
    token_type: "bearer",
    expires_in: 3600,
    refresh_token: `refresh-${number}`,
    refresh_token_expires_in: 604800,
    scope: "CallControl ReadAccounts",
    ...more,
  },
});

export async function startRestService(): Promise<RestService> {
  const requests: SeenRequest[] = [];
  const answers = new Map<string, Answering[]>();
  const waiting: { path: string; resolve: (request: SeenRequest) => void }[] = [];
  const app = fastify({ logger: false, forceCloseConnections: true });
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("*", { parseAs: "string" }, (_request, body, ready) => {
    ready(null, body);
  });
  const reply = async (request: FastifyRequest, answer: FastifyReply): Promise<void> => {
    const seen = describe(request);
    requests.push(seen);
    for (const wait of waiting.filter(({ path }) => path === seen.path)) wait.resolve(seen);
    const queue = answers.get(`${seen.method} ${seen.path}`) ?? [{ status: 404, body: {} }];
    const next = (queue.length > 1 ? queue.shift() : queue[0]) ?? {};
    await give(answer, typeof next === "function" ? await next(seen) : next);
  };
  app.all("/*", reply);
  const url = await app.listen({ host: "127.0.0.1", port: 0 });
  let tokens = 0;
  const service: RestService = {
    url,
    requests,
    seen: (path) => requests.filter((request) => request.path === path),
    answer: (route, ...list) => void answers.set(route, list),
    arrival: (path) => new Promise((resolve) => waiting.push({ path, resolve })),
    dispose: () => app.close(),
  };
  service.answer("POST /restapi/oauth/token", () => tokenAnswer((tokens += 1)));
  return service;
}

function describe(request: FastifyRequest): SeenRequest {
  const [path = "", query = ""] = request.url.split("?");
  return {
    method: request.method,
    path,
    query,
    body: typeof request.body === "string" ? request.body : "",
    headers: request.headers,
  };
}

async function give(reply: FastifyReply, answer: Answer): Promise<void> {
  if (answer === "hang" || answer === "cut") {
    reply.hijack();
    if (answer === "cut") reply.raw.destroy();
    return;
  }
  const { status = 200, headers = {}, body } = answer;
  const isText = typeof body === "string";
  reply.status(status).headers({
    "Content-Type": isText ? "text/html" : "application/json",
    ...headers,
  });
  await reply.send(isText || body === undefined ? body : JSON.stringify(body));
}
