/** From nothing to a socket that is opening: a token, and the address that comes with it. */
import WebSocket from "ws";

import { failed, type Result } from "../../../contract/result.ts";
import type { Clock } from "../../timing/clock.ts";
import { networkTroubleOf, wasCut } from "../network-trouble.ts";
import { offline } from "../rest/request-failure.ts";
import type { RestClient } from "../rest/rest-client.ts";
import { createSocketTokens, type Unopened } from "./socket-token.ts";

/**
 * Finds the way to the URL, through a proxy where there is one, and starts the WebSocket handshake
 * without waiting for its end. The URL holds a secret. Rejects within its own time limit; what its
 * failure says about the network, `networkTroubleOf` reads.
 */
export type OpenSocket = (url: string) => Promise<WebSocket>;

export interface SocketOpener {
  /** The earliest instant, in milliseconds from now and not before `delayMs`, for `open`. */
  readyIn(delayMs: number): number;
  /** `recoveryToken`: of the session to be taken up again. */
  open(recoveryToken: string | undefined): Promise<Result<WebSocket>>;
}

/**
 * The largest frame that is taken in, in bytes; a larger one ends the connection. Frames are a few
 * kilobytes, so a far larger one is not from this service.
 */
export const largestFrameBytes = 4 * 1024 * 1024;

/** How every event socket is opened, whatever the way. */
export const socketOptions = {
  perMessageDeflate: false,
  maxPayload: largestFrameBytes,
} satisfies WebSocket.ClientOptions;

/** Straight to the service, past every proxy. */
export const openPlainSocket: OpenSocket = (url) =>
  Promise.resolve(new WebSocket(url, socketOptions));

export function createSocketOpener(options: {
  readonly rest: RestClient;
  readonly isOwnHost: (host: string) => boolean;
  readonly clock: Clock;
  readonly openSocket?: OpenSocket;
}): SocketOpener {
  const { openSocket = openPlainSocket } = options;
  const tokens = createSocketTokens(options);
  return {
    readyIn: (delayMs) => tokens.readyIn(delayMs),
    async open(recoveryToken) {
      const token = await tokens.take();
      if (!token.ok) return token;
      const { uri, accessToken } = token.value;
      const url = new URL(uri);
      url.searchParams.set("access_token", accessToken);
      if (recoveryToken !== undefined) url.searchParams.set("wsc", recoveryToken);
      try {
        const socket = await openSocket(url.href);
        whenUnopened(socket, (how) => tokens.giveBack(token.value, how));
        return { ok: true, value: socket };
      } catch (error) {
        tokens.giveBack(token.value, "unspent");
        return failed(offline(networkTroubleOf(error)));
      }
    },
  };
}

/** Of an upgrade: the service has looked at the token, and does not want it. */
const refusingStatuses: ReadonlySet<number> = new Set([400, 401, 403, 404]);

/** Tells once how the handshake failed, if it does; whoever owns the socket handles its events. */
function whenUnopened(socket: WebSocket, tell: (how: Unopened) => void): void {
  let end = (how: Unopened): void => {
    end = () => undefined;
    tell(how);
  };
  socket.once("open", () => (end = () => undefined));
  socket.once("unexpected-response", (_request, { statusCode = 0 }) =>
    end(refusingStatuses.has(statusCode) ? "suspect" : "unspent"),
  );
  socket.once("error", (error) =>
    end(networkTroubleOf(error) === undefined && !wasCut(error) ? "suspect" : "unspent"),
  );
  socket.once("close", () => end("suspect"));
}
