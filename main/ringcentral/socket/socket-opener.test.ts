/** The guard is in the WebSocket library, so that a real socket has to show that it is asked for. */
import { once } from "node:events";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { WebSocket } from "ws";

import {
  type SocketService,
  startSocketService,
} from "../../../test/support/service/socket-service.ts";
import { createManualClock } from "../../../test/support/service/manual-clock.ts";
import { type TestProxy, startHttpProxy } from "../../../test/support/network/proxies.ts";
import { createSystemSocket } from "../../network/socket-through-proxy.ts";
import { type OpenSocket, largestFrameBytes, openPlainSocket } from "./socket-opener.ts";

const bySystem =
  (proxies: () => string): OpenSocket =>
  (url) =>
    createSystemSocket({
      resolveProxy: () => Promise.resolve(proxies()),
      certificates: () => [],
      credentialsFor: () => undefined,
      clock: createManualClock(),
    })(url);

let service: SocketService;
let proxy: TestProxy;
beforeEach(async () => {
  service = await startSocketService();
  proxy = await startHttpProxy();
});
afterEach(async () => {
  await service.dispose();
  await proxy.dispose();
});

/** The length of the frame that came, or why the connection ended without one. */
function outcomeOf(socket: WebSocket): Promise<unknown> {
  const message = once(socket, "message").then(([data]: unknown[]) => String(data).length);
  return Promise.race([message, once(socket, "close").then(([code]: unknown[]) => code)]).catch(
    (error: unknown) => (error instanceof Error && "code" in error ? error.code : error),
  );
}

describe.each([
  ["straight to the service", openPlainSocket],
  ["where the system knows of no proxy", bySystem(() => "DIRECT")],
  ["through a proxy", bySystem(() => `PROXY 127.0.0.1:${proxy.port}`)],
])("an event socket %s", (_way, open) => {
  it.each([
    ["as large as may be", 0, largestFrameBytes],
    ["one byte larger", 1, "WS_ERR_UNSUPPORTED_MESSAGE_LENGTH"],
  ])("that gets a frame %s", async (_what, more, outcome) => {
    service.onConnection = ({ socket }) => socket.send("x".repeat(largestFrameBytes + more));
    const socket = await open(service.uri);
    expect(await outcomeOf(socket)).toBe(outcome);
    socket.terminate();
  });
});
