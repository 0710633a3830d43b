import { mkdir, readdir, readFile, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

import { sealed } from "../../test/support/fakes/fake-key-store.ts";
import {
  fakeTokens,
  useVaultBench,
  type VaultBench,
} from "../../test/support/fakes/vault-bench.ts";
import { createVaultFile, largestVaultBytes } from "./vault-file.ts";

const found = (refresh: string) => ({ found: true, tokens: { refresh } });
const nothing = (because: string) => ({ found: false, because });

let bench: VaultBench;
useVaultBench((made) => (bench = made));

describe("a file that cannot be used", () => {
  const encrypted = (text: string) => sealed(text).toString("base64");
  it.each([
    ["is empty", ""],
    ["is cut short", '{"version":1,"kept":"encr'],
    ["is something else", "[]"],
    ["comes from another version", '{"version":2,"kept":"plain","data":"tokens x"}'],
    ["has a surplus key", '{"version":1,"kept":"plain","data":"tokens x","x":1}'],
    [
      "is far too large",
      JSON.stringify({
        version: 1,
        kept: "encrypted",
        backend: "gnome_libsecret",
        data: encrypted("tokens usable"),
      }).padEnd(largestVaultBytes + 1),
    ],
    [
      "holds no tokens",
      JSON.stringify({
        version: 1,
        kept: "encrypted",
        backend: "gnome_libsecret",
        data: encrypted("nonsense"),
      }),
    ],
  ])("because it %s is set aside and leads to a sign-in", async (_what, text) => {
    await writeFile(bench.path, text);
    expect(await bench.run().open()).toEqual(nothing("damaged"));
    expect(await readdir(bench.folder)).toEqual(["sign-in.vault.damaged"]);
    expect(await readFile(`${bench.path}.damaged`, "utf8")).toBe(text);
    expect(await bench.run().open()).toEqual(nothing("nothing"));
  });

  it("whichever of its bytes has a flipped bit, is never asked about again", async () => {
    await bench.run().write(fakeTokens("first"));
    const whole = await readFile(bench.path);
    for (let at = 0; at < whole.length; at += 1) {
      const flipped = Buffer.from(whole);
      flipped.writeUInt8(flipped.readUInt8(at) ^ (1 << (at % 8)), at);
      await writeFile(bench.path, flipped);
      const opened = await bench.run().open();
      const reasons = ["damaged", "backend-changed", "not-protected"];
      // Base64 has bits that mean nothing, in its last letter.
      if (!opened.found) expect(reasons).toContain(opened.because);
      else expect(opened).toEqual(found("first"));
      expect((await bench.run().open()).found).toBe(opened.found);
    }
  });

  it("is set aside in the place of the one before it, and goes with the sign-in", async () => {
    for (const text of ["first", "second"]) {
      await writeFile(bench.path, text);
      await bench.run().open();
    }
    expect(await readFile(`${bench.path}.damaged`, "utf8")).toBe("second");
    const vault = bench.run();
    await vault.write(fakeTokens("next"));
    expect(await bench.run().open()).toEqual(found("next"));
    expect(await readdir(bench.folder)).toEqual(["sign-in.vault", "sign-in.vault.damaged"]);
    await vault.wipe();
    expect(await readdir(bench.folder)).toEqual([]);
  });

  it.each([
    ["a folder", () => mkdir(bench.path)],
    ["a link to a device without an end", () => symlink("/dev/zero", bench.path)],
    ["a link that leads nowhere", () => symlink(join(bench.folder, "nowhere"), bench.path)],
  ])("because it is %s is set aside, and the next sign-in is kept", async (_what, plant) => {
    await mkdir(`${bench.path}.damaged`);
    await plant();
    const vault = bench.run();
    expect(await vault.open()).toEqual(nothing("damaged"));
    expect(await vault.write(fakeTokens("next"))).toMatchObject({ ok: true });
    expect(await bench.run().open()).toEqual(found("next"));
    expect(await readdir(bench.folder)).toEqual(["sign-in.vault", "sign-in.vault.damaged"]);
  });

  it("stays, and is told, where it cannot be set aside", async () => {
    const vault = bench.run({
      file: {
        ...createVaultFile(bench.folder),
        read: () => Promise.resolve("damaged"),
        setAside: () => Promise.reject(Object.assign(new Error("/home/x"), { code: "EROFS" })),
      },
    });
    expect(await vault.open()).toEqual(nothing("damaged"));
    expect(bench.lines).toContain('vault-failed {"action":"set-aside","code":"EROFS"}');
  });

  it("is left alone when it cannot be read, and writing goes on", async () => {
    const file = createVaultFile(bench.folder);
    const vault = bench.run({ file: { ...file, read: () => Promise.reject(new Error("EIO")) } });
    expect(await vault.open()).toEqual(nothing("unreadable"));
    await vault.write(fakeTokens("first"));
    expect(await bench.run().open()).toEqual(found("first"));
  });
});

describe("a file that can be used", () => {
  it("is taken up when a key that protects has hidden what is in it", async () => {
    await bench.run().write(fakeTokens("first"));
    expect(bench.keyStore.hides(sealed("tokens first"))).toBe(true);
    expect(await bench.run().open()).toEqual(found("first"));
  });

  it("without encryption is not written again at each start", async () => {
    bench.keyStore.now = { level: "weak" };
    await bench.run().allowPlain(true);
    const vault = bench.run();
    await vault.write(fakeTokens("first"));
    const written: unknown[] = [];
    const file = {
      ...createVaultFile(bench.folder),
      write: (document: unknown) => Promise.resolve(void written.push(document)),
    };
    expect(await bench.run({ file }).open()).toEqual(found("first"));
    expect(written).toEqual([]);
  });
});
