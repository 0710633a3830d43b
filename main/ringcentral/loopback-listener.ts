/** The one-page web server that the service sends the browser back to. Alive during one attempt. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";

/** What the browser brought; no code means that the user or the service refused. */
export interface Redirect {
  readonly code: string | undefined;
}

export interface ListenOptions {
  /** Tried in this order. */
  readonly ports: readonly number[];
  /** A request with another state is not ours and changes nothing. */
  readonly state: string;
  /** Called once. */
  readonly onRedirect: (redirect: Redirect) => void;
}

export interface LoopbackListener {
  readonly redirectUri: string;
  close(): void;
}

const host = "127.0.0.1";
const callbackPath = "/oauth/callback";

/** `undefined` when every port is taken. The caller closes it. */
export async function listenForRedirect(
  options: ListenOptions,
): Promise<LoopbackListener | undefined> {
  for (const port of options.ports) {
    const server = createServer(answerOnce(options));
    if (await listen(server, port)) {
      return {
        redirectUri: `http://${host}:${port}${callbackPath}`,
        close() {
          // The page has been answered; what a browser keeps open may end by itself.
          server.close();
          server.closeIdleConnections();
        },
      };
    }
  }
  return undefined;
}

function listen(server: Server, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    server.once("error", () => resolve(false));
    server.listen({ host, port, exclusive: true }, () => resolve(true));
  });
}

function answerOnce(options: ListenOptions) {
  let answered = false;
  return (request: IncomingMessage, response: ServerResponse): void => {
    const url = URL.parse(request.url ?? "", `http://${host}`);
    const query = url?.searchParams;
    const isOurs =
      request.method === "GET" &&
      url?.pathname === callbackPath &&
      query?.get("state") === options.state;
    if (!isOurs || answered) {
      send(response, pages.notFound);
      return;
    }
    answered = true;
    const code = query.get("code") ?? undefined;
    send(response, code === undefined ? pages.refused : pages.done);
    options.onRedirect({ code });
  };
}

interface Page {
  readonly status: number;
  readonly title: string;
  readonly text: string;
}

const pages = {
  done: {
    status: 200,
    title: "Almost done",
    text: "Go back to Ringside. You can close this page.",
  },
  refused: {
    status: 200,
    title: "Not signed in",
    text: "Ringside was not signed in. You can close this page.",
  },
  notFound: { status: 404, title: "Not found", text: "There is nothing here." },
} satisfies Record<string, Page>;

/** A page of fixed words: nothing of the request comes back, and its address leaks nowhere. */
function send(response: ServerResponse, { status, title, text }: Page): void {
  response.writeHead(status, {
    "Content-Type": "text/html; charset=utf-8",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    Connection: "close",
  });
  response.end(
    `<!doctype html><html lang="en"><head><title>${title}</title></head>` +
      `<body><h1>${title}</h1><p>${text}</p></body></html>`,
  );
}
