/** A bare client for tests of the gateway: no library in between, every frame kept. */
import * as v from "valibot";
import { WebSocket } from "ws";

import type { Simulator } from "../server.ts";
import { textOf } from "./connection.ts";

const metaShape = v.looseObject({
  type: v.string(),
  messageId: v.optional(v.string()),
  status: v.optional(v.number()),
  wsc: v.optional(v.object({ token: v.string(), sequence: v.number() })),
});
const frameShape = v.pipe(
  v.array(v.unknown()),
  v.transform(([meta, body]) => ({ meta: v.parse(metaShape, meta), body })),
);
export type ReceivedFrame = v.InferOutput<typeof frameShape>;

const tokenShape = v.looseObject({ access_token: v.string(), refresh_token: v.string() });
const wsTokenShape = v.object({
  uri: v.string(),
  ws_access_token: v.string(),
  expires_in: v.number(),
});

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: unknown;
}

/** One HTTP request to the service; `body` is sent as JSON, a form as a form. */
export async function ask(
  url: string,
  options: {
    method?: string;
    token?: string | undefined;
    body?: unknown;
    form?: Readonly<Record<string, string>>;
  } = {},
): Promise<Answer> {
  const { method = "GET", token, body, form } = options;
  const response = await fetch(url, {
    method,
    redirect: "manual",
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(form === undefined ? { "content-type": "application/json" } : {}),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(form === undefined ? {} : { body: new URLSearchParams(form) }),
  });
  const text = await response.text();
  const isJson = response.headers.get("content-type")?.includes("json") === true;
  const parsed: unknown = isJson ? JSON.parse(text) : undefined;
  return { status: response.status, headers: response.headers, text, body: parsed };
}

/** Signs in with the simulator's assertion; `extensionNumber` chooses another user. */
export async function signIn(simulator: Simulator, extensionNumber?: string): Promise<string> {
  const { url, clientId, jwt } = simulator;
  const answer = await ask(`${url}/restapi/oauth/token`, {
    method: "POST",
    form: {
      grant_type: "urn:ietf:params:oauth:grant-type:jwt-bearer",
      assertion: extensionNumber === undefined ? jwt : `${jwt}-${extensionNumber}`,
      client_id: clientId,
    },
  });
  return v.parse(tokenShape, answer.body).access_token;
}

/** The address that opens a socket; `wsc` asks for recovery. */
export async function socketUrl(
  simulator: Simulator,
  token: string,
  wsc?: string,
): Promise<string> {
  const url = `${simulator.url}/restapi/oauth/wstoken`;
  const { body } = await ask(url, { method: "POST", token });
  const { uri, ws_access_token } = v.parse(wsTokenShape, body);
  return `${uri}?access_token=${ws_access_token}${wsc === undefined ? "" : `&wsc=${wsc}`}`;
}

/** An open socket; whoever opened it cuts it. */
export class TestSocket {
  readonly ws: WebSocket;
  /** Everything received so far. */
  readonly frames: ReceivedFrame[] = [];
  /** Resolves with the closing code. */
  readonly closed: Promise<number>;
  readonly #watchers = new Set<() => void>();
  #requests = 0;
  #taken = 0;

  constructor(url: string) {
    this.ws = new WebSocket(url);
    this.ws.on("error", () => undefined);
    this.ws.on("message", (data) => {
      this.frames.push(v.parse(frameShape, JSON.parse(textOf(data))));
      for (const look of this.#watchers) look();
    });
    this.closed = new Promise((resolve) => this.ws.once("close", resolve));
  }

  /** The next frame of that type which was not taken yet; frames before it are passed over. */
  async next(type: string): Promise<ReceivedFrame> {
    return new Promise((resolve) => {
      const look = (): void => {
        const at = this.frames.findIndex(
          ({ meta }, index) => index >= this.#taken && meta.type === type,
        );
        const frame = this.frames[at];
        if (frame === undefined) return;
        this.#taken = at + 1;
        this.#watchers.delete(look);
        resolve(frame);
      };
      this.#watchers.add(look);
      look();
    });
  }

  send(frame: readonly unknown[]): void {
    this.ws.send(JSON.stringify(frame));
  }

  async request(method: string, path: string, body?: unknown): Promise<ReceivedFrame> {
    this.#requests += 1;
    const meta = { type: "ClientRequest", messageId: `test/${this.#requests}`, method, path };
    this.send(body === undefined ? [meta] : [meta, body]);
    return this.next("ClientRequest");
  }

  async subscribe(...eventFilters: string[]): Promise<ReceivedFrame> {
    return this.request("POST", "/restapi/v1.0/subscription", {
      deliveryMode: { transportType: "WebSocket" },
      eventFilters,
    });
  }

  async cut(): Promise<void> {
    if (this.ws.readyState === WebSocket.CLOSED) return;
    this.ws.terminate();
    await this.closed;
  }
}

export const ownCalls = "/restapi/v1.0/account/~/extension/~/telephony/sessions";

/** Signs in, opens a socket and waits for `ConnectionDetails`. */
export async function connect(
  simulator: Simulator,
  options: { token?: string; wsc?: string } = {},
): Promise<{ socket: TestSocket; details: ReceivedFrame; token: string }> {
  const token = options.token ?? (await signIn(simulator));
  const socket = new TestSocket(await socketUrl(simulator, token, options.wsc));
  return { socket, details: await socket.next("ConnectionDetails"), token };
}
