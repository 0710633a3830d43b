/** Real sockets of this machine: how many connections the system lets in is what is tested. */
import { connect, type Socket } from "node:net";
import { afterEach, describe, expect, it, vi } from "vitest";

import type { Result } from "../../../contract/result.ts";
import { freePort } from "../../../test/support/free-port.ts";
import { createSystemClock } from "../../timing/system-clock.ts";
import { type LoopbackListener, listenForRedirect, mostConnections } from "./loopback-listener.ts";
import { parseRedirects } from "./redirects.ts";

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

async function listen() {
  const port = await freePort();
  const uri = `http://127.0.0.1:${port}/oauth/callback`;
  const redirects = parseRedirects([uri]);
  if (!redirects.ok) expect.unreachable();
  const answers: Result<string>[] = [];
  listener = await listenForRedirect({
    redirects: redirects.value.loopback,
    state,
    clock: createSystemClock(),
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
