import { expect, it } from "vitest";

import { done, failed, type Result } from "../../../contract/result.ts";
import { createManualClock } from "../../../test/support/service/manual-clock.ts";
import { createSocketTokens, type SocketToken, type Unopened } from "./socket-token.ts";

function setUp(expires_in?: number) {
  const clock = createManualClock();
  let asked = 0;
  const read = (): Promise<Result<unknown>> => {
    asked += 1;
    const ws_access_token = `w-${asked}`;
    return Promise.resolve(done({ uri: "wss://ws.example.test/", ws_access_token, expires_in }));
  };
  const tokens = createSocketTokens({ rest: { read }, clock, isOwnHost: () => true });
  const take = async (): Promise<SocketToken> => {
    const token = await tokens.take();
    if (!token.ok) expect.unreachable();
    return token.value;
  };
  /** Takes one, for an attempt that opens nothing; its name. */
  const spend = async (how: Unopened): Promise<string> => {
    const token = await take();
    tokens.giveBack(token, how);
    return token.accessToken;
  };
  return { clock, tokens, take, spend };
}

it("is used again as long as nothing has looked at it", async () => {
  const { spend, tokens } = setUp();
  const names = [await spend("unspent"), await spend("unspent"), await spend("unspent")];
  expect(names).toEqual(["w-1", "w-1", "w-1"]);
  expect(tokens.readyIn(0)).toBe(0);
});

it("is not used again after it has opened a connection", async () => {
  const { take } = setUp();
  await take();
  expect((await take()).accessToken).toBe("w-2");
});

it("makes room for a fresh one when it was refused, until that would need a wait", async () => {
  const { clock, spend, tokens } = setUp(600);
  const names = [];
  for (let refusal = 0; refusal < 5; refusal += 1) {
    expect(tokens.readyIn(0)).toBe(0);
    names.push(await spend("suspect"));
    clock.advance(2_000);
  }
  expect(names).toEqual(["w-1", "w-2", "w-3", "w-3", "w-3"]);
  clock.advance(60_000);
  expect(await spend("suspect")).toBe("w-4");
});

it.each([
  ["as long as the answer says", 600, 594_000],
  ["half a minute when it does not say", undefined, 24_000],
])("lives %s, less its way", async (_name, seconds, aliveMs) => {
  const { clock, spend } = setUp(seconds);
  await spend("unspent");
  clock.advance(aliveMs);
  expect(await spend("unspent")).toBe("w-1");
  clock.advance(1_000);
  expect(await spend("unspent")).toBe("w-2");
});

it("says truly how long there is to wait: for the end of a token, and for leave to ask", async () => {
  const { clock, spend, tokens } = setUp(30);
  for (let refusal = 0; refusal < 3; refusal += 1) await spend("suspect");
  expect(tokens.readyIn(0)).toBe(0);
  expect(tokens.readyIn(20_000)).toBe(20_000);
  // By then the token is dead, and the next may be asked for only a minute after the first.
  expect(tokens.readyIn(30_000)).toBe(60_000);
  clock.advance(30_000);
  expect(tokens.readyIn(0)).toBe(30_000);
});

it("that never came leaves room for the next", async () => {
  const clock = createManualClock();
  const asked: string[] = [];
  const read = ({ method }: { readonly method: string }) => {
    asked.push(method);
    return Promise.resolve(failed({ code: "offline", network: "unreachable" }));
  };
  const tokens = createSocketTokens({ rest: { read }, clock, isOwnHost: () => true });
  for (let attempt = 0; attempt < 5; attempt += 1) await tokens.take();
  // Each of them for a token: nobody has counted it, so nothing has to be read first.
  expect(asked).toEqual(["POST", "POST", "POST", "POST", "POST"]);
  expect(tokens.readyIn(0)).toBe(0);
});

it("whose request was cut is asked for again only when the service answers", async () => {
  const clock = createManualClock();
  const asked: string[] = [];
  let reply: Result<unknown> = failed({ code: "offline" });
  const read = ({ method }: { readonly method: string }) => {
    asked.push(method);
    return Promise.resolve(reply);
  };
  const tokens = createSocketTokens({ rest: { read }, clock, isOwnHost: () => true });
  for (let attempt = 0; attempt < 4; attempt += 1) {
    expect(await tokens.take()).toMatchObject({ ok: false, error: { code: "offline" } });
  }
  expect(asked).toEqual(["POST", "GET", "GET", "GET"]);
  expect(tokens.readyIn(0)).toBe(0);
  // What was cut may have arrived, so each counts.
  for (const answer of [failed({ code: "internal" }), failed({ code: "internal" })] as const) {
    reply = answer;
    await tokens.take();
  }
  expect(asked).toEqual(["POST", "GET", "GET", "GET", "GET", "POST", "POST"]);
  expect(tokens.readyIn(0)).toBe(60_000);
});

it.each<[string, Result<unknown>]>([
  ["that is no token", done({ uri: "nowhere" })],
  ["that is too large", failed({ code: "reply-too-large" })],
  ["that did not come in time", failed({ code: "timed-out" })],
])(
  "after an answer %s is asked for again only when the service is itself again",
  async (_, bad) => {
    const asked: string[] = [];
    let isItself = false;
    const read = ({ method }: { readonly method: string }): Promise<Result<unknown>> => {
      asked.push(method);
      if (!isItself) return Promise.resolve(bad);
      const token = { uri: "wss://ws.example.test/", ws_access_token: "w-1" };
      return Promise.resolve(done(method === "GET" ? { id: 1 } : token));
    };
    const clock = createManualClock();
    const tokens = createSocketTokens({ rest: { read }, clock, isOwnHost: () => true });
    for (let attempt = 0; attempt < 5; attempt += 1) expect((await tokens.take()).ok).toBe(false);
    expect(asked).toEqual(["POST", "GET", "GET", "GET", "GET"]);
    expect(tokens.readyIn(0)).toBe(0);
    isItself = true;
    expect((await tokens.take()).ok).toBe(true);
    expect(asked.slice(-2)).toEqual(["GET", "POST"]);
  },
);

it("is not taken to a host that is not the service's", async () => {
  const reply = { uri: "wss://ws.evil.test:8443/?x=ws.example.test", ws_access_token: "w-1" };
  const asked: string[] = [];
  const tokens = createSocketTokens({
    rest: { read: () => Promise.resolve(done(reply)) },
    clock: createManualClock(),
    isOwnHost: (host) => {
      asked.push(host);
      return false;
    },
  });
  expect(await tokens.take()).toMatchObject({ ok: false, error: { code: "bad-reply" } });
  expect(asked).toEqual(["ws.evil.test"]);
});
