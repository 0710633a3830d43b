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

it("shows the SDK tokens that never end", () => {
  const store = createTokenStore();
  store.accept(tokens);
  const shown: unknown = JSON.parse(store.storage.getItem(key) ?? "");
  expect(shown).toMatchObject({
    access_token: "access",
    refresh_token: "refresh",
    expire_time: Number.MAX_SAFE_INTEGER,
    refresh_token_expire_time: Number.MAX_SAFE_INTEGER,
  });
});

it.each([
  [604_800, "604800"],
  [2_592_000, "2592000"],
  [1_209_600.4, "1209600"],
  [1, "604800"],
  [undefined, "604800"],
  [2 ** 31, "2592000"],
  [1e300, "2592000"],
])("has a renewal ask for a useful life, whatever was claimed: %s", (refreshSeconds, asked) => {
  const store = createTokenStore();
  store.accept({ ...tokens, refreshSeconds, accessSeconds: 30 });
  expect(JSON.parse(store.storage.getItem(key) ?? "")).toMatchObject({
    expires_in: "3600",
    refresh_token_expires_in: asked,
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
