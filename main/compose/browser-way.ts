/** The way in by the system browser: at most one pending attempt, and what may be done with it. */
import { type AppError, type Result, done, failed } from "../../contract/result.ts";
import type { ServiceConfiguration } from "../configuration/service.ts";
import type { Session } from "../ringcentral/session/session.ts";
import type { BrowserStep, SignIns } from "./sign-ins.ts";

export interface BrowserWay {
  /** Resolves when the attempt is over. */
  start(
    service: ServiceConfiguration,
    onStep: (step: Omit<BrowserStep, "url">) => void,
  ): Promise<Result<Session>>;
  /** Does nothing when no attempt is pending. */
  cancel(): void;
  /** Puts the address that the browser was sent to on the clipboard. */
  copyLink(): Promise<Result<undefined>>;
}

const nothingPending: AppError = { code: "sign-in-failed", cause: "cancelled" };

export function createBrowserWay(
  signIns: Pick<SignIns, "withBrowser">,
  copyText: (text: string) => Promise<void>,
): BrowserWay {
  let pending: { cancel: () => void; url?: string } | undefined;
  return {
    async start(service, onStep) {
      let url: string | undefined;
      const attempt = signIns.withBrowser(service, (step) => {
        url = step.url;
        if (pending !== undefined) pending = { ...pending, url };
        onStep({ step: step.step, expiresAt: step.expiresAt });
      });
      pending = { cancel: () => attempt.cancel(), ...(url === undefined ? {} : { url }) };
      try {
        return await attempt.outcome;
      } finally {
        pending = undefined;
      }
    },
    cancel: () => pending?.cancel(),
    async copyLink() {
      if (pending?.url === undefined) return failed(nothingPending);
      await copyText(pending.url);
      return done(undefined);
    },
  };
}
