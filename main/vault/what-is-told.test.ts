/** What the vault says of itself: to the log, and to whoever shows where the sign-in is kept. */
import { readdir, readFile, writeFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";

import {
  fakeTokens,
  useVaultBench,
  type VaultBench,
} from "../../test/support/fakes/vault-bench.ts";
import { createConsent } from "./consent.ts";
import { createUnreachableVaultFile, createVaultFile } from "./vault-file.ts";

let bench: VaultBench;
useVaultBench((made) => (bench = made));

const failing = (code?: string) => () =>
  Promise.reject(
    code === undefined ? new Error("/home/x") : Object.assign(new Error("/home/x"), { code }),
  );
const fileOf = () => createVaultFile(bench.folder);
const weak = { level: "weak" } as const;

describe("the log of a vault", () => {
  it("says what an opening found", async () => {
    await bench.run().open();
    await bench.run().write(fakeTokens("first"));
    await bench.run().open();
    await writeFile(bench.path, "[]");
    await bench.run().open();
    expect(bench.lines).toEqual([
      'vault-opened {"reason":"nothing"}',
      'vault-opened {"reason":"found"}',
      'vault-opened {"reason":"damaged"}',
    ]);
  });

  it("says what failed, by the system's code and nothing more of it", async () => {
    await bench.run({ file: { ...fileOf(), read: failing("EACCES") } }).open();
    await bench.run({ file: { ...fileOf(), write: failing("ENOSPC") } }).write(fakeTokens("first"));
    await bench.run({ file: { ...fileOf(), remove: failing() } }).wipe();
    await bench.run().write(fakeTokens("first"));
    bench.keyStore.refuses = true;
    await bench.run().open();
    await bench
      .run({ consent: { ...createConsent(bench.folder), record: failing("EROFS") } })
      .allowPlain(true);
    expect(bench.lines.filter((line) => line.startsWith("vault-failed"))).toEqual([
      'vault-failed {"action":"read","code":"EACCES"}',
      'vault-failed {"action":"write","code":"ENOSPC"}',
      'vault-failed {"action":"remove","code":""}',
      'vault-failed {"action":"decrypt","code":""}',
      'vault-failed {"action":"consent","code":"EROFS"}',
    ]);
  });

  it("names a folder that is not there", async () => {
    const vault = bench.run({ file: createUnreachableVaultFile() });
    expect(await vault.open()).toEqual({ found: false, because: "unreadable" });
    expect(await vault.write(fakeTokens("first"))).toMatchObject({ ok: false });
    await vault.wipe();
    expect(bench.lines).toContain('vault-failed {"action":"read","code":"no-folder"}');
    expect(bench.lines).toContain('vault-failed {"action":"write","code":"no-folder"}');
    expect(bench.lines.join()).not.toContain('"action":"remove"');
  });
});

describe("where the sign-in is kept", () => {
  it("is told when it changes, and not when it stays", async () => {
    const vault = bench.run();
    expect(vault.keeping()).toEqual({ where: "memory" });
    await vault.open();
    await vault.write(fakeTokens("first"));
    await vault.write(fakeTokens("second"));
    expect(bench.kept).toEqual([{ where: "encrypted" }]);
    bench.keyStore.now = weak;
    await vault.write(fakeTokens("third"));
    bench.keyStore.now = { level: "none" };
    await vault.write(fakeTokens("fourth"));
    await vault.write(fakeTokens("fifth"));
    expect(bench.kept).toEqual([
      { where: "encrypted" },
      { where: "memory", because: "weak-keyring" },
      { where: "memory", because: "no-keyring" },
    ]);
  });

  it("is not told of a write that a wipe made void", async () => {
    const vault = bench.run();
    const unlocked = Promise.withResolvers<undefined>();
    bench.keyStore.waits.push(unlocked.promise);
    const writing = vault.write(fakeTokens("first"));
    await vault.wipe();
    unlocked.resolve(undefined);
    expect(await writing).toEqual({ ok: true, value: undefined });
    expect(bench.kept).toEqual([]);
    expect(await readdir(bench.folder)).toEqual([]);
  });

  it("is not told of a failed write that a wipe made void, whose tokens are gone already", async () => {
    const vault = bench.run();
    const unlocked = Promise.withResolvers<undefined>();
    bench.keyStore.waits.push(unlocked.promise.then(() => Promise.reject(new Error("denied"))));
    const writing = vault.write(fakeTokens("first"));
    await vault.wipe();
    unlocked.resolve(undefined);
    expect(await writing).toEqual({ ok: false, error: { code: "internal" } });
    expect(bench.kept).toEqual([]);
  });
});

describe("the user's answer about an unprotected sign-in", () => {
  it.each([true, false])("of %s leaves what the key store protects as it is", async (answer) => {
    const vault = bench.run();
    await vault.write(fakeTokens("first"));
    const before = JSON.parse(await readFile(bench.path, "utf8")) as { readonly kept: string };
    expect(before.kept).toBe("encrypted");
    expect(await vault.allowPlain(answer)).toEqual({ ok: true, value: undefined });
    expect(JSON.parse(await readFile(bench.path, "utf8"))).toMatchObject({ kept: "encrypted" });
    expect(vault.keeping()).toEqual({ where: "encrypted" });
  });

  it("before there is a sign-in writes nothing, and is told", async () => {
    bench.keyStore.now = weak;
    const vault = bench.run();
    expect(await vault.allowPlain(true)).toEqual({ ok: true, value: undefined });
    expect(vault.keeping()).toEqual({ where: "by-consent", because: "weak-keyring" });
    expect(await readdir(bench.folder)).toEqual(["unencrypted-sign-in-allowed.txt"]);
  });

  it("that cannot be recorded is a failure; a yes keeps nothing then, a no removes what was kept", async () => {
    bench.keyStore.now = weak;
    const consent = createConsent(bench.folder);
    const refusing = { ...consent, record: failing("EROFS") };
    const vault = bench.run({ consent: refusing });
    await vault.write(fakeTokens("first"));
    expect(await vault.allowPlain(true)).toEqual({ ok: false, error: { code: "internal" } });
    expect(await readdir(bench.folder)).toEqual([]);
    await consent.record(true);
    await vault.write(fakeTokens("second"));
    expect(await readdir(bench.folder)).toContain("sign-in.vault");
    expect(await vault.allowPlain(false)).toEqual({ ok: false, error: { code: "internal" } });
    expect(await readdir(bench.folder)).toEqual(["unencrypted-sign-in-allowed.txt"]);
  });

  it("of no, without a sign-in on the disk, is done", async () => {
    bench.keyStore.now = weak;
    const vault = bench.run();
    expect(await vault.allowPlain(false)).toEqual({ ok: true, value: undefined });
    expect(vault.keeping()).toEqual({ where: "memory", because: "weak-keyring" });
  });
});

it("an outdated key has the tokens encrypted anew, and a present one leaves the file alone", async () => {
  await bench.run().write(fakeTokens("first"));
  let writes = 0;
  const file = fileOf();
  const counting = {
    ...file,
    write: (...args: Parameters<typeof file.write>) => {
      writes += 1;
      return file.write(...args);
    },
  };
  await bench.run({ file: counting }).open();
  expect(writes).toBe(0);
  bench.keyStore.isOutdated = true;
  await bench.run({ file: counting }).open();
  expect(writes).toBe(1);
  bench.keyStore.now = weak;
  const vault = bench.run();
  await vault.allowPlain(true);
  await vault.write(fakeTokens("plain"));
  expect(await bench.run({ file: counting }).open()).toMatchObject({ found: true });
  expect(writes).toBe(1);
});
