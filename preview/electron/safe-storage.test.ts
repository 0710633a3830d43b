import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";

import type { Keyring } from "../protocol/keyrings.ts";
import { PreviewSafeStorage } from "./safe-storage.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "ringside-keyring-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** One run of the host; a second one finds what the first has left. */
const run = (keyring: Keyring = "protected", isReady = true) =>
  new PreviewSafeStorage({
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
  await expect(run().decryptStringAsync(encrypted)).rejects.toThrow("no key fits");
});

test("a changed byte is noticed", async () => {
  const encrypted = await run().encryptStringAsync("a secret");
  encrypted[encrypted.length - 1] = (encrypted.at(-1) ?? 0) ^ 1;
  await expect(run().decryptStringAsync(encrypted)).rejects.toThrow();
  await expect(run().decryptStringAsync(Buffer.alloc(0))).rejects.toThrow();
});

test.each([
  ["basic_text", "basic_text", false],
  ["unavailable", "gnome_libsecret", false],
  ["broken", "gnome_libsecret", true],
] as const)("%s says what it is and refuses", async (keyring, backend, isAvailable) => {
  const encrypted = await run().encryptStringAsync("a secret");
  const storage = run(keyring);
  expect(storage.getSelectedStorageBackend()).toBe(backend);
  expect(await storage.isAsyncEncryptionAvailable()).toBe(isAvailable);
  await expect(storage.encryptStringAsync("x")).rejects.toThrow("refuses");
  await expect(storage.decryptStringAsync(encrypted)).rejects.toThrow("refuses");
});

test("before the application is ready nothing is known and nothing works", async () => {
  const storage = run("protected", false);
  expect(storage.getSelectedStorageBackend()).toBe("unknown");
  await expect(storage.isAsyncEncryptionAvailable()).rejects.toThrow("before app is ready");
  await expect(storage.encryptStringAsync("x")).rejects.toThrow("before app is ready");
});
