import { describe, expect, it } from "vitest";

import { type SafeStorage, createKeyStore, isAtWork } from "./key-store.ts";

/** What Chromium makes of a text, behind the name of the key that it took. */
const storage = (prefix: string, parts: Partial<SafeStorage> = {}): SafeStorage => ({
  encryptStringAsync: (text) => Promise.resolve(Buffer.from(`${prefix}${text}`)),
  decryptStringAsync: (encrypted) =>
    Promise.resolve({ result: encrypted.toString().slice(prefix.length), shouldReEncrypt: true }),
  ...parts,
});
const on = (platform: NodeJS.Platform, prefix: string, parts: Partial<SafeStorage> = {}) =>
  createKeyStore(storage(prefix, parts), platform);

describe("the key store's protection", () => {
  it.each([
    ["v11", { level: "protected", backend: "secret-service" }],
    ["v12", { level: "protected", backend: "secret-portal" }],
    // PosixKeyProvider: a key made of a word that stands in Chromium's sources.
    ["v10", { level: "weak" }],
    ["v99", { level: "weak" }],
  ])("on Linux is judged by the key that hid a text: %s", async (prefix, expected) => {
    const keyStore = on("linux", prefix);
    expect(await keyStore.protection()).toEqual(expected);
    expect(keyStore.hides(await keyStore.encrypt("t"))).toBe(expected.level === "protected");
  });

  it.each([
    ["darwin", "keychain"],
    ["win32", "dpapi"],
  ] as const)("on %s has no fixed key, whatever the prefix", async (platform, backend) => {
    const keyStore = on(platform, "v10");
    expect(await keyStore.protection()).toEqual({ level: "protected", backend });
    expect(keyStore.hides(Buffer.from("v10…"))).toBe(true);
  });

  it.each(["linux", "darwin", "win32"] as const)(
    "on %s is none when hiding fails",
    async (where) => {
      const denied = { encryptStringAsync: () => Promise.reject(new Error("denied")) };
      expect(await on(where, "", denied).protection()).toEqual({ level: "none" });
    },
  );

  it("passes on what should be encrypted again", async () => {
    const keyStore = on("linux", "v11");
    expect(await keyStore.decrypt(await keyStore.encrypt("t"))).toEqual({
      text: "t",
      isOutdated: true,
    });
  });
});

it.each([
  ["gives back what it hid", {}, true],
  [
    "gives back something else",
    { decryptStringAsync: () => Promise.resolve({ result: "?", shouldReEncrypt: false }) },
    false,
  ],
  ["cannot hide", { encryptStringAsync: () => Promise.reject(new Error("locked")) }, false],
  ["cannot show", { decryptStringAsync: () => Promise.reject(new Error("locked")) }, false],
])("is at work or not, when it %s", async (_what, parts, expected) => {
  expect(await isAtWork(on("linux", "v11", parts))).toBe(expected);
});
