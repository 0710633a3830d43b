/** The parts of Electron and Node that know this machine's network, joined for the event socket. */
import { session } from "electron";

import type { Clock } from "../timing/clock.ts";
import { createProxyCredentials } from "../network/proxy-credentials.ts";
import { createSystemSocket } from "../network/socket-through-proxy.ts";
import { createTrustStore } from "../network/trust-store.ts";
import type { OpenSocket } from "../ringcentral/socket/socket-opener.ts";

/** Call after Electron is ready. */
export function openThroughSystem(clock: Clock): OpenSocket {
  return createSystemSocket({
    resolveProxy: (url) => session.defaultSession.resolveProxy(url),
    certificates: createTrustStore(),
    credentialsFor: createProxyCredentials(process.env),
    clock,
  });
}
