/** Real sockets of this machine: how many connections the system lets in is what is tested. */
import { connect, type Socket } from "node:net";
import { afterEach, describe, expect, it, vi } from "vitest";

import type { Result } from "../../../contract/result.ts";
import { freePort } from "../../../test/support/free-port.ts";
import { createSystemClock } from "../../timing/system-clock.ts";
import { createManualClock } from "../../../test/support/service/manual-clock.ts";
import type { Clock } from "../../timing/clock.ts";
import {
  type LoopbackListener,
  listenForRedirect,
  longestConnectionMs,
  longestFinishMs,
  mostConnections,
  mostHeaderBytes,
} from "./loopback-listener.ts";
import { longestQuery } from "./redirect-answer.ts";
import { parseRedirects } from "./redirects.ts";
import { inEnglish } from "../../../test/support/english.ts";

const state = "the-state";
let listener: LoopbackListener | undefined;
let sockets = new Set<Socket>();
let mayReopen = false;

afterEach(() => {
  mayReopen = false;
  for (const socket of sockets) socket.destroy();
  sockets = new Set();
  listener?.close();
});

async function listen(clock: Clock = createSystemClock()) {
  const port = await freePort();
  const uri = `http://127.0.0.1:${port}/oauth/callback`;
  const redirects = parseRedirects([uri]);
  if (!redirects.ok) expect.unreachable();
  const answers: Result<string>[] = [];
  listener = await listenForRedirect({
    redirects: redirects.value.loopback,
    state,
    clock,
    speech: inEnglish,
    onAnswer: (answer) => void answers.push(answer),
  });
  expect(listener).toBeDefined();
  return { port, answers, back: `${uri}?code=the-code&state=${state}` };
}

/** Opens a connection, says `words` and then nothing; opens it anew whenever it is closed. */
function occupy(port: number, words: string): Promise<void> {
  return new Promise((resolve) => {
    const socket = connect({ host: "127.0.0.1", port });
    sockets.add(socket);
    socket.on("connect", () => {
      socket.write(words);
      resolve();
    });
    socket.on("error", () => undefined);
    socket.on("close", () => {
      sockets.delete(socket);
      if (mayReopen) void occupy(port, words);
    });
  });
}
const occupyAll = (port: number, count: number, words = ""): Promise<unknown> =>
  Promise.all(Array.from({ length: count }, () => occupy(port, words)));

describe("a listener that another program has filled", () => {
  it.each([
    ["32 that say nothing", 32, ""],
    ["32 whose request does not end", 32, "GET / HTTP/1.1\r\nHost: 127"],
    ["more than it takes that say nothing", mostConnections + 32, ""],
  ])("still hears the browser at once: %s", async (_what, count, words) => {
    const { port, answers, back } = await listen();
    mayReopen = true;
    await occupyAll(port, count, words);
    const began = performance.now();
    await vi.waitFor(() => fetch(back, { redirect: "manual" }), { timeout: 5_000 });
    expect(performance.now() - began).toBeLessThan(5_000);
    expect(answers).toEqual([{ ok: true, value: "the-code" }]);
  });

  it("holds no more connections than it says, and drops the oldest", async () => {
    const { port } = await listen();
    await occupyAll(port, 1);
    const [oldest] = sockets;
    await occupyAll(port, mostConnections + 7);
    await vi.waitFor(() => expect(sockets.size).toBe(mostConnections));
    expect(oldest?.destroyed).toBe(true);
  });
});

describe("what comes to a listener has an end", () => {
  it("reads no more of a request's headers than it says", async () => {
    const { port, answers, back } = await listen();
    const headers = { cookie: "x".repeat(mostHeaderBytes) };
    expect((await fetch(back, { headers, redirect: "manual" })).status).toBe(431);
    expect(answers).toEqual([]);
    const roomy = { cookie: "x".repeat(mostHeaderBytes - 1_024) };
    expect((await fetch(`http://127.0.0.1:${port}/`, { headers: roomy })).status).toBe(404);
  });

  it("looks at no longer query than it says", async () => {
    const { answers, back } = await listen();
    const room = longestQuery - new URL(back).search.length - "&x=".length;
    const long = await fetch(`${back}&x=${"x".repeat(room + 1)}`, { redirect: "manual" });
    expect(long.status).toBe(400);
    expect(answers).toEqual([]);
    await fetch(`${back}&x=${"x".repeat(room)}`, { redirect: "manual" });
    expect(answers).toHaveLength(1);
  });

  it("holds a connection that says nothing for no longer than it says", async () => {
    const clock = createManualClock();
    const { port } = await listen(clock);
    await occupyAll(port, 1);
    // An answer shows that the listener has seen the connection before it.
    await fetch(`http://127.0.0.1:${port}/`);
    clock.advance(longestConnectionMs - 1);
    await fetch(`http://127.0.0.1:${port}/`);
    expect(sockets.size).toBe(1);
    clock.advance(1);
    await vi.waitFor(() => expect(sockets.size).toBe(0));
  });

  it("waits for the browser to fetch its page for no longer than it says", async () => {
    const clock = createManualClock();
    const { port, back } = await listen(clock);
    await fetch(back, { redirect: "manual" });
    listener?.finish();
    clock.advance(longestFinishMs - 1);
    expect((await fetch(`http://127.0.0.1:${port}/other`)).status).toBe(404);
    clock.advance(1);
    await vi.waitFor(() => expect(fetch(`http://127.0.0.1:${port}/other`)).rejects.toThrow());
  });
});
