import type { SDK, SDKOptions } from "@ringcentral/sdk";
import * as v from "valibot";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { startTestSimulator, type TestSimulator } from "../../support/simulator.ts";
import { createSdk, found, json, own, redirectUri, signIn } from "./official-clients.ts";

/** What the library throws: a plain error with the answer on it. */
const apiError = v.object({
  message: v.string(),
  retryAfter: v.optional(v.number()),
  response: v.nullish(v.object({ status: v.number() })),
});
const failureOf = async (attempt: Promise<unknown>): Promise<v.InferOutput<typeof apiError>> =>
  attempt.then(
    () => {
      throw new Error("It did not fail.");
    },
    (error: unknown) => v.parse(apiError, error),
  );

const hourMs = 3_600_000;
const tokenPath = "/restapi/oauth/token";

describe("the official SDK", () => {
  let simulator: TestSimulator;
  beforeEach(async () => {
    simulator = await startTestSimulator({ name: import.meta.url });
  });
  afterEach(() => simulator.dispose());

  const grants = async (kind: string): Promise<number> =>
    (await simulator.requests("POST", /\/oauth\/token$/)).filter(
      ({ requestBody }) =>
        v.parse(v.looseObject({ grant_type: v.string() }), requestBody).grant_type === kind,
    ).length;
  const accessToken = async (sdk: SDK): Promise<string> =>
    (await sdk.platform().auth().data()).access_token ?? "";
  const tryToken = async (token: string): Promise<number> =>
    (
      await fetch(`${simulator.url}${own}/presence`, {
        headers: { authorization: `Bearer ${token}` },
      })
    ).status;

  /** Goes through the sign-in page as a person would; the code's query. */
  async function consent(loginUrl: string): Promise<string> {
    const sent = await fetch(loginUrl, { redirect: "manual" });
    const page = new URL(sent.headers.get("location") ?? "", simulator.url);
    const answered = await fetch(page, {
      method: "POST",
      redirect: "manual",
      body: new URLSearchParams({ decision: "allow", extension: "700100012" }),
    });
    const back = new URL(answered.headers.get("location") ?? "");
    expect(`${back.origin}${back.pathname}`).toBe(redirectUri);
    return back.search;
  }

  async function loginByCode(options?: SDKOptions): Promise<SDK> {
    const sdk = createSdk(simulator, options);
    const platform = sdk.platform();
    const query = await consent(platform.loginUrl({ usePKCE: true, state: "xyz" }));
    const { code = "", state } = platform.parseLoginRedirect(query);
    expect(state).toBe("xyz");
    await platform.login({ code });
    return sdk;
  }

  it("logs in with a code and PKCE, and is then let in", async () => {
    const sdk = await loginByCode();
    expect(await json(sdk.platform().get(`${own}/presence`))).toMatchObject({
      telephonyStatus: "NoCall",
    });
    expect((await sdk.platform().auth().data()).owner_id).toBe("700100012");
  });

  it("is refused with a verifier that is not the challenge's, and with a used code", async () => {
    const sdk = createSdk(simulator);
    const platform = sdk.platform();
    const query = await consent(platform.loginUrl({ usePKCE: true }));
    const { code = "" } = platform.parseLoginRedirect(query);
    const wrong = "A".repeat(43);
    await expect(platform.login({ code, code_verifier: wrong })).rejects.toThrow();
    const used = await loginByCode();
    await expect(used.platform().login({ code })).rejects.toThrow();
  });

  it("logs in with a JWT, and is refused with a wrong one", async () => {
    const sdk = await signIn(simulator);
    expect(await sdk.platform().loggedIn()).toBe(true);
    await expect(createSdk(simulator).platform().login({ jwt: "jwt-wrong" })).rejects.toThrow();
  });

  it("refreshes once for many callers, and the new pair replaces the old one", async () => {
    const sdk = await signIn(simulator);
    const before = await sdk.platform().auth().data();
    await Promise.all([1, 2, 3, 4, 5].map(() => sdk.platform().refresh()));
    expect(await grants("refresh_token")).toBe(1);
    const after = await sdk.platform().auth().data();
    expect(after.refresh_token).not.toBe(before.refresh_token);
    expect(await tryToken(before.access_token ?? "")).toBe(401);
    expect(await tryToken(after.access_token ?? "")).toBe(200);
  });

  it("can use an old refresh token only until ten seconds after the new pair was used", async () => {
    const sdk = await signIn(simulator);
    const { refresh_token: old = "" } = await sdk.platform().auth().data();
    await sdk.platform().refresh();
    const again = async (): Promise<number> => {
      const form = {
        grant_type: "refresh_token",
        refresh_token: old,
        client_id: simulator.clientId,
      };
      const body = new URLSearchParams(form);
      return (await fetch(simulator.url + tokenPath, { method: "POST", body })).status;
    };
    expect(await again()).toBe(200);
    await sdk.platform().get(`${own}/presence`);
    simulator.clock.advance(11_000);
    expect(await again()).toBeGreaterThanOrEqual(400);
  });

  it("recovers from a 401 by one refresh, whose wish for a life of -1 s is not taken literally", async () => {
    const sdk = await signIn(simulator);
    simulator.clock.advance(hourMs + 1_000);
    expect((await sdk.platform().get(`${own}/presence`)).status).toBe(200);
    const seen = await simulator.requests("GET", /\/presence$/);
    expect(seen.map(({ status }) => status)).toEqual([401, 200]);
    const [, refresh] = await simulator.requests("POST", /\/oauth\/token$/);
    expect(refresh?.requestBody).toMatchObject({ access_token_ttl: "-1" });
    expect(refresh?.responseBody).toMatchObject({ expires_in: 600 });
  });

  it("logs out: the session's tokens are dead on the service", async () => {
    const sdk = await signIn(simulator);
    const token = await accessToken(sdk);
    await sdk.platform().logout();
    expect(await tryToken(token)).toBe(401);
    expect(await sdk.platform().loggedIn()).toBe(false);
  });

  it("loses its oldest session to a sixth login", async () => {
    const unlimited = await startTestSimulator({ name: import.meta.url, limits: "off" });
    const first = await signIn(unlimited);
    for (let login = 0; login < 4; login += 1) await signIn(unlimited);
    expect((await first.platform().get(`${own}/presence`)).status).toBe(200);
    await signIn(unlimited);
    await expect(first.platform().get(`${own}/presence`)).rejects.toThrow();
    await unlimited.dispose();
  });

  it("hears the documented limit of a group, and is let in again when the penalty is over", async () => {
    const sdk = await signIn(simulator);
    const limited: unknown[] = [];
    sdk.platform().on(sdk.platform().events.rateLimitError, (error) => limited.push(error));
    const get = () => sdk.platform().get(`${own}/presence`);
    for (let request = 0; request < 50; request += 1) await get();
    expect(await failureOf(get())).toMatchObject({
      retryAfter: 60_000,
      response: { status: 429 },
    });
    expect(limited).toHaveLength(1);
    simulator.clock.advance(30_000);
    await failureOf(get());
    simulator.clock.advance(31_000);
    expect(await failureOf(get())).toMatchObject({ response: { status: 429 } });
    simulator.clock.advance(61_000);
    expect((await get()).status).toBe(200);
  });

  it("waits and sends again by itself when it is told to handle the limit", async () => {
    const sdk = await signIn(simulator, { handleRateLimit: true });
    const effect = { kind: "answer", status: 429, headers: { "Retry-After": "1" }, body: {} };
    await simulator.fault({ match: { method: "GET", path: `${own}/presence` }, effect });
    expect((await sdk.platform().get(`${own}/presence`)).status).toBe(200);
  });

  it("reads the service's error out of a refusal", async () => {
    const sdk = await signIn(simulator);
    const session = "/restapi/v1.0/account/~/telephony/sessions/s-unknown";
    const failure = await failureOf(sdk.platform().get(session));
    expect(failure.response?.status).toBe(404);
    expect(failure.message).toContain("telephonySessionId");
  });

  describe("has pitfalls of its own that the simulator reproduces:", () => {
    const busyToken = (status: number) => ({
      match: { method: "POST", path: tokenPath },
      times: "always",
      effect: { kind: "answer", status, body: {} },
    });

    it("a service that is away for a moment signs the user out (P16), unless it is told not to", async () => {
      const careless = await signIn(simulator);
      const careful = await signIn(simulator, { clearCacheOnRefreshError: false });
      await simulator.fault(busyToken(503));
      await expect(careless.platform().refresh()).rejects.toThrow();
      await expect(careful.platform().refresh()).rejects.toThrow();
      expect(await accessToken(careless)).toBe("");
      expect(await accessToken(careful)).not.toBe("");
    });

    it("a failed login wipes an earlier session (P17)", async () => {
      const sdk = await signIn(simulator);
      await expect(sdk.platform().login({ jwt: "jwt-wrong" })).rejects.toThrow();
      expect(await accessToken(sdk)).toBe("");
    });

    it("a logout whose revoke fails throws and keeps the tokens (P18)", async () => {
      const sdk = await signIn(simulator);
      const effect = { kind: "answer", status: 503, body: {} };
      await simulator.fault({ match: { path: "/restapi/oauth/revoke" }, effect });
      await expect(sdk.platform().logout()).rejects.toThrow();
      expect(await accessToken(sdk)).not.toBe("");
    });

    it("a late 401 undoes a refresh (P19)", async () => {
      const sdk = await signIn(simulator);
      const match = { method: "GET", path: `${own}/presence` };
      await simulator.fault({ match, effect: { kind: "delay", ms: 300 } });
      await simulator.fault({ match, effect: { kind: "answer", status: 401, body: {} } });
      const late = sdk.platform().get(`${own}/presence`);
      await found(async () => (await simulator.requests("GET", /\/presence$/))[0]);
      await sdk.platform().refresh();
      expect((await late).status).toBe(200);
      expect(await grants("refresh_token")).toBe(2);
    });

    it("a Retry-After that is a date gives NaN, and a second 429 says nothing at all (P21)", async () => {
      const sdk = await signIn(simulator);
      const limited = (times: number, retryAfter: string) =>
        simulator.fault({
          match: { method: "GET", path: `${own}/presence` },
          times,
          effect: { kind: "answer", status: 429, headers: { "Retry-After": retryAfter }, body: {} },
        });
      await limited(1, "Mon, 02 Mar 2026 09:16:00 GMT");
      const dated: unknown = await sdk
        .platform()
        .get(`${own}/presence`)
        .catch((error: unknown) => error);
      expect(dated).toHaveProperty("retryAfter", Number.NaN);
      await limited(2, "1");
      const options = { handleRateLimit: true };
      const failure = await failureOf(sdk.platform().get(`${own}/presence`, undefined, options));
      expect(failure.response?.status).toBe(429);
      expect(failure.retryAfter).toBeUndefined();
    });

    it("a request that is never answered hangs until its signal ends it (P22)", async () => {
      const sdk = await signIn(simulator);
      const effect = { kind: "lose-request", how: "hang" };
      await simulator.fault({ match: { method: "GET", path: `${own}/presence` }, effect });
      const leaving = new AbortController();
      const options: object = { signal: leaving.signal };
      const hanging = sdk.platform().get(`${own}/presence`, undefined, options);
      await found(async () => (await simulator.requests("GET", /\/presence$/))[0]);
      leaving.abort();
      await expect(hanging).rejects.toThrow(/abort/i);
    });

    it("options that were used once no longer recover from a 401 (P24)", async () => {
      const sdk = await signIn(simulator);
      const options = { method: "GET", url: `${own}/presence` };
      await sdk.platform().send(options);
      simulator.clock.advance(hourMs + 1_000);
      expect((await sdk.platform().send(options)).status).toBe(200);
      simulator.clock.advance(hourMs + 1_000);
      expect(await failureOf(sdk.platform().send(options))).toMatchObject({
        response: { status: 401 },
      });
    });
  });
});
