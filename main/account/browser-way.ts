/** The way in by the system browser: at most one pending attempt, and what may be done with it. */
import type { AccountView } from "../../contract/app-snapshot.ts";
import { type Result, done, failed } from "../../contract/result.ts";
import type { AuthSession } from "../ringcentral/session/session.ts";
import type { SignInProgress } from "../ringcentral/sign-in/browser-attempt.ts";
import type { BrowserSignIn } from "../ringcentral/sign-in/browser-sign-in.ts";

/** What the window is told of an attempt; the link is not among it. */
export type Progress = Omit<AccountView & { state: "signing-in" }, "state">;

export interface BrowserWish {
  readonly signIn: BrowserSignIn;
  /** The service asks who it is, even where the browser is signed in. */
  readonly asNew: boolean;
  readonly onProgress: (progress: Progress) => void;
}

export interface BrowserWay {
  /** Resolves when the attempt is over. */
  start(wish: BrowserWish): Promise<Result<AuthSession>>;
  /** Does nothing when no attempt is pending. */
  cancel(): void;
  /** An address that the system handed to us; without a pending attempt it is nobody's. */
  deliver(url: string): void;
  /** Puts the address that the browser was sent to on the clipboard. */
  copyLink(): Promise<Result<undefined>>;
}

export function createBrowserWay(copyText: (text: string) => Promise<void>): BrowserWay {
  let pending: { readonly signIn: BrowserSignIn; link?: string } | undefined;
  return {
    async start({ signIn, asNew, onProgress }) {
      const attempt: NonNullable<typeof pending> = { signIn };
      pending = attempt;
      try {
        return await signIn.start({
          ...(asNew ? { prompt: "login" } : {}),
          onProgress(progress) {
            if (progress.step === "browser") attempt.link = progress.link;
            else delete attempt.link;
            onProgress(progressOf(progress));
          },
        });
      } finally {
        if (pending === attempt) pending = undefined;
      }
    },
    cancel: () => pending?.signIn.cancel(),
    deliver: (url) => void pending?.signIn.deliver(url),
    async copyLink() {
      if (pending?.link === undefined) {
        return failed({ code: "sign-in-failed", cause: "cancelled" });
      }
      await copyText(pending.link);
      return done(undefined);
    },
  };
}

function progressOf(progress: SignInProgress): Progress {
  if (progress.step !== "browser") return { demo: false, step: progress.step };
  const { step, expiresAt, isBrowserOpen } = progress;
  return {
    demo: false,
    ...{ step, expiresAt },
    ...(isBrowserOpen
      ? {}
      : { trouble: { code: "sign-in-failed", cause: "browser-not-opened" } as const }),
  };
}
