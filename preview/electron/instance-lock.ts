import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** What a second start tells the first. */
export interface Visit {
  readonly argv: string[];
  readonly workingDirectory: string;
  readonly additionalData: unknown;
}

/** Held until released; the process's end releases it too. */
export interface InstanceLock {
  release(): void;
}

/** Socket paths longer than this are refused by some systems (the limit is 104 on macOS). */
const longestSocketPath = 100;
/** Asked for before the preview pretends to be another system. */
const isWindows = process.platform === "win32";
const deliveryTimeoutMs = 5_000;
const longestVisit = 1_000_000;

/** Sends standard input to the socket named by the argument; exit code 0 when it was heard. */
const messenger = `
const socket = require("node:net").connect(process.argv[1]);
socket.on("error", () => process.exit(1));
socket.on("data", () => process.exit(0));
socket.on("close", () => process.exit(1));
process.stdin.pipe(socket);`;

function socketPath(userData: string): string {
  const digest = createHash("sha256").update(userData).digest("hex").slice(0, 24);
  if (isWindows) return `\\\\.\\pipe\\ringside-preview-${digest}`;
  const inside = join(userData, "preview.sock");
  if (inside.length <= longestSocketPath) return inside;
  const folder = join(tmpdir(), `ringside-preview-${digest}`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return join(folder, "preview.sock");
}

function parseVisit(text: string): Visit | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== "object" || value === null) return undefined;
    if (!("argv" in value) || !Array.isArray(value.argv)) return undefined;
    if (!("workingDirectory" in value) || typeof value.workingDirectory !== "string") {
      return undefined;
    }
    return {
      argv: value.argv.map(String),
      workingDirectory: value.workingDirectory,
      additionalData: "additionalData" in value ? value.additionalData : undefined,
    };
  } catch {
    return undefined;
  }
}

function listen(path: string, onVisit: (visit: Visit) => void): Server {
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    let text = "";
    socket.setEncoding("utf8");
    socket.on("error", () => socket.destroy());
    socket.on("data", (piece: string) => {
      text += piece;
      if (text.length > longestVisit) socket.destroy();
    });
    socket.on("end", () => {
      socket.end("heard");
      const visit = parseVisit(text);
      if (visit !== undefined) onVisit(visit);
    });
  });
  // A taken path is seen by `listening`; the event itself carries nothing more.
  server.on("error", () => undefined);
  server.listen(path);
  return server.unref();
}

/**
 * Takes the lock of `userData`, or tells its holder about this start and answers `undefined`.
 * Synchronous, as Electron's call is: binding a local socket is decided at once, and the visit is
 * delivered by a short-lived child. A socket that a dead process left behind is taken over.
 */
export function takeInstanceLock(
  userData: string,
  visit: Visit,
  onVisit: (visit: Visit) => void,
): InstanceLock | undefined {
  mkdirSync(userData, { recursive: true });
  const path = socketPath(userData);
  let server = listen(path, onVisit);
  if (!server.listening) {
    const told = spawnSync(process.execPath, ["-e", messenger, path], {
      input: JSON.stringify(visit),
      timeout: deliveryTimeoutMs,
      stdio: ["pipe", "ignore", "ignore"],
    });
    if (told.status === 0) return undefined;
    if (process.platform !== "win32") rmSync(path, { force: true });
    server = listen(path, onVisit);
    if (!server.listening) return undefined;
  }
  return { release: () => void server.close() };
}
