import { expect, it } from "vitest";

import { createTokenStore } from "./token-store.ts";

const key = "rc-platform";
const tokens = (access: string, refresh: string) =>
  JSON.stringify({ access_token: access, refresh_token: refresh, expire_time: 5 });

it("lets a late 401 blank only the pair that it belongs to", () => {
  const store = createTokenStore();
  store.storage.setItem(key, tokens("new-access", "new-refresh"));
  store.storage.setItem(key, tokens("", "old-refresh"));
  expect(store.current()).toMatchObject({
    accessToken: "new-access",
    refreshToken: "new-refresh",
  });
  store.storage.setItem(key, tokens("", "new-refresh"));
  expect(store.current().accessToken).toBe("");
});

it("holds nothing after a wipe", () => {
  const store = createTokenStore();
  store.storage.setItem(key, tokens("access", "refresh"));
  store.wipe();
  expect(store.current()).toEqual({
    accessToken: "",
    refreshToken: "",
    scope: undefined,
    accessUntil: 0,
    refreshUntil: 0,
  });
  expect(store.storage.length).toBe(0);
});

it("reads damaged content as no tokens", () => {
  const store = createTokenStore();
  store.storage.setItem(key, "{");
  expect(store.current().accessToken).toBe("");
});
