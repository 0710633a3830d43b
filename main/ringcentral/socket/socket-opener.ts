/** From nothing to a socket that is opening: a fresh token, and the address that comes with it. */
import * as v from "valibot";
import WebSocket from "ws";

import { parserOf } from "../../../contract/parse.ts";
import { failed, type Result } from "../../../contract/result.ts";
import type { Clock } from "../../calls/ports.ts";
import { networkTroubleOf } from "../network-trouble.ts";
import { offline } from "../request-failure.ts";
import { type RestClient, understand } from "../rest-client.ts";
import { isSocketUrl } from "../server-url.ts";
import { createTokenAllowance } from "./token-allowance.ts";

/**
 * Finds the way to the URL, through a proxy where there is one, and starts the WebSocket handshake
 * without waiting for its end. The URL holds a secret. Rejects within its own time limit; what its
 * failure says about the network, `networkTroubleOf` reads.
 */
export type OpenSocket = (url: string) => Promise<WebSocket>;

export interface SocketOpener {
  /** Milliseconds until `open` may be called; 0: now. */
  waitMs(): number;
  /** `recoveryToken`: of the session to be taken up again. */
  open(recoveryToken: string | undefined): Promise<Result<WebSocket>>;
}

/** Frames are a few kilobytes; a far larger one is not from this service. */
const largestFrameBytes = 4 * 1024 * 1024;

const parseSocketToken = parserOf(
  v.object({
    uri: v.pipe(v.string(), v.check(isSocketUrl)),
    ws_access_token: v.pipe(v.string(), v.minLength(1)),
  }),
);

/** How every event socket is opened, whatever the way. */
export const socketOptions = {
  perMessageDeflate: false,
  maxPayload: largestFrameBytes,
} satisfies WebSocket.ClientOptions;

const openPlainSocket: OpenSocket = (url) => Promise.resolve(new WebSocket(url, socketOptions));

export function createSocketOpener(options: {
  readonly rest: RestClient;
  readonly clock: Clock;
  readonly openSocket?: OpenSocket;
}): SocketOpener {
  const { rest, openSocket = openPlainSocket } = options;
  const allowance = createTokenAllowance(options.clock);
  return {
    waitMs: () => allowance.waitMs(),
    async open(recoveryToken) {
      const takeBack = allowance.take();
      const reply = await rest.read({ method: "POST", path: "/restapi/oauth/wstoken" });
      if (!reply.ok && reply.error.code === "offline") takeBack();
      const token = understand(reply, parseSocketToken);
      if (!token.ok) return token;
      const { uri, ws_access_token: accessToken } = token.value;
      const url = new URL(uri);
      url.searchParams.set("access_token", accessToken);
      if (recoveryToken !== undefined) url.searchParams.set("wsc", recoveryToken);
      try {
        return { ok: true, value: await openSocket(url.href) };
      } catch (error) {
        return failed(offline(networkTroubleOf(error)));
      }
    },
  };
}
