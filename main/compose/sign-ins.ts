/** The ways to a session at the real service, each with the parts of Electron that it needs. */
import { app, net, shell } from "electron";

import type { Result } from "../../contract/result.ts";
import type { ServiceConfiguration } from "../configuration/service.ts";
import {
  createBrowserSignIn,
  type SignInProgress,
} from "../ringcentral/sign-in/browser-sign-in.ts";
import type { ServiceOptions } from "../ringcentral/service.ts";
import type { Session } from "../ringcentral/session/session.ts";
import { keepsNothing } from "../ringcentral/session/token-vault.ts";
import { signInWithJwt } from "../ringcentral/sign-in/sign-in.ts";
import type { Surroundings } from "./desktop-parts.ts";

/** One attempt to sign in by the system browser. */
export interface BrowserAttempt {
  readonly outcome: Promise<Result<Session>>;
  cancel(): void;
}

/** How far an attempt is. `url` is the page that the browser was sent to; it is a secret. */
export type BrowserStep = {
  readonly step: "browser";
  readonly url: string;
  readonly expiresAt: number;
};

export interface SignIns {
  withJwt(service: ServiceConfiguration, jwt: string): Promise<Result<Session>>;
  withBrowser(service: ServiceConfiguration, onStep: (step: BrowserStep) => void): BrowserAttempt;
}

/** How long a person may take in the browser. */
const browserTimeMs = 5 * 60_000;

export function createSignIns({ clock, log }: Surroundings): SignIns {
  const optionsFor = ({ server, clientId }: ServiceConfiguration): ServiceOptions => ({
    server,
    clientId,
    fetch: (request) => net.fetch(request),
    appName: "Ringside",
    appVersion: app.getVersion(),
    random: Math.random,
    vault: keepsNothing,
    ...{ clock, log },
  });
  return {
    withJwt: (service, jwt) => signInWithJwt({ ...optionsFor(service), jwt }),
    withBrowser(service, onStep) {
      const attempt = createBrowserSignIn({
        ...optionsFor(service),
        expiryMs: browserTimeMs,
        redirects: service.redirects,
        openExternal: (url) => shell.openExternal(url),
      });
      const onProgress = (progress: SignInProgress): void => {
        if (progress.step !== "browser") return;
        onStep({ step: "browser", url: progress.link, expiresAt: progress.expiresAt });
      };
      return { outcome: attempt.start({ onProgress }), cancel: () => attempt.cancel() };
    },
  };
}
