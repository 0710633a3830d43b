import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";

import type { Keyring } from "../protocol/keyrings.ts";
import { PreviewSafeStorage } from "./safe-storage.ts";
import { type SystemName, systems } from "./systems.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "ringside-keyring-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** One run of the host; a second one finds what the first has left. */
const run = (keyring: Keyring = "protected", isReady = true, system: SystemName = "linux-x11") =>
  new PreviewSafeStorage({
    system: systems[system],
    keyring,
    folder: () => folder,
    isReady: () => isReady,
    changed: () => undefined,
  });
const keyFile = () => join(folder, "preview-keyring.json");
const setKeys = (keys: readonly string[]) => writeFileSync(keyFile(), JSON.stringify({ keys }));
const newKey = Buffer.alloc(32, 7).toString("base64");

test("what one run encrypts, the next one decrypts", async () => {
  const encrypted = await run().encryptStringAsync("a secret, späť");
  expect(encrypted.toString("latin1")).not.toContain("secret");
  expect(await run().decryptStringAsync(encrypted)).toEqual({
    result: "a secret, späť",
    shouldReEncrypt: false,
  });
  expect(statSync(keyFile()).mode & 0o077).toBe(0);
});

test("after a change of the key the text should be encrypted again", async () => {
  const encrypted = await run().encryptStringAsync("a secret");
  const { keys } = JSON.parse(readFileSync(keyFile(), "utf8")) as { keys: string[] };
  setKeys([newKey, ...keys]);
  expect(await run().decryptStringAsync(encrypted)).toEqual({
    result: "a secret",
    shouldReEncrypt: true,
  });
});

test.each([
  ["the key is lost", () => setKeys([])],
  ["there is another key", () => setKeys([newKey])],
  ["the keyring is damaged", () => writeFileSync(keyFile(), "{")],
])("nothing is decrypted when %s", async (_what, change) => {
  const encrypted = await run().encryptStringAsync("a secret");
  change();
  await expect(run().decryptStringAsync(encrypted)).rejects.toThrow("Error while decrypting");
});

test("a changed byte is noticed", async () => {
  const encrypted = await run().encryptStringAsync("a secret");
  encrypted[encrypted.length - 1] = (encrypted.at(-1) ?? 0) ^ 1;
  await expect(run().decryptStringAsync(encrypted)).rejects.toThrow();
  await expect(run().decryptStringAsync(Buffer.alloc(0))).rejects.toThrow();
});

test("where nothing protects, Linux says the same and takes the key that everyone knows", async () => {
  const hidden = await run("protected").encryptStringAsync("a secret");
  expect(hidden.toString("latin1")).toMatch(/^v11/);
  const storage = run("none");
  expect(await storage.isAsyncEncryptionAvailable()).toBe(true);
  expect(storage.getSelectedStorageBackend()).toBe("gnome_libsecret");
  const weak = await storage.encryptStringAsync("a secret");
  expect(weak.toString("latin1")).toMatch(/^v10/);
  expect((await run("none").decryptStringAsync(weak)).result).toBe("a secret");
  await expect(storage.decryptStringAsync(hidden)).rejects.toThrow("Error while decrypting");
  expect(await run("protected").decryptStringAsync(weak)).toEqual({
    result: "a secret",
    shouldReEncrypt: true,
  });
});

test.each(["darwin", "win32"] as const)(
  "on %s nothing is hidden without a key store, and there is no backend to ask for",
  async (system) => {
    const storage = run("none", true, system);
    expect(await storage.isAsyncEncryptionAvailable()).toBe(true);
    await expect(storage.encryptStringAsync("x")).rejects.toThrow("Error while encrypting");
    expect(() => storage.getSelectedStorageBackend()).toThrow("not a function");
    const hidden = await run("protected", true, system).encryptStringAsync("x");
    expect(hidden.toString("latin1")).toMatch(/^v10/);
  },
);

test("before the application is ready nothing is known and nothing works", async () => {
  const storage = run("protected", false);
  expect(storage.getSelectedStorageBackend()).toBe("unknown");
  expect(await storage.isAsyncEncryptionAvailable()).toBe(false);
  await expect(storage.encryptStringAsync("x")).rejects.toThrow("before app is ready");
});
