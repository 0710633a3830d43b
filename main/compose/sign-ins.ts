/** The ways to a session at the service, each with the parts of Electron that it needs. */
import { app, net, shell } from "electron";

import type { ServiceOptions } from "../ringcentral/service-options.ts";
import { resumeSession } from "../ringcentral/session/resume.ts";
import type { TokenVault } from "../ringcentral/session/token-vault.ts";
import { createBrowserSignIn } from "../ringcentral/sign-in/browser-sign-in.ts";
import { signInWithJwt } from "../ringcentral/sign-in/sign-in.ts";
import type { SignIns } from "../account/sign-ins.ts";
import type { Surroundings } from "./desktop-parts.ts";

/** `namedHosts`: see `ServiceOptions`. */
export function createSignIns(
  { clock, log, speech }: Surroundings,
  namedHosts: readonly string[],
): SignIns {
  const options = (vault: TokenVault): Omit<ServiceOptions, "server" | "clientId"> => ({
    // Else Chromium keeps names and numbers in a cache on the disk.
    fetch: (request) => net.fetch(request, { cache: "no-store" }),
    appName: "Ringside",
    appVersion: app.getVersion(),
    random: Math.random,
    namedHosts,
    ...{ vault, clock, log },
  });
  return {
    withJwt: ({ server, clientId }, { jwt, vault }) =>
      signInWithJwt({ ...options(vault), server, clientId, jwt }),
    byBrowser: (service, vault) =>
      createBrowserSignIn({
        ...options(vault),
        ...service,
        speech,
        openExternal: (url) => shell.openExternal(url),
      }),
    resume: (kept, vault) => resumeSession(options(vault), kept),
  };
}
