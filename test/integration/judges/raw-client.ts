/** A client without a library: what goes over the wire is written out, and nothing is retried. */
import { WebSocket } from "ws";

import type { TestSimulator } from "../../support/simulator.ts";
import { found } from "./official-clients.ts";

/** Any JSON object; the checks say what must be in it. */
export type Json = Readonly<Record<string, unknown>>;

/** An answer with its body read; `body` is undefined when it was empty. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Json | undefined;
}

/** What a request carries; `json` is sent as it stands, labelled as JSON. */
export interface Sending {
  readonly method?: string;
  readonly token?: string;
  readonly json?: string;
  readonly form?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
}

/** One request. */
export async function send(url: string, sending: Sending = {}): Promise<Answer> {
  const { method = "GET", token, json, form, headers } = sending;
  const body = form ? new URLSearchParams(form) : json;
  const response = await fetch(url, {
    method,
    redirect: "manual",
    headers: {
      ...(token === undefined ? {} : { authorization: `bearer ${token}` }),
      ...(json === undefined ? {} : { "content-type": "application/json" }),
      ...headers,
    },
    ...(body === undefined || body === "" ? {} : { body }),
  });
  const text = await response.text();
  const parsed: unknown = text === "" ? undefined : JSON.parse(text);
  return { status: response.status, headers: response.headers, body: parsed as Json | undefined };
}

/** A token pair. */
export interface Tokens {
  readonly access: string;
  readonly refresh: string;
  readonly answer: Json;
}

/** Asks the token endpoint; an empty answer reads as empty tokens. */
export async function askToken(
  simulator: TestSimulator,
  form: Readonly<Record<string, string>>,
): Promise<Tokens & { readonly status: number }> {
  const { status, body = {} } = await send(`${simulator.url}/restapi/oauth/token`, {
    method: "POST",
    form: { client_id: simulator.clientId, ...form },
  });
  const text = (name: string): string => {
    const value = body[name];
    return typeof value === "string" ? value : "";
  };
  return { status, access: text("access_token"), refresh: text("refresh_token"), answer: body };
}

/** Signs in by JWT; `extension` names another user than the demo user. */
export const signInRaw = (simulator: TestSimulator, extension?: string): Promise<Tokens> =>
  askToken(simulator, {
    grant_type: "urn:ietf:params:oauth:grant-type:jwt-bearer",
    assertion: extension === undefined ? simulator.jwt : `${simulator.jwt}-${extension}`,
  });

/** A frame as it came in: its meta and, if it has one, its body. */
export interface Frame {
  readonly meta: Json;
  readonly body: Json | undefined;
}

/** An open socket; frames are kept in their order. The caller terminates `ws`. */
export interface RawSocket {
  readonly ws: WebSocket;
  readonly frames: readonly Frame[];
  readonly pings: () => number;
  send(meta: Json, body?: Json): void;
  /** Waits for the first frame that fits. */
  frame(fits: (frame: Frame) => boolean): Promise<Frame>;
  /** Sends a request and waits for its answer. */
  request(meta: Json, body?: Json): Promise<Frame>;
}

/** A fresh token for the gateway, with the address to use it at. */
export async function askSocketToken(simulator: TestSimulator, token: string): Promise<Json> {
  const url = `${simulator.url}/restapi/oauth/wstoken`;
  const { body = {} } = await send(url, { method: "POST", token, json: "" });
  return body;
}

/** The address of the gateway with its token and, to recover, a `wsc`. */
export function socketUrl({ uri, ws_access_token }: Json, wsc?: string): string {
  const recovery = wsc === undefined ? "" : `&wsc=${wsc}`;
  return `${String(uri)}?access_token=${String(ws_access_token)}${recovery}`;
}

/** Opens a socket at once; frames arrive later. */
export function openSocket(url: string): RawSocket {
  const ws = new WebSocket(url);
  const frames: Frame[] = [];
  let pings = 0;
  let requests = 0;
  ws.on("ping", () => (pings += 1));
  ws.on("error", () => undefined);
  ws.on("message", (data: Buffer) => {
    const [meta, body] = JSON.parse(data.toString("utf8")) as [Json, Json | undefined];
    frames.push({ meta, body });
  });
  const frame = (fits: (seen: Frame) => boolean) => found(() => frames.find(fits));
  const sendFrame = (meta: Json, body?: Json): void =>
    ws.send(JSON.stringify(body === undefined ? [meta] : [meta, body]));
  return {
    ws,
    frames,
    pings: () => pings,
    send: sendFrame,
    frame,
    async request(meta, body) {
      requests += 1;
      const messageId = `judge/${requests}`;
      sendFrame({ type: "ClientRequest", messageId, headers: {}, ...meta }, body);
      return frame((seen) => seen.meta["messageId"] === messageId);
    },
  };
}

/** What a subscription to the own calls asks for. */
export const subscriptionBody = (...eventFilters: readonly string[]): Json => ({
  deliveryMode: { transportType: "WebSocket" },
  eventFilters,
});
