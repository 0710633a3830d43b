import { chmod, mkdtemp, readFile, readdir, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

import type { Keeping } from "../../contract/app-snapshot.ts";
import { FakeKeyStore } from "../../test/support/fakes/fake-key-store.ts";
import { createConsent } from "./consent.ts";
import { createVault, type Vault } from "./token-vault.ts";
import { createVaultFile } from "./vault-file.ts";

interface Tokens {
  readonly refresh: string;
}
const parse = (text: string): Tokens | undefined =>
  text.startsWith("tokens ") ? { refresh: text.slice(7) } : undefined;

let folder = "";
let keyStore: FakeKeyStore;
let kept: Keeping[];
let lines: string[];

/** One run of the application. */
const run = (): Vault<Tokens> =>
  createVault<Tokens>({
    file: createVaultFile(folder),
    consent: createConsent(folder),
    keyStore,
    serialise: ({ refresh }) => `tokens ${refresh}`,
    parse,
    log: (event, fields) => void lines.push(`${event} ${JSON.stringify(fields)}`),
    onKeeping: (keeping) => void kept.push(keeping),
  });
const path = () => join(folder, "sign-in.vault");
const names = () => readdir(folder);
const onDisk = () => readFile(path(), "utf8");
const tokens = (refresh: string): Tokens => ({ refresh });
const found = (refresh: string) => ({ found: true, tokens: { refresh } });
const nothing = (because: string) => ({ found: false, because });
const weak = { level: "weak" } as const;
const none = { level: "none" } as const;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "ringside-vault-"));
  keyStore = new FakeKeyStore();
  kept = [];
  lines = [];
});
afterEach(async () => {
  await chmod(folder, 0o700);
  await rm(folder, { recursive: true, force: true });
});

describe("where the key store protects", () => {
  it("takes up in the next run what the last one kept", async () => {
    expect(await run().open()).toEqual(nothing("nothing"));
    expect(await run().write(tokens("first"))).toEqual({ ok: true, value: undefined });
    expect(await run().open()).toEqual(found("first"));
  });

  it("keeps no readable token, in a file for its owner alone", async () => {
    const vault = run();
    await vault.open();
    await vault.write(tokens("hush"));
    expect(await onDisk()).not.toContain("hush");
    expect((await stat(path())).mode & 0o777).toBe(0o600);
    expect(vault.keeping()).toEqual({ where: "encrypted" });
    expect(kept).toEqual([{ where: "encrypted" }]);
  });

  it("does writes in order, and the last one stays", async () => {
    const vault = run();
    const slow = Promise.withResolvers<undefined>();
    keyStore.waits.push(slow.promise);
    const first = vault.write(tokens("first"));
    const second = vault.write(tokens("second"));
    slow.resolve(undefined);
    await Promise.all([first, second]);
    expect(await run().open()).toEqual(found("second"));
    expect(await names()).toEqual(["sign-in.vault"]);
  });

  it("encrypts again what an outdated key encrypted", async () => {
    await run().write(tokens("first"));
    const before = await stat(path());
    keyStore.isOutdated = true;
    expect(await run().open()).toEqual(found("first"));
    expect((await stat(path())).ino).not.toBe(before.ino);
    keyStore.isOutdated = false;
    expect(await run().open()).toEqual(found("first"));
  });

  it("survives an interrupted write and clears its leftovers", async () => {
    await run().write(tokens("first"));
    await writeFile(`${path()}.0123456789abcdef01234567`, '{"version":1,"kept":"pl');
    expect(await run().open()).toEqual(found("first"));
    expect(await names()).toEqual(["sign-in.vault"]);
  });
});

describe("a wipe", () => {
  it("leaves nothing, leftovers of an interrupted write included", async () => {
    const vault = run();
    await vault.write(tokens("first"));
    await writeFile(`${path()}.0123456789abcdef01234567`, "half");
    await vault.wipe();
    expect(await names()).toEqual([]);
    expect(await run().open()).toEqual(nothing("nothing"));
  });

  it("does not wait for a key store that asks a person, whose answer then keeps nothing", async () => {
    const vault = run();
    await vault.write(tokens("first"));
    const asked = Promise.withResolvers<undefined>();
    keyStore.waits.push(asked.promise);
    const late = vault.write(tokens("second"));
    await vault.wipe();
    expect(await names()).toEqual([]);
    asked.resolve(undefined);
    await late;
    expect(await names()).toEqual([]);
  });

  it("does not stand in the way of the next sign-in", async () => {
    const vault = run();
    await vault.wipe();
    await vault.write(tokens("next"));
    expect(await run().open()).toEqual(found("next"));
  });

  it("does not reject when the disk refuses", async () => {
    const vault = createVault<Tokens>({
      file: {
        read: () => Promise.resolve("nothing"),
        write: () => Promise.resolve(),
        sweep: () => Promise.resolve(),
        setAside: () => Promise.resolve(),
        remove: () => Promise.reject(Object.assign(new Error("/home/x"), { code: "EBUSY" })),
      },
      consent: createConsent(folder),
      keyStore,
      serialise: () => "",
      parse,
      log: (event, fields) => void lines.push(`${event} ${JSON.stringify(fields)}`),
      onKeeping: () => undefined,
    });
    await vault.wipe();
    expect(lines).toEqual(['vault-failed {"action":"remove","code":"EBUSY"}']);
  });
});

describe("without protection", () => {
  it.each([
    [weak, "weak-keyring"],
    [none, "no-keyring"],
  ] as const)("with %j keeps the tokens in memory and says why", async (protection, because) => {
    keyStore.now = protection;
    const vault = run();
    await vault.open();
    expect(vault.keeping()).toEqual({ where: "memory", because });
    expect(await vault.write(tokens("hush"))).toEqual({ ok: true, value: undefined });
    expect(await names()).toEqual([]);
    expect(await run().open()).toEqual(nothing("nothing"));
  });

  it("keeps the present sign-in at once when the user consents, and later ones", async () => {
    keyStore.now = weak;
    const vault = run();
    await vault.open();
    await vault.write(tokens("first"));
    expect(await vault.allowPlain(true)).toEqual({ ok: true, value: undefined });
    expect(vault.keeping()).toEqual({ where: "by-consent", because: "weak-keyring" });
    expect(await run().open()).toEqual(found("first"));
    const next = run();
    await next.open();
    await next.write(tokens("second"));
    expect(await run().open()).toEqual(found("second"));
    expect((await stat(path())).mode & 0o777).toBe(0o600);
  });

  it("removes the file when the user takes the consent back", async () => {
    keyStore.now = none;
    const vault = run();
    await vault.write(tokens("first"));
    await vault.allowPlain(true);
    expect(await vault.allowPlain(false)).toEqual({ ok: true, value: undefined });
    expect(await names()).toEqual([]);
    expect(vault.keeping()).toEqual({ where: "memory", because: "no-keyring" });
    await vault.write(tokens("second"));
    expect(await names()).toEqual([]);
  });

  it("keeps a record of the consent that holds no secret", async () => {
    keyStore.now = weak;
    const vault = run();
    await vault.write(tokens("hush"));
    await vault.allowPlain(true);
    await vault.wipe();
    expect(await names()).toEqual(["unencrypted-sign-in-allowed.txt"]);
    expect(await readFile(join(folder, "unencrypted-sign-in-allowed.txt"), "utf8")).toMatch(
      /^The user let Ringside/,
    );
  });

  it("takes up no readable tokens that nobody consented to", async () => {
    await writeFile(path(), '{"version":1,"kept":"plain","data":"tokens planted"}');
    keyStore.now = weak;
    expect(await run().open()).toEqual(nothing("not-allowed"));
    expect(await names()).toEqual([]);
  });

  it("says when the consent cannot be recorded, and keeps nothing", async () => {
    keyStore.now = weak;
    const vault = createVault<Tokens>({
      file: createVaultFile(folder),
      consent: {
        read: () => Promise.resolve(false),
        record: () => Promise.reject(new Error("no space")),
      },
      keyStore,
      serialise: ({ refresh }) => `tokens ${refresh}`,
      parse,
      log: () => undefined,
      onKeeping: () => undefined,
    });
    await vault.write(tokens("first"));
    expect(await vault.allowPlain(true)).toMatchObject({ ok: false });
    expect(await names()).toEqual([]);
  });
});

describe("a change of the key store", () => {
  it("to another backend leads to a new sign-in", async () => {
    await run().write(tokens("first"));
    keyStore.now = { level: "protected", backend: "kwallet6" };
    expect(await run().open()).toEqual(nothing("backend-changed"));
    expect(await names()).toEqual([]);
  });

  it("to none that protects asks for a sign-in and keeps the file: the keyring may be locked", async () => {
    await run().write(tokens("first"));
    await createConsent(folder).record(true);
    keyStore.now = weak;
    expect(await run().open()).toEqual(nothing("key-store-refuses"));
    keyStore.now = new FakeKeyStore().now;
    expect(await run().open()).toEqual(found("first"));
  });

  it.each([
    // Of a version that did so unasked; of somebody who planted it.
    [weak, "backend-changed"],
    [{ level: "protected", backend: "gnome_libsecret" } as const, "not-protected"],
  ])("removes what the key that everyone knows has hidden: %j", async (now, because) => {
    await run().write(tokens("first"));
    keyStore.isFixedKey = true;
    keyStore.now = now;
    expect(await run().open()).toEqual(nothing(because));
    expect(await names()).toEqual([]);
  });

  it("to one that protects takes up nothing readable, which anybody could have planted", async () => {
    await writeFile(path(), '{"version":1,"kept":"plain","data":"tokens planted"}');
    await createConsent(folder).record(true);
    expect(await run().open()).toEqual(nothing("not-protected"));
    expect(await names()).toEqual(["unencrypted-sign-in-allowed.txt"]);
  });

  it("during the run is used by the next write", async () => {
    keyStore.now = none;
    const vault = run();
    await vault.open();
    await vault.write(tokens("first"));
    keyStore.now = { level: "protected", backend: "gnome_libsecret" };
    await vault.write(tokens("second"));
    expect(kept).toEqual([{ where: "memory", because: "no-keyring" }, { where: "encrypted" }]);
    expect(await run().open()).toEqual(found("second"));
  });
});

describe("a key store that refuses", () => {
  it.each([
    ["is locked", () => (keyStore.now = none)],
    ["cannot decrypt", () => (keyStore.refuses = true)],
  ])(
    "because it %s leads to a sign-in and is asked again at the next start",
    async (_w, refuse) => {
      await run().write(tokens("first"));
      refuse();
      expect(await run().open()).toEqual(nothing("key-store-refuses"));
      keyStore = new FakeKeyStore();
      expect(await run().open()).toEqual(found("first"));
    },
  );

  it("does not bring an older sign-in back after a newer one that stayed in memory", async () => {
    await run().write(tokens("older"));
    keyStore.now = none;
    const vault = run();
    await vault.open();
    await vault.write(tokens("newer"));
    keyStore = new FakeKeyStore();
    expect(await run().open()).toEqual(nothing("nothing"));
  });

  it("at a write leaves nothing on the disk, since the older tokens are spent", async () => {
    const vault = run();
    await vault.write(tokens("spent"));
    keyStore.refuses = true;
    expect(await vault.write(tokens("newer"))).toEqual({ ok: false, error: { code: "internal" } });
    expect(await names()).toEqual([]);
    expect(vault.keeping()).toEqual({ where: "memory", because: "write-failed" });
  });
});

it("never writes a token, a path or a message of the system to the log", async () => {
  const vault = run();
  await vault.open();
  await vault.write(tokens("hush"));
  keyStore.refuses = true;
  await vault.write(tokens("hush"));
  await run().open();
  expect(lines.length).toBeGreaterThan(1);
  expect(lines.join("\n")).not.toMatch(/hush|denied|tmp/);
});
