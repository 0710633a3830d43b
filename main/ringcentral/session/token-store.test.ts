import { expect, it } from "vitest";

import type { KeptTokens } from "./kept-tokens.ts";
import { createTokenStore } from "./token-store.ts";

const key = "rc-platform";
const tokens: KeptTokens = {
  version: 1,
  server: "https://platform.example.test",
  clientId: "client-of-test",
  way: "browser",
  accessToken: "access",
  tokenType: "bearer",
  accessUntil: 5,
  accessSeconds: 3600,
  refreshToken: "refresh",
  refreshUntil: 6,
  refreshSeconds: 604_800,
};

it("shows the SDK tokens that never end, with the lives that they were issued with", () => {
  const store = createTokenStore();
  store.accept(tokens);
  const shown: unknown = JSON.parse(store.storage.getItem(key) ?? "");
  expect(shown).toMatchObject({
    access_token: "access",
    refresh_token: "refresh",
    expires_in: "3600",
    expire_time: Number.MAX_SAFE_INTEGER,
    refresh_token_expire_time: Number.MAX_SAFE_INTEGER,
  });
});

it("takes nothing from the SDK: neither a blanked token nor an old pair nor a removal", () => {
  const store = createTokenStore();
  store.accept(tokens);
  store.storage.setItem(key, JSON.stringify({ access_token: "", refresh_token: "older" }));
  store.storage.removeItem(key);
  store.storage.clear();
  expect(store.current()).toEqual(tokens);
  expect(store.storage.key(0)).toBe(key);
});

it("holds nothing after a wipe", () => {
  const store = createTokenStore();
  store.accept(tokens);
  store.wipe();
  expect(store.current()).toBeUndefined();
  expect(store.storage.getItem(key)).toBeNull();
  expect(store.storage.length).toBe(0);
});
