import { spawnSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { type Server, type Socket, connect, createServer } from "node:net";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { join } from "node:path";

import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

import {
  longestRequestLine,
  parseEndpoint,
  parseRequest,
  protocolVersion,
} from "../../contract/command-line/protocol.ts";
import { FakeClock } from "../../test/support/fakes/fake-clock.ts";
import { type Run, greetingMs, mostUnreadBytes } from "./command-client.ts";
import {
  type CommandSocket,
  mostCommandClients,
  mostCommandsASecond,
  openCommandSocket,
} from "./command-socket.ts";
import { longestSocketPath } from "./listening-place.ts";
import { inEnglish } from "../../test/support/english.ts";

let data = "";
let clock = new FakeClock();
let opened: CommandSocket | undefined;
const ends: (() => void)[] = [];

beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), "ringside-cli-"));
  clock = new FakeClock();
});
afterEach(() => {
  for (const end of ends.splice(0)) end();
  opened?.dispose();
  opened = undefined;
  rmSync(data, { recursive: true, force: true });
});

const doesAll: Run = ({ id }, say) => {
  say({ id, answer: "done", how: "accepted" });
  return undefined;
};

const open = (run = doesAll, dataFolder = data) =>
  openCommandSocket({
    ...{ platform: "linux", dataFolder, shortFolder: data, version: "1.2.3", clock, run },
    speech: inEnglish,
  });

async function listen(run?: Run): Promise<void> {
  const socket = await open(run);
  if (!socket.ok) throw new Error(socket.why);
  opened = socket.socket;
}

const folder = () => join(data, "command-line");
const path = () => join(folder(), "socket");

function endpoint() {
  const file: unknown = JSON.parse(readFileSync(join(folder(), "endpoint.json"), "utf8"));
  const parsed = parseEndpoint(file);
  if (!parsed.ok) throw new Error(parsed.issues.join());
  return parsed.value;
}

/** A client that says what it likes, and reads a line at a time. */
class Client {
  readonly socket: Socket;
  #text = "";
  readonly closed: Promise<unknown>;

  constructor(at = endpoint().path) {
    this.socket = connect(at).setEncoding("utf8");
    this.closed = once(this.socket, "close");
    this.socket.on("error", () => this.socket.destroy());
    this.socket.on("data", (piece: string) => (this.#text += piece));
    ends.push(() => this.socket.destroy());
  }

  say(message: unknown): this {
    this.socket.write(`${typeof message === "string" ? message : JSON.stringify(message)}\n`);
    return this;
  }

  greet(token = endpoint().token, protocol = protocolVersion): this {
    return this.say({ hello: "ringside", protocol, token });
  }

  /** The lines so far, once there are as many. */
  async lines(count: number): Promise<unknown[]> {
    await expect
      .poll(() => this.#text.split("\n").length - 1, { interval: 2 })
      .toBeGreaterThanOrEqual(count);
    return this.#text
      .split("\n")
      .slice(0, count)
      .map((line): unknown => JSON.parse(line));
  }
}

const welcome = { welcome: true, protocol: protocolVersion, version: "1.2.3" };

describe("the socket of the command line", () => {
  it("is the user's alone, with a token that is another one each time, and is gone afterwards", async () => {
    await listen();
    const { token } = endpoint();
    expect(statSync(folder()).mode & 0o777).toBe(0o700);
    expect(statSync(path()).mode & 0o777).toBe(0o600);
    expect(statSync(join(folder(), "endpoint.json")).mode & 0o777).toBe(0o600);
    opened?.dispose();
    expect(existsSync(join(folder(), "endpoint.json"))).toBe(false);
    await expect.poll(() => existsSync(path())).toBe(false);
    await listen();
    expect(endpoint().token).not.toBe(token);
  });

  it("takes back a folder that others may look into", async () => {
    mkdirSync(folder());
    chmodSync(folder(), 0o777);
    await listen();
    expect(statSync(folder()).mode & 0o777).toBe(0o700);
  });

  it("answers who knows the token", async () => {
    await listen();
    const client = new Client().greet().say({ id: 7, verb: "mute" });
    expect(await client.lines(2)).toEqual([welcome, { id: 7, answer: "done", how: "accepted" }]);
  });

  it.each([
    ["another token", { hello: "ringside", protocol: 1, token: "a".repeat(43) }, "token"],
    ["another version", { hello: "ringside", protocol: 99, token: "a".repeat(43) }, "protocol"],
    ["no greeting", { id: 1, verb: "end" }, "not-understood"],
    ["no JSON", "GET / HTTP/1.1", "not-understood"],
  ])("refuses and closes at %s, and runs nothing", async (_what, said, because) => {
    const run: string[] = [];
    await listen(({ verb }) => void run.push(verb));
    const client = new Client().say(said).say({ id: 1, verb: "end" });
    expect(await client.lines(1)).toMatchObject([{ welcome: false, because }]);
    await client.closed;
    expect(run).toEqual([]);
  });

  it("lets go who does not greet in time", async () => {
    await listen();
    const client = new Client();
    await expect.poll(() => clock.pending).toBe(1);
    clock.advance(greetingMs);
    await client.closed;
    await expect.poll(() => clock.pending).toBe(0);
  });

  it("lets go who sends a line that is too long, before it ends", async () => {
    await listen();
    const client = new Client().greet();
    await client.lines(1);
    client.socket.write("x".repeat(longestRequestLine + 1));
    await client.closed;
  });

  it("tells one client too many so, and has room again when one has gone", async () => {
    await listen();
    const clients = Array.from({ length: mostCommandClients }, () => new Client().greet());
    for (const client of clients) await client.lines(1);
    const another = new Client();
    expect(await another.lines(1)).toMatchObject([{ welcome: false, because: "busy" }]);
    await another.closed;
    clients[0]?.socket.destroy();
    await expect.poll(() => new Client().greet().lines(1)).toEqual([welcome]);
  });

  it("lets so many commands of all clients pass in a second, and says so to the rest", async () => {
    const run: number[] = [];
    await listen(({ id }) => void run.push(id));
    const clients = [new Client().greet(), new Client().greet()];
    for (const client of clients) await client.lines(1);
    for (let id = 0; id < mostCommandsASecond; id += 1) clients[id % 2]?.say({ id, verb: "mute" });
    await expect.poll(() => run.length).toBe(mostCommandsASecond);
    clients[0]?.say({ id: 99, verb: "mute" });
    expect(await clients[0]?.lines(2)).toMatchObject([
      {},
      { id: 99, answer: "refused", code: "too-many" },
    ]);
    clock.advance(1_000);
    clients[0]?.say({ id: 100, verb: "mute" });
    await expect.poll(() => run.at(-1)).toBe(100);
  });

  it("lets go who reads nothing of what he watches", async () => {
    const line = "x".repeat(1_000);
    let say: Parameters<Run>[1] | undefined;
    await listen((_request, answer) => {
      say = answer;
      return undefined;
    });
    const client = new Client().greet();
    await client.lines(1);
    client.socket.pause();
    client.say({ id: 1, verb: "watch" });
    await expect.poll(() => say).toBeDefined();
    const refused = { id: 1, answer: "refused", code: line, reason: "", remedy: "" } as const;
    for (let sent = 0; sent < 2 * mostUnreadBytes; sent += line.length) say?.(refused);
    client.socket.resume();
    await client.closed;
  });

  it("ends a watch when its client goes", async () => {
    let isWatching = true;
    await listen(() => () => (isWatching = false));
    const client = new Client().greet().say({ id: 1, verb: "watch" });
    await client.lines(1);
    client.socket.end();
    client.socket.destroy();
    await expect.poll(() => isWatching).toBe(false);
  });

  it("answers whatever is no command as such, and goes on", async () => {
    const ran: unknown[] = [];
    await listen((request, say) => {
      ran.push(request);
      return doesAll(request, say);
    });
    const client = new Client().greet();
    await client.lines(1);
    const anything = fc.oneof(
      fc.json({ maxDepth: 2 }),
      fc.string().map((text) => text.replace(/\s/g, "") || "?"),
      fc
        .record({
          id: fc.nat(),
          verb: fc.constantFrom("end", "mute", "rm", "__proto__"),
          call: fc.anything(),
        })
        .map((value) => JSON.stringify(value)),
    );
    let count = 1;
    for (const line of fc.sample(anything, { numRuns: 300, seed: 20_261_129 })) {
      const oneLine = line.replaceAll("\n", " ").slice(0, longestRequestLine);
      if (oneLine.trim() === "") continue;
      clock.advance(1_000);
      client.say(oneLine);
      count += 1;
      await client.lines(count);
    }
    expect(ran.every((request) => parseRequest(request).ok)).toBe(true);
    client.say({ id: 5, verb: "show" });
    expect((await client.lines(count + 1)).at(-1)).toEqual({
      id: 5,
      answer: "done",
      how: "accepted",
    });
  });
});

describe("the place of the socket", () => {
  it("is taken over from a crash", async () => {
    mkdirSync(folder(), { mode: 0o700 });
    const left = `require("node:net").createServer().listen(${JSON.stringify(path())}, () => process.kill(process.pid, "SIGKILL"))`;
    spawnSync(process.execPath, ["-e", left]);
    expect(lstatSync(path()).isSocket()).toBe(true);
    await listen();
    expect(await new Client().greet().lines(1)).toEqual([welcome]);
  });

  it("is left to another program that answers there", async () => {
    mkdirSync(folder(), { mode: 0o700 });
    const other: Server = createServer().listen(path());
    await once(other, "listening");
    ends.push(() => other.close());
    expect(await open()).toEqual({ ok: false, why: "in-use" });
    expect(existsSync(path())).toBe(true);
  });

  it.each([
    ["a link to a socket", () => symlinkSync(join(data, "elsewhere"), path())],
    ["a file", () => writeFileSync(path(), "mine")],
    ["a folder", () => mkdirSync(path())],
  ])("is not made of %s, which stays", async (_what, plant) => {
    mkdirSync(folder(), { mode: 0o700 });
    plant();
    const before = lstatSync(path()).ino;
    expect(await open()).toEqual({ ok: false, why: "in-the-way" });
    expect(lstatSync(path()).ino).toBe(before);
  });

  it("is in no folder that is a link", async () => {
    mkdirSync(join(data, "elsewhere"));
    symlinkSync(join(data, "elsewhere"), folder());
    expect(await open()).toEqual({ ok: false, why: "in-the-way" });
  });

  it.runIf(process.getuid?.() === 0)("is not where another user may be", async () => {
    const chown = (what: string) => spawnSync("chown", ["65534", what]);
    mkdirSync(folder(), { mode: 0o700 });
    writeFileSync(path(), "");
    chown(path());
    expect(await open()).toEqual({ ok: false, why: "foreign-owner" });
    chown(folder());
    expect(await open()).toEqual({ ok: false, why: "foreign-owner" });
    expect(existsSync(path())).toBe(true);
  });

  it("is in the short folder where its own path would be too long", async () => {
    const deep = join(data, "d".repeat(longestSocketPath));
    mkdirSync(deep);
    const socket = await open(doesAll, deep);
    if (!socket.ok) throw new Error(socket.why);
    opened = socket.socket;
    const file: unknown = JSON.parse(
      readFileSync(join(deep, "command-line/endpoint.json"), "utf8"),
    );
    expect(file).toMatchObject({
      path: expect.stringMatching(/\/ringside-[0-9a-f]{16}\/socket$/) as string,
    });
  });

  it("is nowhere on a disk that does not allow it", async () => {
    writeFileSync(join(data, "file"), "");
    expect(await open(doesAll, join(data, "file"))).toEqual({
      ok: false,
      why: "refused-by-system",
    });
  });
});
