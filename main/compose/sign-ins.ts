/** The ways to a session at the service, each with the parts of Electron that it needs. */
import { app, net, shell } from "electron";

import type { Result } from "../../contract/result.ts";
import type { ServiceConfiguration } from "../configuration/service.ts";
import type { ServiceOptions } from "../ringcentral/service.ts";
import type { KeptTokens } from "../ringcentral/session/kept-tokens.ts";
import { resumeSession } from "../ringcentral/session/resume.ts";
import type { Session } from "../ringcentral/session/session.ts";
import type { TokenVault } from "../ringcentral/session/token-vault.ts";
import { type BrowserSignIn, createBrowserSignIn } from "../ringcentral/sign-in/browser-sign-in.ts";
import { signInWithJwt } from "../ringcentral/sign-in/sign-in.ts";
import type { Surroundings } from "./desktop-parts.ts";

/** Each session keeps its tokens in the vault that it is given. */
export interface SignIns {
  withJwt(
    service: ServiceConfiguration,
    credential: { readonly jwt: string; readonly vault: TokenVault },
  ): Promise<Result<Session>>;
  byBrowser(service: ServiceConfiguration, vault: TokenVault): BrowserSignIn;
  /** Goes on with the sign-in of the last run. */
  resume(kept: KeptTokens, vault: TokenVault): Result<Session>;
}

export function createSignIns({ clock, log }: Surroundings): SignIns {
  const options = (vault: TokenVault): Omit<ServiceOptions, "server" | "clientId"> => ({
    fetch: (request) => net.fetch(request),
    appName: "Ringside",
    appVersion: app.getVersion(),
    random: Math.random,
    ...{ vault, clock, log },
  });
  return {
    withJwt: ({ server, clientId }, { jwt, vault }) =>
      signInWithJwt({ ...options(vault), server, clientId, jwt }),
    byBrowser: (service, vault) =>
      createBrowserSignIn({
        ...options(vault),
        ...service,
        openExternal: (url) => shell.openExternal(url),
      }),
    resume: (kept, vault) => resumeSession(options(vault), kept),
  };
}
