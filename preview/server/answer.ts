import { readFile } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";

import type { Parts } from "../electron.ts";
import { type Gate, mayEnter } from "./access.ts";
import type { DeskFile } from "./desk-files.ts";
import { commonHeaders, deskPolicy, injectScript, widenPolicy } from "./page-policy.ts";
import { preloadScript } from "./preload-script.ts";
import { type Route, parseRoute } from "./route.ts";

/** What answers are made of. */
export interface Answering {
  readonly gate: Gate;
  readonly desk: ReadonlyMap<string, DeskFile>;
  readonly parts: Parts;
}

interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

const policyHeader = "content-security-policy";
/** The page-side bridge; the desk's build makes it. */
const bridgeFile = "page-bridge.js";

async function compose(answering: Answering, route: Route, method: string): Promise<Answer> {
  const { gate, parts } = answering;
  switch (route.to) {
    case "entrance":
      return { status: 303, headers: { location: `/k/${gate.key}/` } };
    case "desk": {
      const file = answering.desk.get(route.file);
      if (file === undefined) return { status: 404 };
      const headers = { "content-type": file.type, [policyHeader]: deskPolicy(gate.port) };
      return { status: 200, headers, body: file.body };
    }
    case "preload": {
      const path = parts.windows.byId(route.window)?.webContents.preloadPath;
      const bridge = answering.desk.get(bridgeFile);
      if (path === undefined || bridge === undefined) return { status: 404 };
      const preload = path === "" ? "" : await readFile(path, "utf8");
      const body = preloadScript(bridge.body.toString(), preload);
      return { status: 200, headers: { "content-type": "text/javascript; charset=utf-8" }, body };
    }
    case "page":
      return page(answering, route, method);
    case "desk-socket":
    case "page-socket":
      return { status: 426 };
  }
}

async function page(
  { gate, parts }: Answering,
  route: Extract<Route, { to: "page" }>,
  method: string,
): Promise<Answer> {
  const contents = parts.windows.byId(route.window)?.webContents;
  if (contents === undefined) return { status: 404 };
  const response = await contents.session.protocol.respond(new Request(route.url, { method }));
  const headers = Object.fromEntries(response.headers);
  const policy = headers[policyHeader];
  if (policy !== undefined) headers[policyHeader] = widenPolicy(policy, gate.port);
  const body = Buffer.from(await response.arrayBuffer());
  if (headers["content-type"]?.startsWith("text/html") !== true) {
    return { status: response.status, headers, body };
  }
  const script = `/k/${gate.key}/preload/${route.window}`;
  return { status: response.status, headers, body: injectScript(body.toString(), script) };
}

/** Answers one HTTP request. Whatever fails inside is told as 500, without details. */
export async function answerRequest(
  answering: Answering,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const route = parseRoute(request.url ?? "");
  const key = route?.key ?? "";
  const { headers, method = "GET" } = request;
  const send = ({ status, headers: more, body }: Answer): void => {
    response.writeHead(status, { ...commonHeaders, ...more });
    response.end(method === "HEAD" ? undefined : body);
  };
  if (!mayEnter(answering.gate, { key, headers, needsOrigin: false })) {
    send({ status: 403, body: "The address lacks this run's key." });
    return;
  }
  if (route === undefined) {
    send({ status: 404 });
    return;
  }
  if (method !== "GET" && method !== "HEAD") {
    send({ status: 405 });
    return;
  }
  try {
    send(await compose(answering, route, method));
  } catch {
    if (!response.headersSent) send({ status: 500 });
    else response.destroy();
  }
}
