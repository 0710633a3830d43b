import {
  type FileHandle,
  mkdir,
  mkdtemp,
  open,
  readdir,
  readFile,
  readlink,
  rm,
  symlink,
  writeFile,
} from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { createUnreachableVaultFile, createVaultFile } from "./vault-file.ts";

const document = { version: 1, kept: "encrypted", backend: "keychain", data: "aHVzaA==" } as const;
let folder = "";

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "ringside-vault-file-"));
});
afterEach(async () => {
  vi.restoreAllMocks();
  await rm(folder, { recursive: true, force: true });
});

/** Of all open files, which share one. */
async function fileHandles(): Promise<FileHandle> {
  const handle = await open(join(folder, "any"), "w");
  await handle.close();
  await rm(join(folder, "any"));
  return Object.getPrototypeOf(handle) as FileHandle;
}

describe("a vault's file", () => {
  it("is on the disk before it takes the old one's place, and so is its name", async () => {
    const handles = await fileHandles();
    const path = join(folder, "sign-in.vault");
    const stateAtSync: string[] = [];
    vi.spyOn(handles, "sync").mockImplementation(async () => {
      stateAtSync.push(await readFile(path, "utf8").catch(() => "no vault yet"));
    });
    await createVaultFile(folder).write(document);
    const folderToo = process.platform === "win32" ? [] : [JSON.stringify(document)];
    expect(stateAtSync).toEqual(["no vault yet", ...folderToo]);
  });

  it.each([
    ["a file", (at: string) => writeFile(at, "theirs")],
    ["a link", (at: string) => symlink(join(folder, "outside"), at)],
  ])("is not written into what was planted under its first name: %s", async (_what, plant) => {
    await writeFile(join(folder, "outside"), "theirs");
    await plant(join(folder, "sign-in.vault.guessed"));
    const file = createVaultFile(folder, { createWord: () => "guessed" });
    await expect(file.write(document)).rejects.toThrow("EEXIST");
    expect(await readFile(join(folder, "outside"), "utf8")).toBe("theirs");
    expect(await file.read()).toBe("nothing");
  });

  it.each([
    ["no JSON", "tokens"],
    ["no object", "7"],
    ["another version", JSON.stringify({ ...document, version: 2 })],
    ["another way of keeping", JSON.stringify({ ...document, kept: "hidden" })],
    ["a field more", JSON.stringify({ ...document, server: "https://evil.example.test" })],
    ["no name of a key store", JSON.stringify({ ...document, backend: "" })],
    ["a long name of a key store", JSON.stringify({ ...document, backend: "k".repeat(65) })],
    ["nothing encrypted", JSON.stringify({ ...document, data: "" })],
    ["what is not base64", JSON.stringify({ ...document, data: "?" })],
    ["nothing readable", JSON.stringify({ version: 1, kept: "plain", data: "" })],
  ])("is damaged with %s", async (_what, text) => {
    await writeFile(join(folder, "sign-in.vault"), text);
    expect(await createVaultFile(folder).read()).toBe("damaged");
  });

  it("is written first under a name that nobody can guess", async () => {
    const handles = await fileHandles();
    const names = new Set<string>();
    vi.spyOn(handles, "sync").mockImplementation(async () => {
      for (const name of await readdir(folder)) names.add(name);
    });
    const file = createVaultFile(folder);
    for (let times = 0; times < 5; times += 1) await file.write(document);
    names.delete("sign-in.vault");
    expect(names.size).toBe(5);
    for (const name of names) expect(name).toMatch(/^sign-in\.vault\.[0-9a-f]{24}$/);
  });

  it("says why it could not be written, not that there was nothing to take back", async () => {
    const file = createVaultFile(folder, { createWord: () => "no/such" });
    await expect(file.write(document)).rejects.toMatchObject({ code: "ENOENT", syscall: "open" });
  });

  it.skipIf(process.platform !== "linux")("leaves no file open behind it", async () => {
    const file = createVaultFile(folder);
    await file.write(document);
    await file.read();
    await mkdir(join(folder, "taken/sign-in.vault/held"), { recursive: true });
    await expect(createVaultFile(join(folder, "taken")).write(document)).rejects.toThrow();
    const links = await readdir("/proc/self/fd").then((names) =>
      Promise.all(names.map((name) => readlink(`/proc/self/fd/${name}`).catch(() => ""))),
    );
    expect(links.filter((link) => link.startsWith(folder))).toEqual([]);
  });

  it.skipIf(process.platform === "win32")("that the system refuses is no damaged one", async () => {
    await writeFile(join(folder, "file"), "");
    const file = createVaultFile(join(folder, "file"));
    await expect(file.read()).rejects.toMatchObject({ code: "ENOTDIR" });
  });

  it("is read as it was written, readable or not", async () => {
    const file = createVaultFile(folder);
    const longest = { ...document, backend: "k".repeat(64) };
    for (const one of [document, longest, { version: 1, kept: "plain", data: "t" } as const]) {
      await file.write(one);
      expect(await file.read()).toEqual(one);
    }
  });

  it("is written into a folder that is made for it", async () => {
    const file = createVaultFile(join(folder, "not/yet"));
    await file.write(document);
    expect(await file.read()).toEqual(document);
  });

  it("leaves nothing beside it where its place is taken by a folder", async () => {
    await mkdir(join(folder, "sign-in.vault/held"), { recursive: true });
    await expect(createVaultFile(folder).write(document)).rejects.toThrow(/EISDIR|ENOTEMPTY|EPERM/);
    expect(await readdir(folder)).toEqual(["sign-in.vault"]);
  });

  it("is swept of leftovers alone: itself, what was set aside and what is not ours stay", async () => {
    const names = ["sign-in.vault", "sign-in.vault.abc", "sign-in.vault.damaged", "other.txt"];
    for (const name of names) await writeFile(join(folder, name), name);
    await mkdir(join(folder, "sign-in.vault.def/full"), { recursive: true });
    await createVaultFile(folder).sweep();
    expect(new Set(await readdir(folder))).toEqual(
      new Set(["sign-in.vault", "sign-in.vault.damaged", "other.txt"]),
    );
  });

  it("is removed with all that is its own, and its going is synced once", async () => {
    const handles = await fileHandles();
    const sync = vi.spyOn(handles, "sync").mockResolvedValue(undefined);
    const file = createVaultFile(folder);
    await file.remove();
    expect(sync).not.toHaveBeenCalled();
    await writeFile(join(folder, "sign-in.vault"), "");
    await mkdir(join(folder, "sign-in.vault.damaged/full"), { recursive: true });
    await writeFile(join(folder, "other.txt"), "");
    await file.remove();
    expect(await readdir(folder)).toEqual(["other.txt"]);
    expect(sync).toHaveBeenCalledTimes(process.platform === "win32" ? 0 : 1);
  });

  it("has nothing to remove in a folder that is missing, and says when there is a file for one", async () => {
    await createVaultFile(join(folder, "missing")).remove();
    await createVaultFile(join(folder, "missing")).sweep();
    await writeFile(join(folder, "file"), "");
    await expect(createVaultFile(join(folder, "file")).remove()).rejects.toThrow("ENOTDIR");
  });

  it("is set aside in the place of whatever was set aside before", async () => {
    await mkdir(join(folder, "sign-in.vault.damaged/full"), { recursive: true });
    await writeFile(join(folder, "sign-in.vault"), "newer");
    await createVaultFile(folder).setAside();
    expect(await readdir(folder)).toEqual(["sign-in.vault.damaged"]);
    expect(await readFile(join(folder, "sign-in.vault.damaged"), "utf8")).toBe("newer");
  });

  it("in a folder that cannot be had keeps nothing, refuses with a code, and is cleared at once", async () => {
    const file = createUnreachableVaultFile();
    const refusal = { message: "the vault cannot be read", code: "no-folder" };
    await expect(file.read()).rejects.toMatchObject(refusal);
    await expect(file.write(document)).rejects.toMatchObject(refusal);
    await expect(file.setAside()).rejects.toMatchObject(refusal);
    await expect(file.sweep()).resolves.toBeUndefined();
    await expect(file.remove()).resolves.toBeUndefined();
  });
});
