import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { type Server, createServer } from "node:http";

import { applyCommand, deskStateOf } from "./desk-commands.ts";
import { type ElectronModule, type Parts, createElectron } from "./electron.ts";
import type { Application } from "./electron/application.ts";
import type { Keyring } from "./protocol/keyrings.ts";
import { answerRequest } from "./server/answer.ts";
import { readDesk } from "./server/desk-files.ts";
import { Sockets } from "./server/sockets.ts";

export interface HostOptions {
  readonly application: Application;
  /** The built desk. */
  readonly deskFolder: string;
  /** 0 lets the system choose. */
  readonly port: number;
  /** Accelerators that belong to "another application" from the start. */
  readonly taken: readonly string[];
  /** The key store that the desk pretends to have at the start. */
  readonly keyring: Keyring;
  readonly complain: (what: string) => void;
}

/** A running preview, before and while an application runs in it. */
export interface Host {
  /** What the application gets when it imports Electron. */
  readonly electron: ElectronModule;
  readonly parts: Parts;
  /** Where a browser finds the desk; holds the run's key. */
  readonly url: string;
  /** Resolves with the exit code once the application has quit. */
  readonly quit: Promise<number>;
  /** Resolves once the application is ready and has put up its first tray icon or window. */
  readonly shown: Promise<void>;
  /** Ends the server and every connection. */
  dispose(): void;
}

const keyBytes = 24;

async function listen(port: number): Promise<{ server: Server; port: number }> {
  const server = createServer();
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return { server, port: address.port };
}

/** Calls `push` with the latest state, once per turn of the loop and only when it differs. */
function coalesce(state: () => string, push: (state: string) => void): () => void {
  let isDue = false;
  let last = "";
  return () => {
    if (isDue) return;
    isDue = true;
    queueMicrotask(() => {
      isDue = false;
      const next = state();
      if (next === last) return;
      last = next;
      push(next);
    });
  };
}

/** Starts the server and makes the imitation; runs no application yet. */
export async function startHost(options: HostOptions): Promise<Host> {
  const desk = await readDesk(options.deskFolder);
  const { server, port } = await listen(options.port);
  const gate = { key: randomBytes(keyBytes).toString("base64url"), port };
  const quit = Promise.withResolvers<number>();
  const shown = Promise.withResolvers<undefined>();
  const { platform } = options.application.system;
  const state = (): string => JSON.stringify(deskStateOf(parts, platform));
  const push = coalesce(state, (next) => {
    sockets.broadcast(next);
    if (parts.trays.views().length + parts.windows.all().length > 0) shown.resolve(undefined);
  });
  const { module, parts } = createElectron({
    application: options.application,
    taken: options.taken,
    keyring: options.keyring,
    changed: () => push(),
    exit: quit.resolve,
  });
  const command = applyCommand.bind(undefined, parts);
  const sockets = new Sockets({ gate, parts, state, command, complain: options.complain });
  server.on("request", (request, response) => {
    void answerRequest({ gate, desk, parts }, request, response);
  });
  server.on("upgrade", (request, socket, head) => sockets.upgrade(request, socket, head));
  return {
    electron: module,
    parts,
    url: `http://127.0.0.1:${port}/?key=${gate.key}`,
    quit: quit.promise,
    shown: shown.promise,
    dispose: () => {
      sockets.dispose();
      server.close();
      server.closeAllConnections();
    },
  };
}
