/**
 * Ringside's own files, read and written as if somebody else had put something in their place: another
 * program, a careless backup, a full disk. A file of ours is a regular file, not a link; it belongs to
 * the user that runs us, and it is small. Anything else is answered as a value, and never waited for.
 */
import { randomBytes } from "node:crypto";
import {
  closeSync,
  constants,
  fchmodSync,
  fstatSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname } from "node:path";

/** Why a file that is there is not taken for ours. */
export type Unfit =
  /** A folder, a pipe, a device, a link. */
  | "not-a-file"
  /** Of another user. */
  | "foreign-owner"
  | "too-large";

export type OwnFile =
  | { readonly state: "read"; readonly text: string }
  | { readonly state: "missing" }
  | { readonly state: "unfit"; readonly why: Unfit }
  /** The system refuses; it may not do so later. `code` is the system's own, never a path. */
  | { readonly state: "unreadable"; readonly code: string };

/** For its owner alone. */
export const ownFileMode = 0o600;
/** For its owner alone. */
export const ownFolderMode = 0o700;

/**
 * Not through a link, and without waiting for the other end of a pipe. Windows has neither flag, which
 * counts as nothing here: it makes no links without a privilege, and its pipes have other names.
 */
const carefully = constants.O_NOFOLLOW | constants.O_NONBLOCK;
const othersMay = 0o077;

const unguessable = (): string => randomBytes(12).toString("hex");

/** Reads a file of ours that may be up to `largestBytes` long. Never throws, never waits. */
export function readOwnFile(path: string, largestBytes: number): OwnFile {
  let file: number;
  try {
    file = openSync(path, constants.O_RDONLY | carefully);
  } catch (error) {
    return refusedToOpen(error);
  }
  try {
    const why = unfit(file) ?? (fstatSync(file).size > largestBytes ? "too-large" : undefined);
    if (why !== undefined) return { state: "unfit", why };
    const content = readUpTo(file, largestBytes + 1);
    if (content.length > largestBytes) return { state: "unfit", why: "too-large" };
    return { state: "read", text: content.toString("utf8") };
  } catch (error) {
    return { state: "unreadable", code: systemCode(error) };
  } finally {
    closeSync(file);
  }
}

/**
 * Replaces a file of ours so that a crash or a power cut leaves the old text or the new one, whole. A
 * link or anything else in its place is replaced, not followed. Throws where the system refuses.
 * `createWord` gives an unguessable word for the file that is not finished yet.
 */
export function writeOwnFile(path: string, text: string, createWord = unguessable): void {
  const folder = dirname(path);
  mkdirSync(folder, { recursive: true, mode: ownFolderMode });
  // A name that cannot be guessed, and `wx`, so that nothing can be planted there before.
  const temporary = `${path}.${createWord()}.new`;
  try {
    const file = openSync(temporary, "wx", ownFileMode);
    try {
      writeFileSync(file, text);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
  syncFolder(folder);
}

/**
 * Adds to a file of ours, which is made when missing. Answers its size afterwards in bytes, or why it
 * is not ours to add to. Throws where the system refuses.
 */
export function appendOwnFile(path: string, text: string): number | Unfit {
  const { O_WRONLY, O_APPEND, O_CREAT } = constants;
  let file: number;
  try {
    file = openSync(path, O_WRONLY | O_APPEND | O_CREAT | carefully, ownFileMode);
  } catch (error) {
    const refused = refusedToOpen(error);
    if (refused.state === "unfit") return refused.why;
    throw error;
  }
  try {
    const why = unfit(file);
    if (why !== undefined) return why;
    const { mode, size } = fstatSync(file);
    if ((mode & othersMay) !== 0) fchmodSync(file, ownFileMode);
    writeFileSync(file, text);
    return size + Buffer.byteLength(text);
  } finally {
    closeSync(file);
  }
}

/** The system's short word for what went wrong; empty when it has none. */
export const systemCode = (error: unknown): string =>
  error instanceof Error && "code" in error ? String(error.code) : "";

function unfit(file: number): Unfit | undefined {
  const about = fstatSync(file);
  if (!about.isFile()) return "not-a-file";
  // Windows knows no such number.
  const self = process.getuid?.();
  return self === undefined || about.uid === self ? undefined : "foreign-owner";
}

/** What the system says to a link (ELOOP, EMLINK), to a pipe or socket (ENXIO), to a folder (EISDIR). */
const notFiles: ReadonlySet<string> = new Set(["ELOOP", "EMLINK", "ENXIO", "EISDIR"]);

function refusedToOpen(error: unknown): Exclude<OwnFile, { readonly state: "read" }> {
  const code = systemCode(error);
  if (code === "ENOENT") return { state: "missing" };
  return notFiles.has(code) ? { state: "unfit", why: "not-a-file" } : { state: "unreadable", code };
}

/** A file may grow while it is read; and a size that the system states may be none, as in `/proc`. */
function readUpTo(file: number, mostBytes: number): Buffer {
  const content = Buffer.alloc(mostBytes);
  let length = 0;
  while (length < mostBytes) {
    const read = readSync(file, content, length, mostBytes - length, null);
    if (read === 0) break;
    length += read;
  }
  return content.subarray(0, length);
}

/** Windows cannot open a folder and needs no sync of it. */
function syncFolder(folder: string): void {
  try {
    const file = openSync(folder, constants.O_RDONLY);
    try {
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
  } catch {
    // The file itself is synced: what is lost without this is the last rename in a power cut.
  }
}
