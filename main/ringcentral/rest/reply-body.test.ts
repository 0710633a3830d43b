import { once } from "node:events";
import { createServer } from "node:http";

import { describe, expect, it } from "vitest";

import type { ManualClock } from "../../../test/support/service/manual-clock.ts";
import { startRestService } from "../../../test/support/service/rest-service.ts";
import { anyJwt, serviceOptions, signedIn } from "../../../test/support/service/service-options.ts";
import { hostileFetch } from "../../../test/support/service/hostile-fetch.ts";
import { tooLargeRestMs } from "./busy-reads.ts";
import { mostReplyBytes } from "./reply-limits.ts";
import { readBody } from "./reply-body.ts";
import { RequestFailure } from "./request-failure.ts";
import { defaultTimeLimits } from "../service-options.ts";
import { signInWithJwt } from "../sign-in/sign-in.ts";
import { askForPage } from "../sign-in/authorize.ts";

const bytesOf = (text: string) => new TextEncoder().encode(text);
const bodyOf = (chunks: readonly Uint8Array[]): Response =>
  new Response(
    new ReadableStream({
      start(controller) {
        for (const chunk of chunks) controller.enqueue(chunk);
        controller.close();
      },
    }),
  );
const never = new AbortController().signal;

describe("a body", () => {
  it("is read whole, across its chunks", async () => {
    const chunks = ["gr", "\u00fc\u00df", "e ", "x".repeat(40_000)];
    const body = bodyOf(chunks.map(bytesOf));
    expect(await readBody(body, { mostBytes: 65_536, signal: never })).toBe(
      `gr\u00fc\u00dfe ${"x".repeat(40_000)}`,
    );
  });

  it("is decoded as a whole, wherever a chunk ends", async () => {
    const response = bodyOf([...bytesOf('"\u260e"')].map((one) => new Uint8Array([one])));
    expect(await readBody(response, { mostBytes: 10, signal: never })).toBe('"\u260e"');
  });

  it("may be missing", async () => {
    const response = new Response(null, { status: 204 });
    expect(await readBody(response, { mostBytes: 10, signal: never })).toBe("");
  });

  it.each([
    [9, true],
    [10, true],
    [11, false],
  ])("of %d bytes is read under a cap of 10: %s", async (length, isRead) => {
    const reading = readBody(bodyOf([new Uint8Array(length)]), { mostBytes: 10, signal: never });
    if (isRead) expect(await reading).toHaveLength(length);
    else await expect(reading).rejects.toMatchObject({ reason: { code: "reply-too-large" } });
  });

  it("is given up where it is too large, and nothing more is taken of it", async () => {
    const { response, taken, isCancelled } = hostileFetch();
    const reading = readBody(response(), { mostBytes: 10_000, signal: never });
    await expect(reading).rejects.toBeInstanceOf(RequestFailure);
    expect(taken()).toBeLessThan(30_000);
    expect(isCancelled()).toBe(true);
  });

  it("is given up when the time is over, though its source goes on", async () => {
    const { response, isCancelled } = hostileFetch({ chunkBytes: 0 });
    const aborter = new AbortController();
    const reading = readBody(response(), { mostBytes: 10, signal: aborter.signal });
    aborter.abort();
    await expect(reading).rejects.toMatchObject({ reason: { code: "reply-endless" } });
    expect(isCancelled()).toBe(true);
  });
});

it("is cut off at its source, over a real connection", async () => {
  const left = Promise.withResolvers<undefined>();
  const server = createServer((_request, answer) => {
    const flood = (): void => {
      while (answer.write(Buffer.alloc(65_536)));
    };
    answer.on("drain", flood).on("close", () => left.resolve(undefined));
    flood();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") expect.unreachable();
  const response = await fetch(`http://127.0.0.1:${address.port}/`);
  const reading = readBody(response, { mostBytes: 10_000, signal: never });
  await expect(reading).rejects.toMatchObject({ reason: { code: "reply-too-large" } });
  await left.promise;
  server.close();
});

/** Every request of the product, against a service that answers one path with what never ends. */
async function against(path: string, hostile: Parameters<typeof hostileFetch>[0] = {}) {
  const service = await startRestService();
  const source = hostileFetch(hostile);
  const options = serviceOptions(service.url, {
    fetch: (request) =>
      new URL(request.url).pathname === path ? Promise.resolve(source.response()) : fetch(request),
  });
  return { ...source, options, dispose: () => service.dispose() };
}

/** Lets the time limits pass, as soon as somebody waits for them. */
async function timePasses<T>(
  { clock }: { readonly clock: ManualClock },
  pending: Promise<T>,
): Promise<T> {
  const state = { isOver: false };
  void pending.finally(() => (state.isOver = true)).catch(() => undefined);
  while (!state.isOver) {
    await new Promise((resolve) => setImmediate(resolve));
    clock.advance(50);
  }
  return pending;
}

const presence = "/restapi/v1.0/account/~/extension/~/presence";
const hold = "/restapi/v1.0/account/~/telephony/sessions/s-1/parties/p-1/hold";
const token = "/restapi/oauth/token";

describe("a service that answers", () => {
  it.each([
    { reply: "record", hostile: {}, code: "reply-too-large" },
    { reply: "list", hostile: {}, code: "reply-too-large" },
    { reply: "record", hostile: { chunkBytes: 0 }, code: "reply-endless" },
    { reply: "list", hostile: { chunkBytes: 0 }, code: "reply-endless" },
  ] as const)("a $reply with $hostile is told: $code", async ({ reply, hostile, code }) => {
    const { options, taken, isCancelled, dispose } = await against(presence, hostile);
    const session = await signedIn(options);
    const reading = session.rest.read({ method: "GET", path: presence, reply });
    expect(await timePasses(options, reading)).toEqual({ ok: false, error: { code } });
    expect(taken()).toBeLessThan(mostReplyBytes[reply] + 200_000);
    expect(isCancelled()).toBe(true);
    session.dispose();
    await dispose();
  });

  it("a read with too much is not asked for the same again at once", async () => {
    const { options, response, dispose } = await against(presence);
    let asked = 0;
    const counting = (request: Request) => {
      if (!request.url.endsWith(presence)) return fetch(request);
      asked += 1;
      return Promise.resolve(response());
    };
    const session = await signedIn({ ...options, fetch: counting });
    const tooLarge = { ok: false, error: { code: "reply-too-large" } };
    for (let time = 0; time < 10; time += 1) {
      expect(await session.rest.read({ method: "GET", path: presence })).toEqual(tooLarge);
    }
    expect(asked).toBe(1);
    options.clock.advance(tooLargeRestMs);
    await session.rest.read({ method: "GET", path: presence });
    expect(asked).toBe(2);
    session.dispose();
    await dispose();
  });

  it.each([403, 429, 503])("%d with a body of any size is told by its status", async (status) => {
    const { options, taken, isCancelled, dispose } = await against(presence, { status });
    const session = await signedIn(options);
    const { ok, ...rest } = await session.rest.read({ method: "GET", path: presence });
    expect(ok).toBe(false);
    expect(rest).toMatchObject({
      error: status === 429 ? { code: "rate-limited" } : { code: "service", status },
    });
    expect(taken()).toBeLessThan(mostReplyBytes.failure + 200_000);
    expect(isCancelled()).toBe(true);
    session.dispose();
    await dispose();
  });

  it("an error whose body never ends is told by its status, in time", async () => {
    const { options, dispose } = await against(hold, { status: 409, chunkBytes: 0 });
    const session = await signedIn(options);
    const began = options.clock.elapsed();
    const answer = await timePasses(options, session.rest.perform({ method: "POST", path: hold }));
    expect(answer).toMatchObject({ ok: false, error: { code: "service", status: 409 } });
    expect(options.clock.elapsed() - began).toBeLessThan(defaultTimeLimits.actionMs + 200);
    session.dispose();
    await dispose();
  });

  it.each([{}, { chunkBytes: 0 }])(
    "that it has acted is believed at once, and its body is not taken (%j)",
    async (hostile) => {
      const { options, taken, isCancelled, dispose } = await against(hold, hostile);
      const session = await signedIn(options);
      const answer = await session.rest.perform({ method: "POST", path: hold });
      expect(answer).toEqual({ ok: true, value: undefined });
      expect(isCancelled()).toBe(true);
      expect(taken()).toBeLessThan(200_000);
      session.dispose();
      await dispose();
    },
  );

  it.each([
    [{}, { code: "reply-too-large" }],
    [{ chunkBytes: 0 }, { code: "reply-endless" }],
    [{ status: 400 }, { code: "sign-in-failed", cause: "refused" }],
  ] as const)("the sign-in with %j fails as what it is", async (hostile, error) => {
    const { options, taken, isCancelled, dispose } = await against(token, hostile);
    const signingIn = signInWithJwt({ ...options, jwt: anyJwt });
    expect(await timePasses(options, signingIn)).toEqual({ ok: false, error });
    expect(taken()).toBeLessThan(mostReplyBytes.token + 200_000);
    expect(isCancelled()).toBe(true);
    await dispose();
  });

  it("a revocation at length is not listened to", async () => {
    const { options, taken, isCancelled, dispose } = await against("/restapi/oauth/revoke");
    const session = await signedIn(options);
    await session.signOut();
    expect(isCancelled()).toBe(true);
    expect(taken()).toBeLessThan(200_000);
    await dispose();
  });

  it("the socket's token at length is given up", async () => {
    const path = "/restapi/oauth/wstoken";
    const { options, taken, dispose } = await against(path);
    const session = await signedIn(options);
    const answer = await session.rest.read({ method: "POST", path, reply: "token" });
    expect(answer).toEqual({ ok: false, error: { code: "reply-too-large" } });
    expect(taken()).toBeLessThan(mostReplyBytes.token + 200_000);
    session.dispose();
    await dispose();
  });

  it("as a portal does, with a page that never ends, is left alone", async () => {
    const headers = { "Content-Type": "text/html" };
    const { options, taken, isCancelled, dispose } = await against(presence, { headers });
    const session = await signedIn(options);
    const reading = session.rest.read({ method: "GET", path: presence });
    const portal = { ok: false, error: { code: "offline", network: "captive-portal" } };
    expect(await timePasses(options, reading)).toEqual(portal);
    expect(isCancelled()).toBe(true);
    expect(taken()).toBeLessThan(200_000);
    session.dispose();
    await dispose();
  });

  it.each([
    [{}, { ok: true }],
    [{ chunkBytes: 0 }, { ok: true }],
    [{ status: 400 }, { ok: true }],
    [{ status: 400, chunkBytes: 0 }, { ok: true }],
    [{ status: 503 }, { ok: false, error: { code: "service", status: 503 } }],
  ] as const)(
    "the look at its sign-in page with %j lets the browser go",
    async (hostile, result) => {
      const { options, taken, isCancelled, dispose } = await against(
        "/restapi/oauth/authorize",
        hostile,
      );
      const asking = askForPage(options, `${options.server}/restapi/oauth/authorize`);
      expect(await timePasses(options, asking)).toMatchObject(result);
      expect(isCancelled()).toBe(true);
      expect(taken()).toBeLessThan(mostReplyBytes.page + 200_000);
      await dispose();
    },
  );
});
