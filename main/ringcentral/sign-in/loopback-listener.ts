/**
 * The one-page web server that the service sends the browser back to (RFC 8252 section 7.3). It is
 * open to every program and web page on this machine, so it believes nothing but the attempt's state.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Socket } from "node:net";

import type { Result } from "../../../contract/result.ts";
import type { Clock } from "../../timing/clock.ts";
import type { DesktopSpeech } from "../../../contract/i18n/words.ts";
import { readRedirect } from "./redirect-answer.ts";
import type { LoopbackRedirect } from "./redirects.ts";
import { type ReplyPage, sendReplyPage, sendToPage } from "./reply-page.ts";

export interface ListenOptions {
  /** Tried in this order. */
  readonly redirects: readonly LoopbackRedirect[];
  /** A request with another state is not ours and changes nothing. */
  readonly state: string;
  readonly clock: Clock;
  readonly speech: DesktopSpeech;
  /** Called once, with the code or the service's refusal. */
  readonly onAnswer: (answer: Result<string>) => void;
}

/** Room for what a developer's own cookies for this machine may amount to, in bytes. */
export const mostHeaderBytes = 32_768;
/**
 * Open connections at a time. The next one takes the place of the oldest: a browser speaks as soon as
 * it has connected, so what has been here for longest is what says nothing.
 */
export const mostConnections = 128;
/** A connection that has not come to its end by then is not a browser's, in milliseconds. */
export const longestConnectionMs = 10_000;
/** A browser follows a redirect at once, or never; in milliseconds. */
export const longestFinishMs = 5_000;

/** `undefined` when every port is taken. The caller closes it. */
export async function listenForRedirect(
  options: ListenOptions,
): Promise<LoopbackListener | undefined> {
  for (const redirect of options.redirects) {
    const listener = new LoopbackListener(options, redirect);
    if (await listener.open()) return listener;
  }
  return undefined;
}

/** Where the pages without a query are. */
const pagePaths: Readonly<Record<string, ReplyPage>> = {
  "/almost-done": "done",
  "/not-signed-in": "refused",
  "/already-done": "already",
};

export class LoopbackListener {
  readonly redirect: LoopbackRedirect;
  readonly #options: ListenOptions;
  readonly #server: Server;
  readonly #hosts: ReadonlySet<string>;
  /** Oldest first. */
  readonly #open = new Set<Socket>();
  readonly #unanswered = new Set<Socket>();
  #state: "waiting" | "answered" | "finishing" | "closed" = "waiting";
  #hasShownPage = false;
  #stopFinish: () => void = () => undefined;

  constructor(options: ListenOptions, redirect: LoopbackRedirect) {
    this.#options = options;
    this.redirect = redirect;
    const { port } = redirect;
    this.#hosts = new Set([`127.0.0.1:${port}`, `localhost:${port}`, `[::1]:${port}`]);
    this.#server = createServer({ maxHeaderSize: mostHeaderBytes }, (request, response) =>
      this.#answer(request, response),
    );
    this.#server.on("connection", (socket) => this.#limit(socket));
  }

  open(): Promise<boolean> {
    const { host, port } = this.redirect;
    return new Promise((resolve) => {
      this.#server.once("error", () => resolve(false));
      this.#server.listen({ host, port, exclusive: true }, () => resolve(true));
    });
  }

  /** The attempt is over: closes at once, or when a browser that came back has got its page. */
  finish(): void {
    const isPageDue = this.#state === "answered" && !this.#hasShownPage;
    if (!isPageDue) {
      this.close();
      return;
    }
    this.#state = "finishing";
    this.#stopFinish = this.#options.clock.after(longestFinishMs, () => this.close());
  }

  /** Closes now. */
  close(): void {
    if (this.#state === "closed") return;
    this.#state = "closed";
    this.#stopFinish();
    this.#server.close();
    // What has its answer ends by itself; cutting it could cut the page.
    for (const socket of this.#unanswered) socket.destroy();
  }

  #limit(socket: Socket): void {
    this.#open.add(socket);
    this.#unanswered.add(socket);
    const [oldest] = this.#open;
    if (oldest !== undefined && this.#open.size > mostConnections) {
      this.#open.delete(oldest);
      oldest.destroy();
    }
    const stop = this.#options.clock.after(longestConnectionMs, () => socket.destroy());
    socket.once("close", () => {
      stop();
      this.#open.delete(socket);
      this.#unanswered.delete(socket);
    });
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    this.#unanswered.delete(request.socket);
    const url = URL.parse(request.url ?? "", "http://127.0.0.1");
    // Another name in its place is a page of another site whose name was pointed at this machine.
    if (url === null || !this.#hosts.has(request.headers.host ?? "")) {
      this.#reply(response, "notFound", 421);
    } else if (request.method !== "GET") {
      this.#reply(response, "notFound", 405);
    } else if (url.pathname === this.redirect.path) {
      this.#answerRedirect(url.search, response);
    } else {
      this.#answerPage(url.pathname, response);
    }
  }

  #reply(response: ServerResponse, page: ReplyPage, status: number): void {
    sendReplyPage(response, this.#options.speech.words, { page, status });
  }

  #answerRedirect(query: string, response: ServerResponse): void {
    const answer = readRedirect(query, this.#options.state);
    if (answer === undefined) this.#reply(response, "foreign", 400);
    else if (this.#state !== "waiting") sendToPage(response, "/already-done");
    else {
      this.#state = "answered";
      sendToPage(response, answer.ok ? "/almost-done" : "/not-signed-in");
      this.#options.onAnswer(answer);
    }
  }

  #answerPage(path: string, response: ServerResponse): void {
    const page = pagePaths[path];
    if (page === undefined) {
      this.#reply(response, "notFound", 404);
      return;
    }
    this.#reply(response, page, 200);
    if (this.#state === "waiting") return;
    this.#hasShownPage = true;
    if (this.#state === "finishing") this.close();
  }
}
