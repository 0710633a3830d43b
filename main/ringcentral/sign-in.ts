import { failed, type Result } from "../../contract/result.ts";
import type { ServiceOptions } from "./service.ts";
import type { Session } from "./session.ts";

/** Signs in with a JWT credential. Failures are `sign-in-failed`, `rate-limited` or `service`. */
export function signInWithJwt(
  _options: ServiceOptions & { readonly jwt: string },
): Promise<Result<Session>> {
  return Promise.resolve(failed({ code: "internal" }));
}

export interface BrowserSignInOptions extends ServiceOptions {
  /** Opens the service's sign-in page in the system browser. */
  readonly openExternal: (url: string) => Promise<void>;
}

/** Signing in by the system browser. At most one attempt is pending; a new one cancels the old. */
export interface BrowserSignIn {
  start(): Promise<Result<Session>>;
  /** Ends the pending attempt, if any, as `cancelled`. */
  cancel(): void;
}

export function createBrowserSignIn(_options: BrowserSignInOptions): BrowserSignIn {
  return {
    start: () => Promise.resolve(failed({ code: "internal" })),
    cancel: () => undefined,
  };
}
