import { afterEach, beforeEach, describe, expect, it } from "vitest";

import {
  type RestService,
  startRestService,
  tokenAnswer,
} from "../../../test/support/service/rest-service.ts";
import { serviceOptions, signedIn } from "../../../test/support/service/service-options.ts";
import type { AppError } from "../../../contract/result.ts";
import { leastBetweenRenewalsMs, leastBetweenReplacementsMs } from "./session-keeper.ts";
import { resumeSession } from "./resume.ts";
import type { RestRequest } from "../rest/rest-client.ts";

const path = "/restapi/v1.0/account/~/extension/~";
const tokenPath = "/restapi/oauth/token";
const get: RestRequest = { method: "GET", path };
const post: RestRequest = { method: "POST", path };

let service: RestService;
beforeEach(async () => {
  service = await startRestService();
});
afterEach(() => service.dispose());

/** A session that has slept past the end of its access token. */
async function withEndedToken() {
  service.answer(`POST ${tokenPath}`, tokenAnswer(1));
  service.answer(`GET ${path}`, { body: {} });
  service.answer(`POST ${path}`, { status: 204 });
  const options = serviceOptions(service.url);
  const session = await signedIn(options);
  const endings: AppError[] = [];
  session.onEnded((reason) => void endings.push(reason));
  options.clock.jump(3_601_000);
  return { options, session, endings };
}

describe("the pace of the token requests", () => {
  it("of a service that refuses every token is one replacement in twenty seconds", async () => {
    const options = serviceOptions(service.url);
    const session = await signedIn(options);
    service.answer(`POST ${path}`, { status: 401 });
    for (const [afterMs, tokens] of [
      [0, 2],
      [0, 2],
      [leastBetweenReplacementsMs - 1, 2],
      [1, 3],
      [0, 3],
    ] as const) {
      options.clock.advance(afterMs);
      expect(await session.rest.perform(post)).toMatchObject({ ok: false });
      expect(service.seen(tokenPath)).toHaveLength(tokens);
    }
    session.dispose();
  });

  it("of a session that claims to end in a second is as slow, but for the first", async () => {
    let tokens = 0;
    service.answer(`POST ${tokenPath}`, () =>
      tokenAnswer((tokens += 1), { session_expires_in: 1 }),
    );
    const options = serviceOptions(service.url);
    const session = await signedIn(options);
    const renewed = service.arrival(tokenPath);
    options.clock.advance(1_000);
    await renewed;
    const [, , gapMs] = leastBetweenRenewalsMs;
    for (let passedMs = 0; passedMs < 3 * gapMs; passedMs += 500) {
      options.clock.advance(500);
      for (let turn = 0; turn < 20; turn += 1) {
        await new Promise((resolve) => setImmediate(resolve));
      }
    }
    expect(tokens).toBeGreaterThan(2);
    expect(tokens).toBeLessThanOrEqual(5);
    session.dispose();
  });
});

describe("the renewal of the token", () => {
  it("comes once for many requests at the same time", async () => {
    const { session } = await withEndedToken();
    service.answer(`POST ${tokenPath}`, tokenAnswer(2));
    const results = await Promise.all([1, 2, 3, 4, 5].map(() => session.rest.read(get)));
    expect(results.every(({ ok }) => ok)).toBe(true);
    expect(service.seen(tokenPath)).toHaveLength(2);
    expect(service.seen(path).map(({ headers }) => headers["authorization"])).toEqual(
      Array(5).fill("bearer access-2"),
    );
  });

  it.each([{ status: 503 }, { status: 500 }, "cut" as const, { body: "<html></html>" }])(
    "may fail with %j without ending the session",
    async (answer) => {
      const { options, session, endings } = await withEndedToken();
      service.answer(`POST ${tokenPath}`, answer);
      expect(await session.rest.perform(post)).toMatchObject({ ok: false });
      service.answer(`POST ${tokenPath}`, tokenAnswer(2));
      options.clock.advance(2_000);
      expect(await session.rest.perform(post)).toMatchObject({ ok: true });
      expect(endings).toEqual([]);
      expect(service.seen(path)).toHaveLength(1);
      expect(options.vault.done).toEqual(["write access-1", "write access-2"]);
    },
  );

  it("that failed is tried again in time although the clock was set back meanwhile", async () => {
    const { options, session } = await withEndedToken();
    service.answer(`POST ${tokenPath}`, { status: 503 });
    expect(await session.rest.perform(post)).toMatchObject({ ok: false });
    service.answer(`POST ${tokenPath}`, tokenAnswer(2));
    options.clock.jump(-30_000);
    options.clock.advance(2_000);
    expect(await session.rest.perform(post)).toMatchObject({ ok: true });
    expect(service.seen(path).at(-1)?.headers["authorization"]).toBe("bearer access-2");
  });

  it("that hangs leaves the outcome of the request known: nothing was sent", async () => {
    const { options, session } = await withEndedToken();
    service.answer(`POST ${tokenPath}`, "hang");
    const arrival = service.arrival(tokenPath);
    const result = session.rest.perform(post);
    await arrival;
    options.clock.advance(6_000);
    expect(await result).toEqual({ ok: false, error: { code: "offline" } });
    expect(service.seen(path)).toHaveLength(0);
  });

  it.each([400, 401, 403])("refused with %d ends the session, asked once", async (status) => {
    const { session, endings } = await withEndedToken();
    service.answer(`POST ${tokenPath}`, { status, body: { error: "invalid_grant" } });
    expect(await session.rest.read(get)).toEqual({ ok: false, error: { code: "signed-out" } });
    expect(await session.rest.read(get)).toEqual({ ok: false, error: { code: "signed-out" } });
    expect(service.seen(tokenPath)).toHaveLength(2);
    expect(endings).toEqual([{ code: "signed-out", ended: "by-service" }]);
  });

  it.each([
    ["that says how long", { "Retry-After": "30" }],
    ["that does not say how long", {}],
  ])("obeys a penalty of the token endpoint %s", async (_which, headers) => {
    const { session, endings } = await withEndedToken();
    service.answer(`POST ${tokenPath}`, { status: 429, headers });
    const limited = { ok: false, error: { code: "rate-limited", retryAfterMs: 30_000 } };
    expect(await session.rest.read(get)).toEqual(limited);
    expect(await session.rest.read(get)).toEqual(limited);
    session.check();
    expect(await session.rest.read(get)).toEqual(limited);
    expect(service.seen(tokenPath)).toHaveLength(2);
    expect(endings).toEqual([]);
  });
});

describe("a 401", () => {
  it("is answered by one renewal and one more sending", async () => {
    const session = await signedIn(serviceOptions(service.url));
    service.answer(`POST ${path}`, { status: 401 }, { status: 204 });
    expect(await session.rest.perform(post)).toMatchObject({ ok: true });
    expect(service.seen(path).map(({ headers }) => headers["authorization"])).toEqual([
      "bearer access-1",
      "bearer access-2",
    ]);
  });

  it("has what is not wanted any more after the renewal not sent again", async () => {
    let isWanted = true;
    const session = await signedIn(serviceOptions(service.url));
    service.answer(`POST ${path}`, { status: 401 }, { status: 204 });
    service.answer(`POST ${tokenPath}`, () => {
      isWanted = false;
      return tokenAnswer(2);
    });
    expect(await session.rest.perform(post, () => isWanted)).toEqual({
      ok: false,
      error: { code: "call-changed" },
    });
    expect(service.seen(tokenPath)).toHaveLength(2);
    expect(service.seen(path)).toHaveLength(1);
  });

  it("has each sending leave in the turn in which it was still wanted", async () => {
    const order: string[] = [];
    const options = serviceOptions(service.url, {
      fetch(request) {
        if (request.url.endsWith(path)) order.push("sent");
        return fetch(request);
      },
    });
    const session = await signedIn(options);
    service.answer(`POST ${path}`, { status: 401 }, { status: 204 });
    await session.rest.perform(post, () => {
      order.push("asked");
      setImmediate(() => order.push("turn over"));
      return true;
    });
    expect(order).toEqual(["asked", "sent", "turn over", "asked", "sent", "turn over"]);
  });

  it("is answered for each use of one request object, which nothing is written into", async () => {
    const options = serviceOptions(service.url);
    const session = await signedIn(options);
    const request: RestRequest = { ...post, query: { a: "1" }, body: { b: 2 } };
    service.answer(`POST ${path}`, ...[401, 204, 401, 204].map((status) => ({ status })));
    expect(await session.rest.perform(Object.freeze(request))).toMatchObject({ ok: true });
    // A token that was replaced a moment ago is not replaced again.
    options.clock.advance(20_000);
    expect(await session.rest.perform(request)).toMatchObject({ ok: true });
    const sent = service.seen(path).map(({ query, body }) => `${query} ${body}`);
    expect(sent).toEqual(Array(4).fill('a=1 {"b":2}'));
    expect(service.seen(tokenPath)).toHaveLength(3);
  });

  it("that comes late does not undo a renewal", async () => {
    const session = await signedIn(serviceOptions(service.url));
    const late = Promise.withResolvers<undefined>();
    service.answer(
      `GET ${path}`,
      async () => {
        await late.promise;
        return { status: 401 };
      },
      { body: {} },
    );
    const arrival = service.arrival(path);
    const slow = session.rest.read(get);
    await arrival;
    service.answer(`POST ${path}`, { status: 401 }, { status: 204 });
    await session.rest.perform(post);
    late.resolve(undefined);
    expect(await slow).toEqual({ ok: true, value: {} });
    // One for the sign-in, one renewal.
    expect(service.seen(tokenPath)).toHaveLength(2);
  });

  it("is answered by a renewal although the clock was set back since the last one", async () => {
    const options = serviceOptions(service.url);
    const session = await signedIn(options);
    const refusedOnce = [{ status: 401 }, { status: 204 }] as const;
    service.answer(`POST ${path}`, ...refusedOnce);
    expect(await session.rest.perform(post)).toMatchObject({ ok: true });
    options.clock.advance(60_000);
    options.clock.jump(-3_600_000);
    service.answer(`POST ${path}`, ...refusedOnce);
    expect(await session.rest.perform(post)).toMatchObject({ ok: true });
    expect(service.seen(tokenPath)).toHaveLength(3);
  });

  it("that stays is the service's refusal, and the session lives on", async () => {
    const session = await signedIn(serviceOptions(service.url));
    service.answer(`POST ${path}`, { status: 401 });
    expect(await session.rest.perform(post)).toEqual({
      ok: false,
      error: { code: "service", status: 401 },
    });
    expect(service.seen(path)).toHaveLength(2);
  });

  it("without a refresh token ends the session", async () => {
    service.answer(
      `POST ${tokenPath}`,
      tokenAnswer(1, { refresh_token: undefined, refresh_token_expires_in: undefined }),
    );
    const session = await signedIn(serviceOptions(service.url));
    const endings: AppError[] = [];
    session.onEnded((reason) => void endings.push(reason));
    service.answer(`POST ${path}`, { status: 401 });
    expect(await session.rest.perform(post)).toEqual({
      ok: false,
      error: { code: "signed-out" },
    });
    expect(endings).toEqual([{ code: "signed-out", ended: "by-service" }]);
  });
});

it("takes a refresh token whose life is not told for a usable one", async () => {
  service.answer(`POST ${tokenPath}`, tokenAnswer(1, { refresh_token_expires_in: undefined }));
  const options = serviceOptions(service.url);
  const session = await signedIn(options);
  options.clock.jump(3_601_000);
  service.answer(`POST ${tokenPath}`, tokenAnswer(2));
  service.answer(`GET ${path}`, { body: {} });
  expect(await session.rest.read(get)).toEqual({ ok: true, value: {} });
});

describe("signing out", () => {
  it.each([{ status: 200 }, { status: 400 }, "cut" as const])(
    "drops the tokens when revoking them ends with %j",
    async (answer) => {
      const session = await signedIn(serviceOptions(service.url));
      let ended = false;
      session.onEnded(() => (ended = true));
      service.answer("POST /restapi/oauth/revoke", answer);
      await session.signOut();
      expect(service.seen("/restapi/oauth/revoke")[0]?.body).toContain("token=refresh-1");
      expect(await session.rest.read(get)).toEqual({ ok: false, error: { code: "signed-out" } });
      expect(service.seen(path)).toHaveLength(0);
      expect(ended).toBe(false);
    },
  );
});

it("knows what the token's scope grants", async () => {
  const session = await signedIn(serviceOptions(service.url));
  expect(session.granted()).toEqual(new Set(["CallControl", "ReadAccounts"]));
});

it("logs no token and no address", async () => {
  const { options, session } = await withEndedToken();
  service.answer(`POST ${tokenPath}`, { status: 400, body: { error: "invalid_grant" } });
  await session.rest.read(get);
  const text = JSON.stringify(options.lines);
  expect(text).toContain("session-ended");
  expect(text).not.toMatch(/access-1|refresh-1|127\.0\.0\.1|signature/);
});

describe("a resumed session", () => {
  async function kept() {
    const options = serviceOptions(service.url);
    const session = await signedIn(options);
    session.dispose();
    const { kept: tokens } = options.vault;
    if (tokens === undefined) throw new Error("nothing was kept");
    service.answer(`GET ${path}`, { body: {} });
    return { options, tokens };
  }

  it("goes on with the tokens of the last run, and asks for none", async () => {
    const { options, tokens } = await kept();
    const resumed = resumeSession(options, tokens);
    if (!resumed.ok) throw new Error(resumed.error.code);
    expect(await resumed.value.rest.read(get)).toEqual({ ok: true, value: {} });
    expect(resumed.value.granted()).toContain("CallControl");
    expect(service.seen(tokenPath)).toHaveLength(1);
  });

  it("renews first when their hour is over", async () => {
    const { options, tokens } = await kept();
    options.clock.jump(3_700_000);
    const resumed = resumeSession(options, tokens);
    if (!resumed.ok) throw new Error(resumed.error.code);
    expect(await resumed.value.rest.read(get)).toEqual({ ok: true, value: {} });
    expect(service.seen(path)[0]?.headers["authorization"]).toBe("bearer access-2");
    expect(service.seen(tokenPath)[1]?.body).toContain("refresh_token=refresh-1");
  });

  it("is not made for an address that no tokens may go to", async () => {
    const { options, tokens } = await kept();
    expect(resumeSession(options, { ...tokens, server: "http://other.example.test" })).toEqual({
      ok: false,
      error: { code: "sign-in-failed", cause: "insecure-server" },
    });
  });
});
