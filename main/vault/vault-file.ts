/**
 * The one file of the vault: its format, and writing it so that a crash at any instant leaves either
 * the former tokens or the new ones, whole.
 *
 * The file is written beside its place under a name that cannot be guessed or planted (`wx`), synced,
 * renamed over the old one, and then the folder is synced, without which a power cut may undo the
 * rename on Linux. The libraries for atomic writes leave out the last step or follow a planted link.
 */
import { randomBytes } from "node:crypto";
import { mkdir, open, readdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import * as v from "valibot";

import { parserOf } from "../../contract/parse.ts";
import { ownFileMode, ownFolderMode, readOwnFile } from "../files/own-file.ts";

const base64 = v.pipe(v.string(), v.base64(), v.minLength(1));
const document = v.variant("kept", [
  v.strictObject({
    version: v.literal(1),
    kept: v.literal("encrypted"),
    /** The key store that encrypted it, as the system names it: another one cannot decrypt it. */
    backend: v.pipe(v.string(), v.minLength(1), v.maxLength(64)),
    data: base64,
  }),
  v.strictObject({
    version: v.literal(1),
    /** Not protected by anything but the file's mode: only by the user's consent. */
    kept: v.literal("plain"),
    data: v.pipe(v.string(), v.minLength(1)),
  }),
]);
export type VaultDocument = Readonly<v.InferOutput<typeof document>>;

const parse = parserOf(document);
const fileName = "sign-in.vault";
/** Where a file goes that cannot be ours; there is one at most. */
const asideName = `${fileName}.damaged`;
/** The largest vault that is read, in bytes: tokens are a few thousand, so more was not written by us. */
export const largestVaultBytes = 256 * 1024;

export interface VaultFile {
  /** `damaged`: it is there and is not ours, or of another version. Rejects when the system refuses. */
  read(): Promise<VaultDocument | "nothing" | "damaged">;
  /** Resolves when it would survive a crash and a power cut; rejects when it cannot be written. */
  write(document: VaultDocument): Promise<void>;
  /** Removes what an interrupted write has left beside the file. */
  sweep(): Promise<void>;
  /** Takes a file that cannot be ours out of the way, in the place of the one before it. */
  setAside(): Promise<void>;
  /** Removes the file and what was set aside, and does what `sweep` does. */
  remove(): Promise<void>;
}

export interface VaultFileOptions {
  /** An unguessable word for the file that is not finished yet; the system's randomness when left out. */
  readonly createWord?: () => string;
}

/** `folder` is the user-data folder; it is made when missing, for its owner alone. */
export function createVaultFile(folder: string, options: VaultFileOptions = {}): VaultFile {
  const path = join(folder, fileName);
  const createWord = options.createWord ?? (() => randomBytes(12).toString("hex"));
  return {
    read() {
      const found = readOwnFile(path, largestVaultBytes);
      if (found.state === "missing") return Promise.resolve("nothing");
      if (found.state === "unfit") return Promise.resolve("damaged");
      if (found.state === "unreadable") return Promise.reject(new Unreadable(found.code));
      const parsed = parse(parseJson(found.text));
      return Promise.resolve(parsed.ok ? parsed.value : "damaged");
    },
    async write(content) {
      await mkdir(folder, { recursive: true, mode: ownFolderMode });
      const temporary = `${path}.${createWord()}`;
      try {
        await writeSynced(temporary, JSON.stringify(content));
        await rename(temporary, path);
      } catch (error) {
        await rm(temporary, { force: true });
        throw error;
      }
      await syncFolder(folder);
    },
    sweep: () => removeAll(folder, (name) => name.startsWith(`${fileName}.`) && name !== asideName),
    async setAside() {
      const aside = join(folder, asideName);
      // Else a folder of that name would keep every later one in its place.
      await rm(aside, { recursive: true, force: true });
      await rename(path, aside);
    },
    remove: () => removeAll(folder, (name) => name.startsWith(fileName)),
  };
}

/** Where nothing can be kept in this run; what the last one kept stays as it is. */
export function createUnreachableVaultFile(): VaultFile {
  const refuse = (): Promise<never> => Promise.reject(new Unreadable("no-folder"));
  return {
    read: refuse,
    write: refuse,
    sweep: () => Promise.resolve(),
    setAside: refuse,
    remove: () => Promise.resolve(),
  };
}

/** The system's code alone: its message may hold a path with the user's name. */
class Unreadable extends Error {
  readonly code: string;

  constructor(code: string) {
    super("the vault cannot be read");
    this.code = code;
  }
}

async function writeSynced(path: string, text: string): Promise<void> {
  const file = await open(path, "wx", ownFileMode);
  try {
    await file.writeFile(text, "utf8");
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Windows cannot open a folder and needs no sync of it; elsewhere a folder may be gone meanwhile. */
async function syncFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, "r");
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch {
    // The file itself is synced: what is lost without this is the last rename in a power cut.
  }
}

async function removeAll(folder: string, isMeant: (name: string) => boolean): Promise<void> {
  const names = (await namesIn(folder)).filter(isMeant);
  for (const name of names) await rm(join(folder, name), { recursive: true, force: true });
  if (names.length > 0) await syncFolder(folder);
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

const isMissing = (error: unknown): boolean =>
  error instanceof Error && "code" in error && error.code === "ENOENT";

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
