import { createHash } from "node:crypto";

import { afterEach, beforeEach, describe, expect, it } from "vitest";

import {
  createFakeBrowser,
  type FakeBrowser,
  loopbackOf,
  portOf,
  redirectOf,
  takePort,
} from "../../../test/support/service/browser.ts";
import { freePort } from "../../../test/support/free-port.ts";
import {
  type Answer,
  type RestService,
  startRestService,
} from "../../../test/support/service/rest-service.ts";
import { serviceOptions, type TestOptions } from "../../../test/support/service/service-options.ts";
import type { BrowserSignInOptions, SignInProgress } from "./browser-attempt.ts";
import { createBrowserSignIn } from "./browser-sign-in.ts";
import { inEnglish } from "../../../test/support/english.ts";

const privateRedirect = "io.github.ringside:/oauth/callback";

const authorizePath = "/restapi/oauth/authorize";
const tokenPath = "/restapi/oauth/token";

let service: RestService;
let options: TestOptions;
let browser: FakeBrowser;
let ports: number[];

beforeEach(async () => {
  service = await startRestService();
  service.answer(`GET ${authorizePath}`, { status: 302, headers: { Location: "/login" } });
  options = serviceOptions(service.url);
  browser = createFakeBrowser();
  ports = [await freePort(), await freePort()];
});
afterEach(() => service.dispose());

const create = (more: Partial<BrowserSignInOptions> = {}) =>
  createBrowserSignIn({
    speech: inEnglish,
    ...options,
    redirects: ports.map(loopbackOf),
    openExternal: browser.openExternal,
    ...more,
  });

const cause = (cause: string) => ({ ok: false, error: { code: "sign-in-failed", cause } });
const stateOf = (authorize: URL): string => authorize.searchParams.get("state") ?? "";
const exchanged = () => new URLSearchParams(service.seen(tokenPath)[0]?.body);

describe("signing in by the browser", () => {
  it("asks with S256 and exchanges the code with its verifier", async () => {
    const result = create().start();
    const authorize = await browser.opened;
    const asked = authorize.searchParams;
    expect(authorize.pathname).toBe(authorizePath);
    expect(asked.get("response_type")).toBe("code");
    expect(asked.get("client_id")).toBe("client-of-test");
    expect(asked.get("code_challenge_method")).toBe("S256");
    expect(asked.has("prompt")).toBe(false);
    await fetch(redirectOf(authorize, { code: "the-code", state: stateOf(authorize) }));
    expect((await result).ok).toBe(true);
    const form = exchanged();
    expect(form.get("grant_type")).toBe("authorization_code");
    expect(form.get("code")).toBe("the-code");
    expect(form.get("client_id")).toBe("client-of-test");
    expect(form.get("redirect_uri")).toBe(loopbackOf(ports[0] ?? 0));
    const verifier = form.get("code_verifier") ?? "";
    expect(verifier).toHaveLength(43);
    expect(createHash("sha256").update(verifier).digest("base64url")).toBe(
      asked.get("code_challenge"),
    );
    expect(options.vault.kept).toMatchObject({ way: "browser", accessToken: "access-1" });
  });

  it("tells each step, with the end of the wait and the link", async () => {
    const steps: SignInProgress[] = [];
    const result = create().start({ onProgress: (step) => void steps.push(step) });
    const authorize = await browser.opened;
    await fetch(redirectOf(authorize, { code: "c", state: stateOf(authorize) }));
    await result;
    expect(steps).toEqual([
      { step: "starting" },
      {
        step: "browser",
        expiresAt: options.clock.now() + 300_000,
        link: authorize.href,
        isBrowserOpen: true,
      },
      { step: "exchanging" },
    ]);
  });

  it("has the service ask for the account when another one is wanted", async () => {
    const signIn = create();
    const result = signIn.start({ prompt: "login" });
    expect((await browser.opened).searchParams.get("prompt")).toBe("login");
    signIn.cancel();
    await result;
  });

  it("uses no secret twice", async () => {
    const first = create().start();
    const one = (await browser.opened).searchParams;
    options.clock.advance(300_000);
    await first;
    browser = createFakeBrowser();
    const signIn = create();
    const second = signIn.start();
    const two = (await browser.opened).searchParams;
    expect(two.get("state")).not.toBe(one.get("state"));
    expect(two.get("code_challenge")).not.toBe(one.get("code_challenge"));
    signIn.cancel();
    await second;
  });

  it("listens on the next port of the list when the first is taken", async () => {
    const other = await takePort(ports[0]);
    const signIn = create();
    const result = signIn.start();
    expect((await browser.opened).searchParams.get("redirect_uri")).toBe(loopbackOf(ports[1] ?? 0));
    signIn.cancel();
    await result;
    other.close();
  });

  it("passes over a redirect of another attempt and goes on waiting", async () => {
    const result = create().start();
    const authorize = await browser.opened;
    const wrong = await fetch(redirectOf(authorize, { code: "stolen", state: "guessed" }));
    expect(wrong.status).toBe(400);
    expect(service.seen(tokenPath)).toHaveLength(0);
    await fetch(redirectOf(authorize, { code: "c", state: stateOf(authorize) }));
    expect((await result).ok).toBe(true);
    expect(exchanged().get("code")).toBe("c");
  });

  it.each([
    ["access_denied", cause("denied")],
    ["unauthorized_client", cause("wrong-client")],
    ["invalid_request", cause("refused")],
    ["temporarily_unavailable", { ok: false, error: { code: "service", status: 503 } }],
  ])("ends with what the service's %s means", async (error, expected) => {
    const result = create().start();
    const authorize = await browser.opened;
    await fetch(redirectOf(authorize, { error, state: stateOf(authorize) }));
    expect(await result).toEqual(expected);
    expect(service.seen(tokenPath)).toHaveLength(0);
  });

  it("ends when it is cancelled, and its port is free again", async () => {
    const signIn = create();
    const result = signIn.start();
    const authorize = await browser.opened;
    signIn.cancel();
    expect(await result).toEqual(cause("cancelled"));
    await expect(fetch(redirectOf(authorize, {}))).rejects.toThrow();
    expect(options.clock.waiting()).toBe(0);
  });

  it("ends when the user takes too long, and its port is free again", async () => {
    const result = create().start();
    const authorize = await browser.opened;
    options.clock.advance(300_000);
    expect(await result).toEqual(cause("expired"));
    await expect(fetch(redirectOf(authorize, {}))).rejects.toThrow();
  });

  it("leaves nobody signed in when it is cancelled during the exchange", async () => {
    const gate = Promise.withResolvers<undefined>();
    service.answer(`POST ${tokenPath}`, async () => {
      await gate.promise;
      return { body: { access_token: "a", expires_in: 3600, refresh_token: "r" } };
    });
    service.answer("POST /restapi/oauth/revoke", { status: 200 });
    const arrival = service.arrival(tokenPath);
    const signIn = create();
    const result = signIn.start();
    const authorize = await browser.opened;
    await fetch(redirectOf(authorize, { code: "c", state: stateOf(authorize) }));
    await arrival;
    signIn.cancel();
    gate.resolve(undefined);
    expect(await result).toEqual(cause("cancelled"));
    expect(service.seen("/restapi/oauth/revoke")[0]?.body).toContain("token=r");
    expect(options.vault.kept).toBeUndefined();
  });

  it("is cancelled by the next attempt", async () => {
    const signIn = create();
    const first = signIn.start();
    await browser.opened;
    const second = signIn.start();
    expect(await first).toEqual(cause("cancelled"));
    signIn.cancel();
    expect(await second).toEqual(cause("cancelled"));
  });

  it("waits on when no browser can be opened, since the link can be used by hand", async () => {
    const steps: SignInProgress[] = [];
    const signIn = create({ openExternal: () => Promise.reject(new Error("no browser")) });
    const unopened = Promise.withResolvers<SignInProgress & { step: "browser" }>();
    const result = signIn.start({
      onProgress(step) {
        steps.push(step);
        if (step.step === "browser" && !step.isBrowserOpen) unopened.resolve(step);
      },
    });
    const authorize = new URL((await unopened.promise).link);
    await fetch(redirectOf(authorize, { code: "c", state: stateOf(authorize) }));
    expect((await result).ok).toBe(true);
  });

  it("says that no browser came up when the link was not used either", async () => {
    const signIn = create({ openExternal: () => Promise.reject(new Error("no browser")) });
    const unopened = Promise.withResolvers<undefined>();
    const result = signIn.start({
      onProgress: (step) =>
        step.step === "browser" && !step.isBrowserOpen && unopened.resolve(undefined),
    });
    await unopened.promise;
    options.clock.advance(300_000);
    expect(await result).toEqual(cause("browser-not-opened"));
  });
});

describe("before the browser opens", () => {
  const table: [string, Answer, unknown][] = [
    [
      "an address that is not registered",
      { status: 400, body: { errors: [{ errorCode: "OAU-109" }] } },
      cause("redirect-not-registered"),
    ],
    [
      "the same as a page",
      { status: 400, body: "<html>OAU-113: No redirect uri</html>" },
      cause("redirect-not-registered"),
    ],
    [
      "an unknown client",
      { status: 400, body: { errors: [{ errorCode: "OAU-120" }] } },
      cause("wrong-client"),
    ],
    ["another kind of server", { status: 404, body: "<html></html>" }, cause("not-ringcentral")],
    ["a busy service", { status: 503 }, { ok: false, error: { code: "service", status: 503 } }],
    [
      "a pause",
      { status: 429, headers: { "Retry-After": "9" } },
      { ok: false, error: { code: "rate-limited", retryAfterMs: 9_000 } },
    ],
    ["no answer", "cut", cause("unreachable")],
  ];
  it.each(table)("the service's word is heard: %s", async (_name, answer, expected) => {
    service.answer(`GET ${authorizePath}`, answer);
    expect(await create().start()).toEqual(expected);
    expect(browser.count()).toBe(0);
  });

  it("a doubt lets it go, and so does a redirect that the network reports as an error", async () => {
    service.answer(`GET ${authorizePath}`, { status: 400, body: "<html>Try again</html>" });
    const signIn = create();
    const first = signIn.start();
    await browser.opened;
    signIn.cancel();
    await first;
    const electronLike = create({
      fetch: () => Promise.reject(new Error("Redirect was cancelled")),
    });
    const second = electronLike.start();
    await browser.opened;
    electronLike.cancel();
    expect(await second).toEqual(cause("cancelled"));
  });

  it("a server that does not answer in time is unreachable", async () => {
    service.answer(`GET ${authorizePath}`, "hang");
    const arrival = service.arrival(authorizePath);
    const result = create().start();
    await arrival;
    options.clock.advance(6_000);
    expect(await result).toEqual(cause("unreachable"));
  });

  it("every taken port is told", async () => {
    const others = [await takePort(ports[0]), await takePort(ports[1])];
    expect(await create().start()).toEqual(cause("ports-taken"));
    expect(service.requests).toHaveLength(0);
    for (const other of others) other.close();
  });

  it.each([
    [{ server: "http://platform.example.test" }, cause("insecure-server")],
    [{ clientId: "" }, cause("no-client")],
    [{ redirects: ["http://10.0.0.1:5000/x"] }, { ok: false, error: { code: "bad-input" } }],
  ])("nothing is sent with %j", async (more, expected) => {
    const signIn = create({ ...more, fetch: () => Promise.reject(new Error("not to be called")) });
    expect(await signIn.start()).toMatchObject(expected);
    expect(browser.count()).toBe(0);
  });
});

describe("the private redirect", () => {
  /** Every port is taken, so that the attempt waits for the system. */
  async function waiting() {
    const other = await takePort(ports[0]);
    const redirects = [loopbackOf(portOf(other)), privateRedirect];
    const signIn = create({ redirects });
    const result = signIn.start();
    const authorize = await browser.opened;
    other.close();
    return { signIn, result, authorize, state: stateOf(authorize) };
  }

  it("is used when every port is taken, and the delivered address ends the wait", async () => {
    const { signIn, result, authorize, state } = await waiting();
    expect(authorize.searchParams.get("redirect_uri")).toBe(privateRedirect);
    expect(signIn.deliver(`${privateRedirect}?code=c&state=${state}`)).toBe(true);
    expect((await result).ok).toBe(true);
    expect(exchanged().get("redirect_uri")).toBe(privateRedirect);
  });

  it("of another attempt is taken and changes nothing", async () => {
    const { signIn, result, state } = await waiting();
    expect(signIn.deliver(`${privateRedirect}?code=c&state=other`)).toBe(true);
    expect(signIn.deliver(`${privateRedirect}?code=c&code=d&state=${state}`)).toBe(true);
    expect(service.seen(tokenPath)).toHaveLength(0);
    signIn.deliver(`${privateRedirect}?error=access_denied&state=${state}`);
    expect(await result).toEqual(cause("denied"));
  });

  it("means nothing to an attempt that waits on a port, and nothing when there is none", async () => {
    const signIn = create({ redirects: [loopbackOf(ports[0] ?? 0), privateRedirect] });
    expect(signIn.deliver(`${privateRedirect}?code=c&state=s`)).toBe(true);
    const result = signIn.start();
    const authorize = await browser.opened;
    signIn.deliver(`${privateRedirect}?code=c&state=${stateOf(authorize)}`);
    signIn.cancel();
    expect(await result).toEqual(cause("cancelled"));
    expect(service.seen(tokenPath)).toHaveLength(0);
  });

  it.each([
    "tel:+15550100177",
    "io.github.ringside://evil/oauth/callback?code=c",
    "io.github.ringside:/other?code=c",
    "not an address",
    `${privateRedirect}?code=${"c".repeat(20_000)}`,
  ])("is not %j", (url) => {
    expect(create({ redirects: [privateRedirect] }).deliver(url)).toBe(false);
  });
});

it("logs and tells neither code nor state nor verifier", async () => {
  service.answer(`POST ${tokenPath}`, { status: 400, body: { error: "invalid_grant" } });
  const result = create().start();
  const authorize = await browser.opened;
  const state = stateOf(authorize);
  await fetch(redirectOf(authorize, { code: "the-code", state }));
  const text = JSON.stringify([await result, options.lines]);
  expect(text).toContain("refused");
  for (const secret of ["the-code", state, exchanged().get("code_verifier") ?? "?", "127.0.0.1"]) {
    expect(text).not.toContain(secret);
  }
});
