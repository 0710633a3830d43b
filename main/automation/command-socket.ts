/**
 * The local socket of the command line: who may speak on it, how much, and how fast. What is said is
 * handed to `run`; nothing here knows what a verb does.
 */
import { randomBytes } from "node:crypto";
import { chmodSync, rmSync } from "node:fs";
import { type Server, createServer } from "node:net";
import { join } from "node:path";

import {
  type Endpoint,
  endpointFile,
  endpointFolder,
  protocolVersion,
} from "../../contract/command-line/protocol.ts";
import type { DesktopSpeech } from "../../contract/i18n/words.ts";
import { ownFileMode, writeOwnFile } from "../files/own-file.ts";
import type { Clock } from "../timing/clock.ts";
import { type Run, serveClient } from "./command-client.ts";
import { type NoPlace, findPlace } from "./listening-place.ts";
import { createPace } from "../timing/pace.ts";

/** Clients at once; another one is told that it is too many. */
export const mostCommandClients = 8;
/** Commands of all clients together, in any second. */
export const mostCommandsASecond = 20;

export interface CommandSocketOptions {
  readonly platform: NodeJS.Platform;
  /** The data folder, where the command line looks. */
  readonly dataFolder: string;
  /** See `PlaceOptions`. */
  readonly shortFolder: string;
  readonly version: string;
  readonly clock: Clock;
  readonly speech: DesktopSpeech;
  readonly run: Run;
}

/** Listens until disposed of, which also ends every client. */
export interface CommandSocket {
  dispose(): void;
}

export type OpenedSocket =
  | { readonly ok: true; readonly socket: CommandSocket }
  | { readonly ok: false; readonly why: NoPlace };

/** Never rejects. A new token is made each time, so that nobody keeps one from before. */
export async function openCommandSocket(options: CommandSocketOptions): Promise<OpenedSocket> {
  const { platform, dataFolder, shortFolder } = options;
  const folder = join(dataFolder, endpointFolder);
  const place = await findPlace({ platform, folder, shortFolder });
  if (!place.ok) return place;
  const token = randomBytes(32).toString("base64url");
  const clients = new Set<() => void>();
  const server = createServer();
  accept(server, { ...options, token, clients });
  if (!(await listens(server, place.path))) return { ok: false, why: "refused-by-system" };
  const file = join(folder, endpointFile);
  const endpoint: Endpoint = { protocol: protocolVersion, path: place.path, token };
  const dispose = (): void => {
    rmSync(file, { force: true });
    server.close();
    for (const end of clients) end();
  };
  try {
    if (platform !== "win32") chmodSync(place.path, ownFileMode);
    writeOwnFile(file, `${JSON.stringify(endpoint)}\n`);
  } catch {
    dispose();
    return { ok: false, why: "refused-by-system" };
  }
  return { ok: true, socket: { dispose } };
}

interface Accepting extends CommandSocketOptions {
  readonly token: string;
  readonly clients: Set<() => void>;
}

function accept(server: Server, accepting: Accepting): void {
  const { token, clients, version, clock, speech, run } = accepting;
  const pace = createPace(clock, mostCommandsASecond);
  server.on("connection", (socket) => {
    const isOneTooMany = clients.size >= mostCommandClients;
    const end = serveClient({
      ...{ socket, token, version, clock, speech, run, pace, isOneTooMany },
      onGone: () => clients.delete(end),
    });
    // One that is only told so is gone in the same turn.
    if (!isOneTooMany) clients.add(end);
  });
}

const listens = (server: Server, path: string): Promise<boolean> =>
  new Promise((resolve) => {
    server.on("error", () => resolve(false));
    server.listen(path, () => resolve(true));
  });
