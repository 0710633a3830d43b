import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { once } from "node:events";
import { type Socket, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { type Answer, largestEndpointBytes } from "../contract/command-line/protocol.ts";
import type { CommandStatus } from "../contract/command-line/status.ts";
import type { Run } from "../main/automation/command-client.ts";
import { openCommandSocket } from "../main/automation/command-socket.ts";
import { FakeClock } from "../test/support/fakes/fake-clock.ts";
import { sessionId } from "../test/support/views/snapshots.ts";
import { defaultPatience } from "./connection.ts";
import { runCommandLine } from "./run.ts";
import { english, inEnglish } from "../test/support/english.ts";

let data = "";
let patience = defaultPatience;
const ends: (() => void)[] = [];
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), "ringside-run-"));
});
afterEach(() => {
  for (const end of ends.splice(0)) end();
  rmSync(data, { recursive: true, force: true });
  patience = defaultPatience;
});

async function listen(run: Run): Promise<void> {
  const opened = await openCommandSocket({
    ...{
      platform: "linux",
      dataFolder: data,
      shortFolder: data,
      version: "1",
      speech: inEnglish,
      run,
    },
    clock: new FakeClock(),
  });
  if (!opened.ok) throw new Error(opened.why);
  ends.push(() => opened.socket.dispose());
}

const answering =
  (answer: Answer): Run =>
  (_request, say) => {
    say(answer);
    return undefined;
  };

async function ringside(...words: string[]) {
  const printed = { out: "", err: "" };
  const code = await runCommandLine([...words, "--user-data-dir", data], {
    ...{ platform: "linux", env: {}, home: data, patience, spoken: english },
    out: (text) => (printed.out += text),
    err: (text) => (printed.err += text),
  });
  return { code, ...printed };
}

const status: CommandStatus = {
  ...{ account: "signed-in", demo: false, connection: "live" },
  calls: [
    {
      ...{ id: sessionId("s-1"), state: "held", direction: "inbound", name: "Ada Brook" },
      ...{ number: "+1 555 010 0177", muted: true, recording: "paused", isTarget: true },
      startedAt: "2026-11-29T04:00:00.000Z",
    },
  ],
};

describe("ringside", () => {
  it("says in words and in JSON what calls there are", async () => {
    await listen(answering({ id: 1, answer: "status", status }));
    expect(await ringside("status")).toEqual({
      ...{ code: 0, err: "" },
      out: "* On hold, Muted, Recording paused  Ada Brook  +1 555 010 0177  s-1\n",
    });
    const { out } = await ringside("status", "--json");
    expect(JSON.parse(out)).toEqual(status);
  });

  it("says when what it shows may be old", async () => {
    const old: CommandStatus = { ...status, connection: "stale", calls: [] };
    await listen(answering({ id: 1, answer: "status", status: old }));
    expect((await ringside("status")).out).toBe("What you see may be out of date.\nNo calls.\n");
  });

  it("ends with 0 when it is done, without a word", async () => {
    await listen(answering({ id: 1, answer: "done", how: "accepted" }));
    expect(await ringside("hold")).toEqual({ code: 0, out: "", err: "" });
    expect(JSON.parse((await ringside("hold", "--json")).out)).toEqual({
      ...{ ok: true, verb: "hold", how: "accepted" },
    });
  });

  it.each([
    ["refused", 1],
    ["unknown", 4],
  ] as const)("ends %s with %i, with the reason on standard error", async (answer, code) => {
    await listen(answering({ id: 1, answer, code: "x", reason: "No.", remedy: "Wait." }));
    expect(await ringside("hold")).toEqual({ code, out: "", err: "No. Wait.\n" });
    const { out, err } = await ringside("hold", "--json");
    expect([JSON.parse(out), err]).toMatchObject([{ ok: false, outcome: answer }, "No. Wait.\n"]);
  });

  it("writes one line of JSON for each change, and ends with 3 when the application goes", async () => {
    await listen((_request, say) => {
      say({ id: 1, answer: "status", status });
      say({ id: 1, answer: "status", status: { ...status, calls: [] } });
      for (const end of ends.splice(0)) end();
      return undefined;
    });
    const { code, out } = await ringside("watch");
    expect(
      out
        .split("\n")
        .slice(0, -1)
        .map((line) => (JSON.parse(line) as CommandStatus).calls.length),
    ).toEqual([1, 0]);
    expect(code).toBe(3);
  });

  it("ends a watch that is forbidden with the reason", async () => {
    await listen(
      answering({ id: 1, answer: "refused", code: "forbidden", reason: "No.", remedy: "" }),
    );
    expect((await ringside("watch")).code).toBe(1);
  });

  it("reads no longer file than it says", async () => {
    await listen(answering({ id: 1, answer: "done", how: "seen" }));
    const file = join(data, "command-line/endpoint.json");
    const said = readFileSync(file, "utf8");
    writeFileSync(file, said.padEnd(largestEndpointBytes));
    expect((await ringside("mute")).code).toBe(0);
    writeFileSync(file, said.padEnd(largestEndpointBytes + 1));
    expect((await ringside("mute")).code).toBe(3);
  });

  it("ends with 3 where nobody runs, whatever is left of the last one", async () => {
    expect(await ringside("mute")).toMatchObject({
      code: 3,
      err: expect.stringMatching(/not running/) as string,
    });
    const file = join(data, "command-line/endpoint.json");
    mkdirSync(join(data, "command-line"));
    for (const left of [
      JSON.stringify({ protocol: 1, path: join(data, "gone"), token: "a".repeat(43) }),
      '{"path":7}',
      "",
      "x".repeat(5_000),
    ]) {
      writeFileSync(file, left);
      expect((await ringside("mute")).code, left.slice(0, 20)).toBe(3);
    }
  });

  it("uses no file that is a link", async () => {
    await listen(answering({ id: 1, answer: "done", how: "seen" }));
    const file = join(data, "command-line/endpoint.json");
    writeFileSync(join(data, "other"), readFileSync(file));
    rmSync(file);
    symlinkSync(join(data, "other"), file);
    expect(await ringside("mute")).toMatchObject({
      code: 3,
      err: expect.stringMatching(/not yours/) as string,
    });
  });

  it("ends with 3 and does not press again when its token is no longer the one", async () => {
    await listen(answering({ id: 1, answer: "done", how: "seen" }));
    const file = join(data, "command-line/endpoint.json");
    const kept = JSON.parse(readFileSync(file, "utf8")) as Record<string, unknown>;
    writeFileSync(file, JSON.stringify({ ...kept, token: "b".repeat(43) }));
    expect(await ringside("mute")).toMatchObject({
      code: 3,
      err: expect.stringMatching(/started anew/) as string,
    });
  });

  it.each([
    ["mute", 4],
    ["status", 3],
  ])("ends %s with %i when the connection breaks after it was sent", async (verb, code) => {
    await endpointOf((socket, text) => {
      if (text.includes("hello")) socket.write('{"welcome":true,"protocol":1,"version":"1"}\n');
      else socket.destroy();
    });
    expect((await ringside(verb)).code).toBe(code);
  });

  it.each([
    ["what is no answer", "]\n", 4],
    ["an answer without an end", "x".repeat(1_100_000), 4],
  ])("takes %s for a lost connection", async (_what, said, code) => {
    await endpointOf((socket, text) => {
      if (text.includes("hello")) socket.write('{"welcome":true,"protocol":1,"version":"1"}\n');
      else socket.write(said);
    });
    expect((await ringside("end")).code).toBe(code);
  });

  it.each([
    ["greets back", "", 3],
    ["answers", '{"welcome":true,"protocol":1,"version":"1"}\n', 4],
  ])("gives up who never %s", async (_what, greeting, code) => {
    patience = { welcomeMs: 200, answerMs: 20 };
    await endpointOf((socket, text) => {
      if (text.includes("hello") && greeting !== "") socket.write(greeting);
    });
    expect((await ringside("end")).code).toBe(code);
  });

  it("sends nothing to who does not greet back", async () => {
    const heard: string[] = [];
    await endpointOf((socket, text) => {
      heard.push(text);
      socket.write("HTTP/1.1 400 Bad Request\n");
    });
    expect((await ringside("end")).code).toBe(3);
    expect(heard.join("")).not.toContain("end");
  });
});

/** Somebody else in the application's place. */
async function endpointOf(onText: (socket: Socket, text: string) => void): Promise<void> {
  const path = join(data, "socket");
  const server = createServer((socket) => {
    socket.setEncoding("utf8").on("data", (text: string) => onText(socket, text));
    socket.on("error", () => undefined);
  }).listen(path);
  await once(server, "listening");
  ends.push(() => server.close());
  mkdirSync(join(data, "command-line"));
  const endpoint = { protocol: 1, path, token: "a".repeat(43) };
  writeFileSync(join(data, "command-line/endpoint.json"), JSON.stringify(endpoint));
}
