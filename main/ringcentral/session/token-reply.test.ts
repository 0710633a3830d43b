import { describe, expect, it } from "vitest";

import { parseKeptTokens, serialiseKeptTokens } from "./kept-tokens.ts";
import { longestLifeSeconds, parseTokenReply, tokensOf } from "./token-reply.ts";

const now = 1_000_000;
const known = {
  owner: { server: "https://platform.example.test", clientId: "client-of-test", way: "browser" },
} as const;
const plain = { access_token: "access", expires_in: 3_600, refresh_token: "refresh" };

/** The tokens of a reply as it comes over the wire. */
function tokensFrom(reply: object, before?: ReturnType<typeof tokensOf>) {
  const parsed = parseTokenReply(reply);
  if (!parsed.ok) throw new Error("the reply was not understood");
  return tokensOf(parsed.value, { ...known, before }, now);
}

describe("the tokens of a reply", () => {
  it("are no tokens without an access token and its life", () => {
    for (const reply of [{}, { access_token: "a" }, { ...plain, access_token: "" }, [], "x"]) {
      expect(parseTokenReply(reply).ok).toBe(false);
    }
  });

  it.each([
    [3_600, 3_600],
    ["3600", 3_600],
    [-1, 30],
    [0, 30],
    [29, 30],
    [31, 31],
    [1e300, longestLifeSeconds],
    ["Infinity", longestLifeSeconds],
  ])("live as long as is claimed, within bounds: %s", (claimed, lives) => {
    const tokens = tokensFrom({ ...plain, expires_in: claimed });
    expect(tokens).toMatchObject({ accessSeconds: lives, accessUntil: now + lives * 1_000 });
  });

  it.each([
    [604_800, 604_800],
    [undefined, 604_800],
    [-5, 1],
    ["Infinity", longestLifeSeconds],
  ])("can be renewed as long as is claimed, within bounds: %s", (claimed, lives) => {
    const tokens = tokensFrom({ ...plain, refresh_token_expires_in: claimed });
    expect(tokens).toMatchObject({ refreshSeconds: lives, refreshUntil: now + lives * 1_000 });
  });

  it.each(["Infinity", 1e300, -1e300, 0, 1])("can be kept whatever life is claimed: %s", (life) => {
    const lives = { expires_in: life, refresh_token_expires_in: life, session_expires_in: life };
    const tokens = tokensFrom({ ...plain, ...lives });
    expect(parseKeptTokens(serialiseKeptTokens(tokens))).toEqual(tokens);
  });

  it.each([{ owner_id: "" }, { endpoint_id: "e".repeat(3_000) }, { token_type: "" }])(
    "can be kept whatever else is claimed: %j",
    (claimed) => {
      const tokens = tokensFrom({ ...plain, ...claimed });
      expect(parseKeptTokens(serialiseKeptTokens(tokens))).toEqual(tokens);
    },
  );

  it("keep from the ones before what the reply does not repeat", () => {
    const rest = { scope: "A B", owner_id: 7, endpoint_id: "e", refresh_token_expires_in: 60 };
    const before = tokensFrom({ ...plain, ...rest, session_expires_in: 60 });
    const next = tokensFrom({ access_token: "next", expires_in: 3_600 }, before);
    expect(next).toEqual({ ...before, accessToken: "next" });
  });

  it("have no refresh token where none ever came", () => {
    const tokens = tokensFrom({ ...plain, refresh_token: undefined });
    expect(tokens).not.toHaveProperty("refreshToken");
    expect(tokens.scope).toBeUndefined();
    expect(tokens.tokenType).toBe("bearer");
  });

  it("end with the session, unless they came after the end that it claimed", () => {
    const ending = tokensFrom({ ...plain, session_expires_in: 60 });
    expect(ending.sessionUntil).toBe(now + 60_000);
    const over = { ...ending, sessionUntil: now };
    expect(tokensFrom(plain, over).sessionUntil).toBeUndefined();
    expect(tokensFrom(plain, { ...over, sessionUntil: now + 1 }).sessionUntil).toBe(now + 1);
    expect(tokensFrom({ ...plain, session_expires_in: -60 }).sessionUntil).toBe(now);
  });
});
