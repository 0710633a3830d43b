import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";

import { createConsent, noConsent } from "./consent.ts";

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "ringside-consent-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const path = (): string => join(folder, "unencrypted-sign-in-allowed.txt");

it("is no until it was given, and again when it was taken back", async () => {
  const consent = createConsent(folder);
  expect(await consent.read()).toBe(false);
  await consent.record(false);
  expect(await consent.read()).toBe(false);
  await consent.record(true);
  expect(await createConsent(folder).read()).toBe(true);
  await consent.record(false);
  expect(await consent.read()).toBe(false);
  expect(await readdir(folder)).toEqual([]);
});

it.each(["", "yes", "The user let Ringside keep the sign-in on this disk without encryption."])(
  "is no where its file says %j",
  async (text) => {
    await writeFile(path(), text);
    expect(await createConsent(folder).read()).toBe(false);
  },
);

it("is no, and cannot be recorded, where there is no folder", async () => {
  expect(await noConsent.read()).toBe(false);
  await expect(noConsent.record(true)).rejects.toThrow("no folder for it");
});
