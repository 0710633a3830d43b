import { done, failed, type Result } from "../../../contract/result.ts";
import type { DesktopSpeech } from "../../../contract/i18n/words.ts";
import type { ServiceOptions } from "../service-options.ts";
import type { AuthSession } from "../session/session.ts";
import { askForPage, type AttemptSecrets, authorizeUrl } from "./authorize.ts";
import { listenForRedirect, type LoopbackListener } from "./loopback-listener.ts";
import { readRedirect } from "./redirect-answer.ts";
import { parseRedirects, type PrivateRedirect } from "./redirects.ts";
import { checkConfiguration, signIn } from "./sign-in.ts";
import { signInFailed } from "./sign-in-failure.ts";

export interface BrowserSignInOptions extends ServiceOptions {
  /** Opens the service's sign-in page in the system browser; rejects when that is impossible. */
  readonly openExternal: (url: string) => Promise<void>;
  /** For the pages that the browser ends on. */
  readonly speech: DesktopSpeech;
  /** Registered redirect addresses, as `parseRedirects` takes them. */
  readonly redirects: readonly string[];
  /** How long the user may take; five minutes when left out. */
  readonly expiryMs?: number;
  /** An unguessable URL-safe string of 43 characters; the system's randomness when left out. */
  readonly createSecret?: () => string;
}

/** How far an attempt is. */
export type SignInProgress =
  /** A port is being opened and the service asked whether it has a page for us. */
  | { readonly step: "starting" }
  | {
      readonly step: "browser";
      /** When the attempt ends by itself, in milliseconds since 1970. */
      readonly expiresAt: number;
      /** For the clipboard, on the user's wish. It holds the attempt's state: main only. */
      readonly link: string;
      /** False when the system could not: the link, in a browser of the user's choice, still works. */
      readonly isBrowserOpen: boolean;
    }
  /** The browser came back; the code is exchanged for tokens. */
  | { readonly step: "exchanging" };

export interface BrowserSignInWish {
  /** `login` has the service ask for the account even where the browser is signed in to one. */
  readonly prompt?: "login";
  /** Told each step in order, `browser` again if the browser cannot be opened; never after the end. */
  readonly onProgress?: (progress: SignInProgress) => void;
}

/** How long an attempt waits for the browser to come back, in milliseconds. */
export const defaultExpiryMs = 300_000;

/** Where this attempt's browser comes back to. */
interface Return {
  readonly redirectUri: string;
  readonly listener: LoopbackListener | undefined;
  readonly private: PrivateRedirect | undefined;
}

/** One way through the browser, from the first check to the session. Run once. */
export class BrowserAttempt {
  readonly #options: BrowserSignInOptions;
  readonly #secrets: AttemptSecrets;
  readonly #wish: BrowserSignInWish;
  /** The first outcome counts. */
  readonly #answer = Promise.withResolvers<Result<string>>();
  #isCancelled = false;
  #isOver = false;
  #isWaiting = false;
  #isBrowserOpen = true;
  #return: Return | undefined;

  constructor(options: BrowserSignInOptions, secrets: AttemptSecrets, wish: BrowserSignInWish) {
    this.#options = options;
    this.#secrets = secrets;
    this.#wish = wish;
  }

  cancel(): void {
    this.#isCancelled = true;
    this.#answer.resolve(signInFailed("cancelled"));
  }

  /** An address of the private redirect, with its query; of use only to an attempt that waits for it. */
  deliver(url: URL): void {
    if (this.#return?.private === undefined) return;
    const answer = readRedirect(url.search, this.#secrets.state);
    if (answer !== undefined) this.#answer.resolve(answer);
  }

  async run(): Promise<Result<AuthSession>> {
    this.#tell({ step: "starting" });
    const server = checkConfiguration(this.#options);
    if (!server.ok) return server;
    const back = await this.#prepareReturn();
    if (!back.ok) return back;
    this.#return = back.value;
    try {
      return await this.#runWith(server.value, back.value);
    } finally {
      this.#isOver = true;
      back.value.listener?.finish();
    }
  }

  async #runWith(server: string, { redirectUri }: Return): Promise<Result<AuthSession>> {
    if (this.#hasEnded()) return signInFailed("cancelled");
    const { prompt } = this.#wish;
    const link = authorizeUrl(
      { server, clientId: this.#options.clientId },
      { ...this.#secrets, redirectUri, ...(prompt === undefined ? {} : { prompt }) },
    );
    const hasPage = await askForPage(this.#options, link);
    if (this.#hasEnded()) return signInFailed("cancelled");
    if (!hasPage.ok) return hasPage;
    const code = await this.#waitForBrowser(link);
    if (!code.ok) return code;
    this.#tell({ step: "exchanging" });
    const signedIn = await signIn(this.#options, {
      code: code.value,
      code_verifier: this.#secrets.verifier,
      redirect_uri: redirectUri,
    });
    if (this.#hasEnded()) {
      // The user has turned away: nothing of it may stay, here or at the service.
      if (signedIn.ok) await signedIn.value.signOut();
      return signInFailed("cancelled");
    }
    return signedIn.ok ? signedIn : failed(signedIn.failure.reason);
  }

  /** A method, because an attempt can be cancelled during any wait. */
  #hasEnded(): boolean {
    return this.#isCancelled;
  }

  async #prepareReturn(): Promise<Result<Return>> {
    const redirects = parseRedirects(this.#options.redirects);
    if (!redirects.ok) return redirects;
    const listener = await listenForRedirect({
      redirects: redirects.value.loopback,
      state: this.#secrets.state,
      clock: this.#options.clock,
      speech: this.#options.speech,
      onAnswer: (answer) => this.#answer.resolve(answer),
    });
    if (listener !== undefined) {
      return done({ redirectUri: listener.redirect.uri, listener, private: undefined });
    }
    const second = redirects.value.private;
    this.#options.log("sign-in-ports-taken", { count: redirects.value.loopback.length });
    if (second === undefined) return signInFailed("ports-taken");
    return done({ redirectUri: second.uri, listener: undefined, private: second });
  }

  async #waitForBrowser(link: string): Promise<Result<string>> {
    const { clock, openExternal, log } = this.#options;
    const expiryMs = this.#options.expiryMs ?? defaultExpiryMs;
    const expiresAt = clock.now() + expiryMs;
    const tell = (): void =>
      this.#tell({ step: "browser", expiresAt, link, isBrowserOpen: this.#isBrowserOpen });
    const stop = clock.after(expiryMs, () =>
      this.#answer.resolve(signInFailed(this.#isBrowserOpen ? "expired" : "browser-not-opened")),
    );
    this.#isWaiting = true;
    tell();
    openExternal(link).catch(() => {
      log("browser-not-opened", {});
      if (!this.#isWaiting) return;
      this.#isBrowserOpen = false;
      tell();
    });
    const answer = await this.#answer.promise.finally(stop);
    this.#isWaiting = false;
    return answer;
  }

  #tell(progress: SignInProgress): void {
    if (!this.#isCancelled && !this.#isOver) this.#wish.onProgress?.(progress);
  }
}
