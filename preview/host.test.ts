import { once } from "node:events";
import { rm } from "node:fs/promises";
import { request } from "node:http";

import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { WebSocket } from "ws";

import { type RunningFixture, buildDesk, runFixture } from "./fixtures/run-fixture.ts";

let desk: string;
let running: RunningFixture;
const sockets: WebSocket[] = [];

// One process serves all tests: each opens connections of its own, and none relies on the state.
beforeAll(async () => {
  desk = await buildDesk();
  running = await runFixture(desk, []);
}, 120_000);
afterAll(async () => {
  await running.stop();
  await rm(desk, { recursive: true, force: true });
});
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.terminate();
});

const key = (): string => new URL(running.url).searchParams.get("key") ?? "";
const port = (): string => new URL(running.url).port;

const isMessage = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null;

interface Reply {
  readonly status: number;
  readonly headers: Record<string, unknown>;
  readonly text: string;
}

function get(path: string, headers: Record<string, string> = {}): Promise<Reply> {
  const { promise, resolve, reject } = Promise.withResolvers<Reply>();
  const sent = request({ host: "127.0.0.1", port: port(), path, headers }, (response) => {
    let text = "";
    response.setEncoding("utf8");
    response.on("data", (piece: string) => (text += piece));
    response.on("end", () => {
      resolve({ status: response.statusCode ?? 0, headers: response.headers, text });
    });
  });
  sent.on("error", reject);
  sent.end();
  return promise;
}

function connect(path: string, origin = `http://127.0.0.1:${port()}`) {
  const socket = new WebSocket(`ws://127.0.0.1:${port()}${path}`, { origin });
  sockets.push(socket);
  const messages: unknown[] = [];
  const waiting: (() => void)[] = [];
  socket.on("message", (data) => {
    messages.push(JSON.parse((data as Buffer).toString()));
    for (const look of waiting.splice(0)) look();
  });
  const until = async (holds: (message: unknown) => boolean): Promise<unknown> => {
    for (;;) {
      const found = messages.find(holds);
      if (found !== undefined) return found;
      await new Promise<void>((resolve) => waiting.push(resolve));
    }
  };
  return { socket, until, send: (message: unknown) => socket.send(JSON.stringify(message)) };
}

async function openPage() {
  const page = connect(`/k/${key()}/page-socket/1`);
  await once(page.socket, "open");
  const ask = async (id: number, channel: string, args: unknown[]): Promise<unknown> => {
    page.send({ type: "invoke", id, channel, args });
    return page.until((message) => isMessage(message) && message["id"] === id);
  };
  return { ...page, ask };
}

describe("the preview as a process", () => {
  test("says once that it is ready, and ends with the application on a signal", async () => {
    const own = await runFixture(desk, []);
    expect(JSON.parse(own.lines.join("\n"))).toEqual({
      event: "ready",
      host: "preview",
      url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/\?key=[\w-]{32}$/) as unknown,
    });
    expect(await own.stop()).toBe(0);
  }, 60_000);

  test("is one instance for each data folder", async () => {
    const page = await openPage();
    expect(await running.again("second-word")).toBe(0);
    await page.until((message) => JSON.stringify(message).includes("second second-word"));
    expect(running.process.exitCode).toBeNull();
  }, 60_000);

  test("answers nothing without the key, to a foreign host name, or to a foreign page", async () => {
    const path = `/k/${key()}/`;
    const host = `127.0.0.1:${port()}`;
    expect((await get(path)).status).toBe(200);
    for (const reply of [
      await get("/"),
      await get("/?key=wrong"),
      await get("/k/wrong/"),
      await get("/k/wrong/window/1/app/ringside/index.html"),
      await get(path, { host: "rebound.example" }),
      await get(path, { host, origin: "https://evil.example" }),
    ]) {
      expect([reply.status, reply.text]).toEqual([403, "The address lacks this run's key."]);
    }
    expect(await get(`/?key=${key()}`)).toMatchObject({ status: 303, headers: { location: path } });
  });

  test("opens no socket without the key or for a foreign page", async () => {
    for (const { socket } of [
      connect("/k/wrong/desk-socket"),
      connect("/k/wrong/page-socket/1"),
      connect(`/k/${key()}/desk-socket`, "https://evil.example"),
    ]) {
      const refusal: unknown[] = await once(socket, "error");
      expect(String(refusal[0])).toContain("403");
    }
  });

  test("serves the page by the app's own handler, with the policy widened in two places", async () => {
    const page = await get(`/k/${key()}/window/1/app/ringside/index.html`);
    expect(page.headers["content-security-policy"]).toBe(
      `default-src 'none'; script-src 'self'; style-src 'self'; connect-src ws://127.0.0.1:${port()}; ` +
        "frame-ancestors 'self'; require-trusted-types-for 'script'; trusted-types 'none'",
    );
    expect(page.text.indexOf(`/k/${key()}/preload/1`)).toBeLessThan(page.text.indexOf("page.js"));
    expect(page.headers["referrer-policy"]).toBe("no-referrer");
    const missing = await get(`/k/${key()}/window/1/app/ringside/nothing.js`);
    expect(missing.status).toBe(404);
  });
});

describe("messages between a page and main", () => {
  test("reach the handler with their arguments as they were given", async () => {
    const page = await openPage();
    const undefinedOnWire = { $: "undefined" };
    const described = (value: object) => ({ value: { nothing: undefinedOnWire, ...value } });
    expect(await page.ask(1, "describe", [])).toMatchObject(
      described({ trusted: true, arguments: 0 }),
    );
    expect(await page.ask(2, "describe", [{ $: "undefined" }])).toMatchObject(
      described({ arguments: 1, first: "undefined" }),
    );
    expect(await page.ask(3, "describe", [{ a: { $: "undefined" }, b: 1 }])).toMatchObject(
      described({ keys: ["a", "b"] }),
    );
  });

  test("are refused as Electron refuses them", async () => {
    const page = await openPage();
    expect(await page.ask(1, "nobody", [])).toMatchObject({
      type: "refusal",
      message: expect.stringContaining("No handler registered for 'nobody'") as unknown,
    });
    expect(await page.ask(2, "lacking", [])).toMatchObject({
      value: "preview has no electron.dialog",
    });
  });

  test("that make no sense are passed over", async () => {
    const page = await openPage();
    page.socket.send("{");
    page.send({ type: "invoke", id: "one", channel: "count", args: [] });
    page.send({ type: "conquer" });
    page.send({ type: "send", channel: "count", args: [{ $: "code" }] });
    expect(await page.ask(7, "count", [])).toMatchObject({ type: "answer", id: 7 });
  });

  test("are pushed to every page that shows the window", async () => {
    const pages = [await openPage(), await openPage()];
    await Promise.all(pages.map((page, index) => page.ask(index, "count", [])));
    const shown = connect(`/k/${key()}/desk-socket`);
    await once(shown.socket, "open");
    shown.send({ do: "hotkey", accelerator: "CmdOrCtrl+Alt+Shift+M" });
    for (const page of pages) {
      expect(
        await page.until((message) => isMessage(message) && message["type"] === "push"),
      ).toMatchObject({
        channel: "events",
        args: [expect.arrayContaining(["hotkey Mute"])],
      });
    }
  });
});
