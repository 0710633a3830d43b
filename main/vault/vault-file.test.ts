import { type FileHandle, mkdtemp, open, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { createVaultFile } from "./vault-file.ts";

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
});
