import { type AppError, type Result, done, failed } from "../../../contract/result.ts";
import type { SignIns } from "../../../main/account/sign-ins.ts";
import type { ServiceConfiguration } from "../../../main/configuration/service.ts";
import type { KeptTokens } from "../../../main/ringcentral/session/kept-tokens.ts";
import type { AuthSession } from "../../../main/ringcentral/session/session.ts";
import type { TokenVault } from "../../../main/ringcentral/session/token-vault.ts";
import type { BrowserSignInWish } from "../../../main/ringcentral/sign-in/browser-attempt.ts";
import type { BrowserSignIn } from "../../../main/ringcentral/sign-in/browser-sign-in.ts";

/** A session that remembers how it was left, and ends when told to. */
class SpySession implements AuthSession {
  readonly done: string[] = [];
  readonly #listeners = new Set<(reason: AppError) => void>();
  readonly rest: AuthSession["rest"] = {
    read: () => Promise.resolve(failed({ code: "offline" })),
    perform: () => Promise.resolve(failed({ code: "offline" })),
    create: () => Promise.resolve(failed({ code: "offline" })),
  };
  readonly budget: AuthSession["budget"] = {
    pause: { leftMs: () => 0, onChange: () => () => undefined },
    report: () => [],
  };
  readonly serviceClock: AuthSession["serviceClock"] = {
    onThisMachine: (instant) => instant,
    look: () => undefined,
    onSet: () => () => undefined,
  };
  isOwnHost(): boolean {
    return true;
  }
  granted(): undefined {
    return undefined;
  }
  onEnded(listener: (reason: AppError) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
  end(reason: AppError): void {
    for (const listener of this.#listeners) listener(reason);
  }
  check(): void {
    this.done.push("session checked");
  }
  signOut(): Promise<void> {
    this.done.push("session signed out");
    return Promise.resolve();
  }
  dispose(): void {
    this.done.push("session disposed");
  }
}

/** Answers every sign-in with `answer`; an attempt of the browser waits for `finish` or `cancel`. */
export class FakeSignIns implements SignIns {
  readonly session = new SpySession();
  answer: Result<AuthSession> = done(this.session);
  /** What was signed in with, oldest first. */
  readonly tried: {
    readonly service: Pick<ServiceConfiguration, "server" | "clientId">;
    readonly by: string;
    readonly vault: TokenVault;
  }[] = [];
  readonly delivered: string[] = [];
  /** What the pending attempt of the browser was asked for. */
  wish: BrowserSignInWish | undefined;
  #settle: ((outcome: Result<AuthSession>) => void) | undefined;

  /** Whether an attempt of the browser is pending. */
  get isWaiting(): boolean {
    return this.#settle !== undefined;
  }

  withJwt(
    service: ServiceConfiguration,
    { jwt, vault }: { readonly jwt: string; readonly vault: TokenVault },
  ): Promise<Result<AuthSession>> {
    this.tried.push({ service, by: jwt, vault });
    return Promise.resolve(this.answer);
  }

  byBrowser(service: ServiceConfiguration, vault: TokenVault): BrowserSignIn {
    this.tried.push({ service, by: "browser", vault });
    return {
      start: (wish) => {
        const { promise, resolve } = Promise.withResolvers<Result<AuthSession>>();
        this.wish = wish;
        this.#settle = (outcome) => {
          this.#settle = undefined;
          resolve(outcome);
        };
        this.browserOpens(true);
        return promise;
      },
      deliver: (url) => {
        this.delivered.push(url);
        return true;
      },
      cancel: () => this.#settle?.(failed({ code: "sign-in-failed", cause: "cancelled" })),
    };
  }

  resume({ server, clientId }: KeptTokens, vault: TokenVault): Result<AuthSession> {
    this.tried.push({ service: { server, clientId }, by: "kept tokens", vault });
    return this.answer;
  }

  browserOpens(isBrowserOpen: boolean): void {
    this.wish?.onProgress?.({
      step: "browser",
      expiresAt: 300_000,
      link: "https://login.example.com/?state=secret",
      isBrowserOpen,
    });
  }

  /** The user is back from the browser. */
  finish(): void {
    this.#settle?.(this.answer);
  }
}
