import { expect, it } from "vitest";

import { type KeptTokens, parseKeptTokens, serialiseKeptTokens } from "./kept-tokens.ts";

const tokens: KeptTokens = {
  version: 1,
  server: "https://platform.example.test",
  clientId: "client-of-test",
  way: "browser",
  accessToken: "access",
  tokenType: "bearer",
  accessUntil: 1_772_442_900_000,
  accessSeconds: 3600,
  refreshToken: "refresh",
  refreshUntil: 1_773_047_700_000,
  refreshSeconds: 604_800,
  sessionUntil: 1_772_500_000_000,
  scope: "CallControl ReadAccounts",
  endpointId: "endpoint",
  ownerId: "700100012",
};

it("reads what was written, whole", () => {
  expect(parseKeptTokens(serialiseKeptTokens(tokens))).toEqual(tokens);
});

it("reads tokens that cannot be renewed", () => {
  const { refreshToken, refreshUntil, refreshSeconds, ...plain } = tokens;
  expect([refreshToken, refreshUntil, refreshSeconds]).not.toContain(undefined);
  expect(parseKeptTokens(serialiseKeptTokens(plain))).toEqual(plain);
});

it.each([
  "",
  "{",
  "null",
  "[]",
  JSON.stringify({ ...tokens, version: 2 }),
  JSON.stringify({ ...tokens, more: 1 }),
  JSON.stringify({ ...tokens, accessToken: "" }),
  JSON.stringify({ ...tokens, accessUntil: "soon" }),
  JSON.stringify({ ...tokens, way: "password" }),
  JSON.stringify({ ...tokens, refreshToken: "r".repeat(20_000) }),
])("takes nothing from what it did not write: %#", (text) => {
  expect(parseKeptTokens(text)).toBeUndefined();
});
