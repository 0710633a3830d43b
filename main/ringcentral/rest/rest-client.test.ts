import { afterEach, beforeEach, describe, expect, it } from "vitest";

import {
  type RestService,
  startRestService,
  tokenAnswer,
} from "../../../test/support/service/rest-service.ts";
import {
  serviceOptions,
  signedIn,
  type TestOptions,
} from "../../../test/support/service/service-options.ts";
import type { RestRequest } from "./rest-client.ts";
import type { AuthSession } from "../session/session.ts";

const path = "/restapi/v1.0/account/~/extension/~/presence";
const get: RestRequest = { method: "GET", path };
const post: RestRequest = { method: "POST", path };

let service: RestService;
let options: TestOptions;
let session: AuthSession;

beforeEach(async () => {
  service = await startRestService();
  options = serviceOptions(service.url);
  session = await signedIn(options);
});
afterEach(() => service.dispose());

describe("a request", () => {
  it("carries the token, the client id and the product's name", async () => {
    service.answer(`GET ${path}`, { body: {} });
    await session.rest.read(get);
    const headers = service.seen(path)[0]?.headers;
    expect(headers).toMatchObject({
      authorization: "bearer access-1",
      "client-id": "client-of-test",
    });
    expect(headers?.["x-user-agent"]).toMatch(/^Ringside\/0\.0\.0 /);
  });

  it("repeats the key of a list in its query", async () => {
    service.answer(`GET ${path}`, { body: {} });
    await session.rest.read({ ...get, query: { featureId: ["A", "B"], perPage: 5 } });
    expect(service.seen(path)[0]?.query).toBe("featureId=A&featureId=B&perPage=5");
  });

  it("can be read as JSON", async () => {
    service.answer(`GET ${path}`, { body: { telephonyStatus: "NoCall" } });
    expect(await session.rest.read(get)).toEqual({
      ok: true,
      value: { telephonyStatus: "NoCall" },
    });
  });

  it.each(["Welcome", ""])("is a bad reply when JSON is needed and %j comes", async (body) => {
    service.answer(`GET ${path}`, { body, headers: { "Content-Type": "text/plain" } });
    expect(await session.rest.read(get)).toMatchObject({
      ok: false,
      error: { code: "bad-reply" },
    });
  });

  it.each([{ status: 204 }, { status: 200 }, { body: { id: 1 } }])(
    "that performs succeeds with %j",
    async (answer) => {
      service.answer(`POST ${path}`, answer);
      expect(await session.rest.perform(post)).toEqual({ ok: true, value: undefined });
    },
  );
});

describe("an answer from in between", () => {
  const portal = { ok: false, error: { code: "offline", network: "captive-portal" } };

  it.each([
    ["a web page", { body: "<html>Sign in to the guest network</html>" }],
    ["a redirect to a foreign host", { status: 302, headers: { Location: "http://192.0.2.1/" } }],
    ["a redirect on the spot", { status: 307, headers: { Location: "/welcome" } }],
    ["511", { status: 511, body: "<html></html>" }],
  ])("is no success of a performed request: %s", async (_what, answer) => {
    service.answer(`POST ${path}`, answer);
    expect(await session.rest.perform(post)).toEqual(portal);
    expect(service.seen(path)).toHaveLength(1);
  });

  it("keeps the session through a portal that answers the refresh", async () => {
    const token = "POST /restapi/oauth/token";
    service.answer(token, tokenAnswer(1));
    const short = await signedIn(options);
    options.clock.jump(3_601_000);
    service.answer(token, { body: "<html></html>" });
    expect(await short.rest.perform(post)).toEqual(portal);
    expect(service.seen(path)).toEqual([]);
    service.answer(token, tokenAnswer(7));
    short.check();
    service.answer(`POST ${path}`, { status: 204 });
    expect(await short.rest.perform(post)).toEqual({ ok: true, value: undefined });
  });

  it("may be a proxy that wants a password, whose body Chromium does not let us read", async () => {
    const body = new ReadableStream({
      pull: (controller) => controller.error(new Error("net::ERR_TUNNEL_CONNECTION_FAILED")),
    });
    const wanting = serviceOptions(service.url, {
      fetch: (request) =>
        request.url.endsWith(path)
          ? Promise.resolve(new Response(body, { status: 407 }))
          : fetch(request),
    });
    const through = await signedIn(wanting);
    expect(await through.rest.perform(post)).toEqual({
      ok: false,
      error: { code: "offline", network: "proxy-password" },
    });
  });

  it("is told from an error page, which the service's own gateway may show", async () => {
    service.answer(`POST ${path}`, { status: 502, body: "<html>Bad gateway</html>" });
    expect(await session.rest.perform(post)).toMatchObject({
      error: { code: "service", status: 502 },
    });
  });
});

describe("an answer that never comes", () => {
  it("ends a performed request as timed out, sent once", async () => {
    service.answer(`POST ${path}`, "hang");
    const arrival = service.arrival(path);
    const result = session.rest.perform(post);
    await arrival;
    options.clock.advance(8_000);
    expect(await result).toEqual({ ok: false, error: { code: "timed-out" } });
    expect(service.seen(path)).toHaveLength(1);
  });

  it("ends a read as timed out", async () => {
    service.answer(`GET ${path}`, "hang");
    const arrival = service.arrival(path);
    const result = session.rest.read(get);
    await arrival;
    options.clock.advance(10_000);
    expect(await result).toEqual({ ok: false, error: { code: "timed-out" } });
  });

  it("leaves no timer behind when it comes in time", async () => {
    service.answer(`POST ${path}`, { status: 204 });
    const before = options.clock.waiting();
    await session.rest.perform(post);
    expect(options.clock.waiting()).toBe(before);
  });
});

describe("a lost connection", () => {
  it("makes the outcome of a performed request unknown, and nothing is sent again", async () => {
    service.answer(`POST ${path}`, "cut");
    expect(await session.rest.perform(post)).toEqual({ ok: false, error: { code: "timed-out" } });
    expect(service.seen(path)).toHaveLength(1);
  });

  it("leaves nothing unknown of a socket token, which is not asked for again by itself", async () => {
    const path = "/restapi/oauth/wstoken";
    service.answer(`POST ${path}`, "cut");
    expect(await session.rest.read({ method: "POST", path, reply: "token" })).toEqual({
      ok: false,
      error: { code: "offline" },
    });
    expect(service.seen(path)).toHaveLength(1);
  });

  it("has a read that is sent but once not sent again", async () => {
    service.answer(`GET ${path}`, "cut");
    expect(await session.rest.read({ ...get, once: true })).toEqual({
      ok: false,
      error: { code: "offline" },
    });
    expect(service.seen(path)).toHaveLength(1);
  });

  it("has a read sent once more", async () => {
    service.answer(`GET ${path}`, "cut", { body: { again: true } });
    const result = session.rest.read(get);
    await untilWaiting(options);
    options.clock.advance(500);
    expect(await result).toEqual({ ok: true, value: { again: true } });
  });

  it("is offline for both kinds when nothing listens", async () => {
    await service.dispose();
    const offline = { ok: false, error: { code: "offline", network: "unreachable" } };
    expect(await session.rest.perform(post)).toEqual(offline);
    const result = session.rest.read(get);
    await untilWaiting(options);
    options.clock.advance(500);
    expect(await result).toEqual(offline);
  });
});

describe("a busy service", () => {
  it("is read again after a short Retry-After", async () => {
    service.answer(`GET ${path}`, { status: 503, headers: { "Retry-After": "2" } }, { body: {} });
    const result = session.rest.read(get);
    await untilWaiting(options);
    options.clock.advance(2_250);
    expect(await result).toEqual({ ok: true, value: {} });
  });

  it.each([
    [{ headers: { "Retry-After": "60" } }, { retryAfterMs: 60_000 }],
    [{}, {}],
  ])("is not read again with %j", async (answer, said) => {
    service.answer(`GET ${path}`, { status: 503, ...answer });
    expect(await session.rest.read(get)).toEqual({
      ok: false,
      error: { code: "service", status: 503, ...said },
    });
    expect(service.seen(path)).toHaveLength(1);
  });

  it("is not read by anybody before its Retry-After is over, and other things are", async () => {
    const busy = (retryAfterMs: number) => ({
      ok: false,
      error: { code: "service", status: 503, retryAfterMs },
    });
    service.answer(`GET ${path}`, { status: 503, headers: { "Retry-After": "90" } }, { body: {} });
    service.answer(`GET ${path}/1`, { body: {} });
    service.answer(`POST ${path}`, { status: 204 });
    expect(await session.rest.read(get)).toEqual(busy(90_000));
    options.clock.advance(89_000);
    expect(await session.rest.read(get)).toEqual(busy(1_000));
    expect(service.seen(path)).toHaveLength(1);
    expect(await session.rest.read({ ...get, path: `${path}/1` })).toMatchObject({ ok: true });
    expect(await session.rest.perform(post)).toMatchObject({ ok: true });
    options.clock.advance(1_000);
    expect(await session.rest.read(get)).toMatchObject({ ok: true });
  });

  it("never gets a performed request twice", async () => {
    service.answer(`POST ${path}`, { status: 503, headers: { "Retry-After": "1" } });
    expect(await session.rest.perform(post)).toMatchObject({ error: { status: 503 } });
    expect(service.seen(path)).toHaveLength(1);
  });
});

describe("a refused request", () => {
  it.each([400, 403, 404, 409, 500, 501])("with %d tells status, code and id", async (status) => {
    service.answer(`POST ${path}`, {
      status,
      headers: { RCRequestId: "ab-12" },
      body: { errors: [{ errorCode: "TAS-106" }] },
    });
    expect(await session.rest.perform(post)).toEqual({
      ok: false,
      error: { code: "service", status, serviceCode: "TAS-106", requestId: "ab-12" },
    });
  });

  it("inside a known penalty is not sent at all", async () => {
    service.answer(`POST ${path}`, { status: 429, headers: { "Retry-After": "60" } });
    expect(await session.rest.perform(post)).toEqual({
      ok: false,
      error: { code: "rate-limited", retryAfterMs: 60_000 },
    });
    options.clock.advance(10_000);
    expect(await session.rest.perform(post)).toEqual({
      ok: false,
      error: { code: "rate-limited", retryAfterMs: 50_000 },
    });
    expect(service.seen(path)).toHaveLength(1);
    service.answer(`POST ${path}`, { status: 204 });
    options.clock.advance(50_000);
    expect(await session.rest.perform(post)).toMatchObject({ ok: true });
  });

  it("does not come of requests that never reached the service", async () => {
    let isDown = false;
    const refused = Object.assign(new Error("refused"), { code: "ECONNREFUSED" });
    const flaky = await signedIn(
      serviceOptions(service.url, {
        fetch: (request) =>
          isDown
            ? Promise.reject(new TypeError("fetch failed", { cause: refused }))
            : fetch(request),
      }),
    );
    const limits = { "X-Rate-Limit-Limit": "2", "X-Rate-Limit-Remaining": "1" };
    service.answer(`POST ${path}`, { status: 204, headers: limits });
    await flaky.rest.perform(post);
    isDown = true;
    for (let lost = 0; lost < 5; lost += 1) {
      expect(await flaky.rest.perform(post)).toMatchObject({ error: { code: "offline" } });
    }
    isDown = false;
    expect(await flaky.rest.perform(post)).toMatchObject({ ok: true });
  });

  it("understands a date in Retry-After", async () => {
    const inTenSeconds = new Date(options.clock.now() + 10_000).toUTCString();
    service.answer(`POST ${path}`, { status: 429, headers: { "Retry-After": inTenSeconds } });
    const result = await session.rest.perform(post);
    if (result.ok || result.error.code !== "rate-limited") expect.unreachable();
    // Dates have whole seconds.
    expect(result.error.retryAfterMs).toBeGreaterThan(9_000 - 1);
    expect(result.error.retryAfterMs).toBeLessThanOrEqual(10_000);
  });
});

/** Lets the real sockets work until the client waits on the clock with its retry alone. */
async function untilWaiting({ clock }: TestOptions): Promise<void> {
  do await new Promise((resolve) => setImmediate(resolve));
  while (!clock.waitsUpTo(3_500));
}
