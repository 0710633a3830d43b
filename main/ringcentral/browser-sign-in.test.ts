import { createHash } from "node:crypto";
import { createServer } from "node:http";

import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { type RestService, startRestService } from "../../test/support/line/rest-service.ts";
import { serviceOptions, type TestOptions } from "../../test/support/line/service-options.ts";
import { createBrowserSignIn } from "./browser-sign-in.ts";

let service: RestService;
let options: TestOptions;
let opened: PromiseWithResolvers<URL>;
let ports: number[];

beforeEach(async () => {
  service = await startRestService();
  options = serviceOptions(service.url);
  opened = Promise.withResolvers<URL>();
  ports = [await freePort(), await freePort()];
});
afterEach(() => service.dispose());

const create = () =>
  createBrowserSignIn({
    ...options,
    ports,
    openExternal: (url) => {
      opened.resolve(new URL(url));
      return Promise.resolve();
    },
  });

/** What the service's page does at its end. */
function redirectOf(authorize: URL, query: Record<string, string>): string {
  const url = new URL(authorize.searchParams.get("redirect_uri") ?? "");
  url.search = new URLSearchParams(query).toString();
  return url.href;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}

const cause = (cause: string) => ({ ok: false, error: { code: "sign-in-failed", cause } });

describe("signing in by the browser", () => {
  it("asks with S256 and exchanges the code with its verifier", async () => {
    const result = create().start();
    const authorize = await opened.promise;
    const asked = authorize.searchParams;
    expect(authorize.pathname).toBe("/restapi/oauth/authorize");
    expect(asked.get("response_type")).toBe("code");
    expect(asked.get("client_id")).toBe("client-of-test");
    expect(asked.get("code_challenge_method")).toBe("S256");
    const state = asked.get("state") ?? "";
    const page = await fetch(redirectOf(authorize, { code: "the-code", state }));
    expect((await result).ok).toBe(true);
    const text = await page.text();
    expect(text).toContain("You can close this page");
    expect(text).not.toContain("the-code");
    const form = new URLSearchParams(service.requests[0]?.body);
    expect(form.get("grant_type")).toBe("authorization_code");
    expect(form.get("code")).toBe("the-code");
    expect(form.get("redirect_uri")).toBe(`http://127.0.0.1:${ports[0]}/oauth/callback`);
    const verifier = form.get("code_verifier") ?? "";
    expect(verifier).toHaveLength(43);
    expect(createHash("sha256").update(verifier).digest("base64url")).toBe(
      asked.get("code_challenge"),
    );
  });

  it("listens on the next port of the list when the first is taken", async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(ports[0], "127.0.0.1", resolve));
    const signIn = create();
    const result = signIn.start();
    const authorize = await opened.promise;
    expect(authorize.searchParams.get("redirect_uri")).toContain(`:${ports[1]}/`);
    signIn.cancel();
    await result;
    other.close();
  });

  it("passes over a redirect with another state, another path or another method", async () => {
    const signIn = create();
    const result = signIn.start();
    const authorize = await opened.promise;
    const state = authorize.searchParams.get("state") ?? "";
    const good = redirectOf(authorize, { code: "c", state });
    const wrong = await Promise.all([
      fetch(redirectOf(authorize, { code: "stolen", state: "guessed" })),
      fetch(good.replace("/oauth/callback", "/other")),
      fetch(good, { method: "POST" }),
    ]);
    expect(wrong.map(({ status }) => status)).toEqual([404, 404, 404]);
    await fetch(good);
    expect((await result).ok).toBe(true);
    expect(new URLSearchParams(service.requests[0]?.body).get("code")).toBe("c");
  });

  it("is refused when the user or the service says no", async () => {
    const result = create().start();
    const authorize = await opened.promise;
    const state = authorize.searchParams.get("state") ?? "";
    const page = await fetch(redirectOf(authorize, { error: "access_denied", state }));
    expect(await page.text()).toContain("Not signed in");
    expect(await result).toEqual(cause("refused"));
    expect(service.requests).toHaveLength(0);
  });

  it("ends when it is cancelled, and its port is free again", async () => {
    const signIn = create();
    const result = signIn.start();
    const authorize = await opened.promise;
    signIn.cancel();
    expect(await result).toEqual(cause("cancelled"));
    await expect(fetch(redirectOf(authorize, {}))).rejects.toThrow();
    expect(options.clock.waiting()).toBe(0);
  });

  it("ends when the user takes too long", async () => {
    const result = create().start();
    await opened.promise;
    options.clock.advance(300_000);
    expect(await result).toEqual(cause("expired"));
  });

  it("is cancelled by the next attempt", async () => {
    const signIn = create();
    const first = signIn.start();
    await opened.promise;
    opened = Promise.withResolvers<URL>();
    const second = signIn.start();
    expect(await first).toEqual(cause("cancelled"));
    await opened.promise;
    signIn.cancel();
    expect(await second).toEqual(cause("cancelled"));
  });

  it("ends when no browser can be opened", async () => {
    const signIn = createBrowserSignIn({
      ...options,
      ports,
      openExternal: () => Promise.reject(new Error("no browser")),
    });
    expect(await signIn.start()).toEqual({ ok: false, error: { code: "internal" } });
  });

  it("sends nobody to an unencrypted server", async () => {
    const signIn = createBrowserSignIn({
      ...options,
      server: "http://platform.example.test",
      openExternal: () => Promise.reject(new Error("must not be called")),
    });
    expect(await signIn.start()).toMatchObject({ error: { code: "bad-input" } });
  });
});
