/**
 * Where the command line finds the application: a socket of the user's own, or a pipe on Windows. Nobody
 * else's folder, link or socket is ever used or removed; a socket that a crash left behind is.
 */
import { createHash, randomBytes } from "node:crypto";
import { type Stats, chmodSync, lstatSync, mkdirSync, rmSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";

import { ownFolderMode, systemCode } from "../files/own-file.ts";

/** The system's own limit is 104 bytes on macOS and 108 on Linux, with an end mark. */
export const longestSocketPath = 100;
/** How long whoever holds a socket may take to answer, in milliseconds. */
export const holderAnswersMs = 1_000;

/** Why there is no place to listen at. */
export type NoPlace =
  | "foreign-owner"
  /** A link, a file or something else that is no folder or socket of ours. */
  | "in-the-way"
  /** Another application answers there. */
  | "in-use"
  | "refused-by-system";

export type Place =
  { readonly ok: true; readonly path: string } | { readonly ok: false; readonly why: NoPlace };

export interface PlaceOptions {
  readonly platform: NodeJS.Platform;
  /** Absolute, in the data folder; made when missing. */
  readonly folder: string;
  /** For a socket whose path in `folder` would be too long: the user's folder of this session. */
  readonly shortFolder: string;
}

/** Makes room for listening. Never throws. */
export async function findPlace({ platform, folder, shortFolder }: PlaceOptions): Promise<Place> {
  if (platform === "win32") {
    // Whoever reads the name in the user's own file knows it; nobody can be there before.
    return { ok: true, path: `\\\\.\\pipe\\ringside-${randomBytes(16).toString("hex")}` };
  }
  try {
    const room = roomFor(folder, shortFolder);
    const why = takeFolder(folder) ?? takeFolder(room);
    if (why !== undefined) return { ok: false, why };
    const path = join(room, "socket");
    const occupied = await makeFree(path);
    return occupied === undefined ? { ok: true, path } : { ok: false, why: occupied };
  } catch {
    return { ok: false, why: "refused-by-system" };
  }
}

function roomFor(folder: string, shortFolder: string): string {
  if (Buffer.byteLength(join(folder, "socket")) <= longestSocketPath) return folder;
  const digest = createHash("sha256").update(folder).digest("hex").slice(0, 16);
  return join(shortFolder, `ringside-${digest}`);
}

/** In folders that others may write to, a planted one must not become ours. */
function takeFolder(folder: string): NoPlace | undefined {
  mkdirSync(folder, { recursive: true, mode: ownFolderMode });
  const about = lstatSync(folder);
  if (!about.isDirectory()) return "in-the-way";
  if (!isOwn(about)) return "foreign-owner";
  if ((about.mode & 0o777) !== ownFolderMode) chmodSync(folder, ownFolderMode);
  return undefined;
}

const isOwn = ({ uid }: Stats): boolean => uid === process.getuid?.();

async function makeFree(path: string): Promise<NoPlace | undefined> {
  const about = lstatSync(path, { throwIfNoEntry: false });
  if (about === undefined) return undefined;
  if (!isOwn(about)) return "foreign-owner";
  if (!about.isSocket()) return "in-the-way";
  if (await isAnswered(path)) return "in-use";
  rmSync(path, { force: true });
  return undefined;
}

/** Refused: whoever listened is gone. Anything else that is no refusal may be alive. */
const isAnswered = (path: string): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(path);
    const end = (answered: boolean): void => {
      socket.destroy();
      resolve(answered);
    };
    socket.setTimeout(holderAnswersMs, () => end(true));
    socket.once("connect", () => end(true));
    socket.once("error", (error) => end(!["ECONNREFUSED", "ENOENT"].includes(systemCode(error))));
  });
