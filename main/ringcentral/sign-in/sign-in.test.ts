import { afterEach, beforeEach, describe, expect, it } from "vitest";

import {
  type Answer,
  type RestService,
  startRestService,
} from "../../../test/support/service/rest-service.ts";
import { anyJwt, serviceOptions } from "../../../test/support/service/service-options.ts";
import { signInWithJwt } from "./sign-in.ts";

const tokenRoute = "POST /restapi/oauth/token";
const jwtUntil = (exp: number) =>
  `e30.${Buffer.from(JSON.stringify({ exp })).toString("base64url")}.signature`;

let service: RestService;
beforeEach(async () => {
  service = await startRestService();
});
afterEach(() => service.dispose());

const signIn = (jwt = jwtUntil(4_000_000_000)) =>
  signInWithJwt({ ...serviceOptions(service.url), jwt });
const codeError = (code: string) => Object.assign(new Error(code), { code });
const cause = (cause: string) => ({ ok: false, error: { code: "sign-in-failed", cause } });

it("exchanges the credential as a public client", async () => {
  const result = await signIn(` ${anyJwt}\n`);
  expect(result.ok).toBe(true);
  const [request] = service.requests;
  expect(Object.fromEntries(new URLSearchParams(request?.body))).toEqual({
    grant_type: "urn:ietf:params:oauth:grant-type:jwt-bearer",
    assertion: anyJwt,
    client_id: "client-of-test",
  });
  expect(request?.headers["authorization"]).toBeUndefined();
});

describe("a failed sign-in", () => {
  const table: [Answer, string][] = [
    [{ status: 400, body: { error: "invalid_grant" } }, "refused"],
    [{ status: 400, body: { error: "invalid_request" } }, "refused"],
    [{ status: 403, body: { errors: [{ errorCode: "OAU-108" }] } }, "expired"],
    [{ status: 401, body: { error: "invalid_client" } }, "wrong-client"],
    [{ status: 400, body: { error: "unauthorized_client" } }, "wrong-client"],
    [{ status: 403, body: { errors: [{ errorCode: "OAU-110" }] } }, "wrong-client"],
    [{ status: 401, body: { errors: [{ errorCode: "OAU-121" }] } }, "wrong-client"],
    [{ status: 404, body: "<html>No such page</html>" }, "not-ringcentral"],
    [{ status: 200, body: "<html>Welcome</html>" }, "not-ringcentral"],
    [{ status: 200, body: {} }, "not-ringcentral"],
    [{ status: 302, headers: { Location: "/login" } }, "not-ringcentral"],
    ["cut", "unreachable"],
  ];
  it.each(table)("with %j is %s, asked once", async (answer, expected) => {
    service.answer(tokenRoute, answer);
    expect(await signIn()).toEqual(cause(expected));
    expect(service.requests).toHaveLength(1);
  });

  it.each([
    ["certificate", new Error("net::ERR_CERT_AUTHORITY_INVALID")],
    ["dns", new TypeError("fetch failed", { cause: codeError("ENOTFOUND") })],
    ["proxy", new Error("net::ERR_TUNNEL_CONNECTION_FAILED")],
  ])("names the trouble with the network: %s", async (network, error) => {
    const fetch = () => Promise.reject(error);
    const result = await signInWithJwt({ ...serviceOptions(service.url, { fetch }), jwt: anyJwt });
    expect(result).toEqual({
      ok: false,
      error: { code: "sign-in-failed", cause: "unreachable", network },
    });
  });

  it("is the clock's fault when the service's certificate is not valid yet", async () => {
    const fetch = () =>
      Promise.reject(new TypeError("fetch failed", { cause: codeError("CERT_NOT_YET_VALID") }));
    const result = await signInWithJwt({ ...serviceOptions(service.url, { fetch }), jwt: anyJwt });
    expect(result).toEqual(cause("clock-wrong"));
  });

  it("meets a captive portal that leads to a foreign host", async () => {
    service.answer(tokenRoute, { status: 302, headers: { Location: "http://portal.example/" } });
    expect(await signIn()).toEqual({
      ok: false,
      error: { code: "sign-in-failed", cause: "unreachable", network: "captive-portal" },
    });
  });

  it("takes a redirect that Electron does not let us see for another kind of server", async () => {
    const fetch = () => Promise.reject(new Error("Redirect was cancelled"));
    const result = await signInWithJwt({ ...serviceOptions(service.url, { fetch }), jwt: anyJwt });
    expect(result).toEqual(cause("not-ringcentral"));
  });

  it("is unreachable when nothing listens", async () => {
    await service.dispose();
    expect(await signIn()).toEqual(cause("unreachable"));
  });

  it("is unreachable when nothing answers in time", async () => {
    service.answer(tokenRoute, "hang");
    const options = serviceOptions(service.url);
    const arrival = service.arrival("/restapi/oauth/token");
    const result = signInWithJwt({ ...options, jwt: anyJwt });
    await arrival;
    options.clock.advance(6_000);
    expect(await result).toEqual(cause("unreachable"));
  });

  it("is expired when a refused credential is past its own end", async () => {
    service.answer(tokenRoute, { status: 400, body: { error: "invalid_grant" } });
    expect(await signIn(jwtUntil(1_000_000_000))).toEqual(cause("expired"));
  });

  it.each(["", "no credential at all", "a.b.c", "e30.e30", "e30.e30.x.y", "e30.W10.x", "e30..x"])(
    "is malformed, and nothing is sent, for %j",
    async (text) => {
      expect(await signIn(text)).toEqual(cause("malformed"));
      expect(service.requests).toHaveLength(0);
    },
  );

  it("names the missing client id before anything is sent", async () => {
    const options = { ...serviceOptions(service.url), clientId: " " };
    expect(await signInWithJwt({ ...options, jwt: anyJwt })).toEqual(cause("no-client"));
    expect(service.requests).toHaveLength(0);
  });

  it("is the clock's fault when the service's time is hours from ours", async () => {
    const inFiveHours = new Date(Date.now() + 5 * 3_600_000).toUTCString();
    const refusal = {
      status: 400,
      headers: { Date: inFiveHours },
      body: { error: "invalid_grant" },
    };
    service.answer(tokenRoute, refusal);
    expect(await signIn()).toEqual(cause("clock-wrong"));
    const expired = Math.floor(Date.now() / 1000) + 3_600;
    expect(await signIn(jwtUntil(expired))).toEqual(cause("expired"));
    service.answer(tokenRoute, { ...refusal, body: { error: "invalid_client" } });
    expect(await signIn()).toEqual(cause("wrong-client"));
  });

  it("tells a pause and a problem of the service as they are", async () => {
    service.answer(
      tokenRoute,
      { status: 503, body: {} },
      { status: 429, headers: { "Retry-After": "60" } },
    );
    expect(await signIn()).toEqual({ ok: false, error: { code: "service", status: 503 } });
    expect(await signIn()).toEqual({
      ok: false,
      error: { code: "rate-limited", retryAfterMs: 60_000 },
    });
  });

  it("sends no credential to an unencrypted server", async () => {
    const options = serviceOptions("http://platform.example.test", {
      fetch: () => Promise.reject(new Error("must not be called")),
    });
    expect(await signInWithJwt({ ...options, jwt: anyJwt })).toEqual(cause("insecure-server"));
  });

  it("logs neither the credential nor the server", async () => {
    service.answer(tokenRoute, { status: 400, body: { error: "invalid_grant" } });
    const options = serviceOptions(service.url);
    await signInWithJwt({ ...options, jwt: "e30.e30.secret" });
    expect(options.lines).toEqual([
      { event: "sign-in-failed", fields: { reason: "refused", status: 400 } },
    ]);
  });
});
