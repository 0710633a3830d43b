import { type Result, done, failed } from "../../contract/result.ts";
import type { BrowserStep, SignIns } from "../../main/compose/sign-ins.ts";
import type { ServiceConfiguration } from "../../main/configuration/service.ts";
import type { Session } from "../../main/ringcentral/session/session.ts";

/** A session that only remembers whether it was signed out. */
class SpySession implements Session {
  readonly done: string[] = [];
  readonly rest: Session["rest"] = {
    read: () => Promise.resolve(failed({ code: "offline" })),
    perform: () => Promise.resolve(failed({ code: "offline" })),
  };
  granted(): undefined {
    return undefined;
  }
  check(): void {
    this.done.push("session checked");
  }
  dispose(): void {
    this.done.push("session disposed");
  }
  onEnded(): () => void {
    return () => undefined;
  }
  signOut(): Promise<void> {
    this.done.push("session signed out");
    return Promise.resolve();
  }
}

/** Answers every sign-in with `answer`; an attempt of the browser waits for `finish` or `cancel`. */
export class FakeSignIns implements SignIns {
  readonly session = new SpySession();
  answer: Result<Session> = done(this.session);
  /** What was signed in with, oldest first. */
  readonly tried: { readonly service: ServiceConfiguration; readonly by: string }[] = [];
  #settle: ((outcome: Result<Session>) => void) | undefined;

  /** Whether an attempt of the browser is pending. */
  get isWaiting(): boolean {
    return this.#settle !== undefined;
  }

  withJwt(service: ServiceConfiguration, jwt: string): Promise<Result<Session>> {
    this.tried.push({ service, by: jwt });
    return Promise.resolve(this.answer);
  }

  withBrowser(service: ServiceConfiguration, onStep: (step: BrowserStep) => void) {
    this.tried.push({ service, by: "browser" });
    const { promise, resolve } = Promise.withResolvers<Result<Session>>();
    this.#settle = (outcome) => {
      this.#settle = undefined;
      resolve(outcome);
    };
    onStep({ step: "browser", url: "https://login.example.com/?state=secret", expiresAt: 300_000 });
    return {
      outcome: promise,
      cancel: () => this.#settle?.(failed({ code: "sign-in-failed", cause: "cancelled" })),
    };
  }

  /** The user is back from the browser. */
  finish(): void {
    this.#settle?.(this.answer);
  }
}
