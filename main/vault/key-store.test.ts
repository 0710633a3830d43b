import { describe, expect, it } from "vitest";

import { type SafeStorage, createKeyStore } from "./key-store.ts";

type Backend = ReturnType<SafeStorage["getSelectedStorageBackend"]>;

const storage = (parts: Partial<SafeStorage>): SafeStorage => ({
  isAsyncEncryptionAvailable: () => Promise.resolve(true),
  getSelectedStorageBackend: () => "gnome_libsecret",
  encryptStringAsync: (text) => Promise.resolve(Buffer.from(text)),
  decryptStringAsync: (encrypted) =>
    Promise.resolve({ result: encrypted.toString(), shouldReEncrypt: true }),
  ...parts,
});
const on = (platform: NodeJS.Platform, parts: Partial<SafeStorage> = {}) =>
  createKeyStore(storage(parts), platform).protection();

describe("the key store's protection", () => {
  it.each<[Backend, object]>([
    ["gnome_libsecret", { level: "protected", backend: "gnome_libsecret" }],
    ["kwallet6", { level: "protected", backend: "kwallet6" }],
    ["basic_text", { level: "weak" }],
    ["unknown", { level: "weak" }],
  ])("on Linux with %s is %j", async (backend, expected) => {
    expect(await on("linux", { getSelectedStorageBackend: () => backend })).toEqual(expected);
  });

  it.each([
    ["darwin", "keychain"],
    ["win32", "dpapi"],
  ] as const)(
    "on %s is never asked for a backend, which Linux alone has",
    async (platform, backend) => {
      const getSelectedStorageBackend = () => {
        throw new Error("only on Linux");
      };
      expect(await on(platform, { getSelectedStorageBackend })).toEqual({
        level: "protected",
        backend,
      });
    },
  );

  it.each(["linux", "darwin", "win32"] as const)(
    "on %s is none when encryption is not available or asking fails",
    async (platform) => {
      const no = { isAsyncEncryptionAvailable: () => Promise.resolve(false) };
      const fault = { isAsyncEncryptionAvailable: () => Promise.reject(new Error("denied")) };
      expect(await on(platform, no)).toEqual({ level: "none" });
      expect(await on(platform, fault)).toEqual({ level: "none" });
    },
  );

  it("passes on what should be encrypted again", async () => {
    const keyStore = createKeyStore(storage({}), "linux");
    expect(await keyStore.decrypt(await keyStore.encrypt("t"))).toEqual({
      text: "t",
      isOutdated: true,
    });
  });
});
