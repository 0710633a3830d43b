import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { startTestSimulator, type TestSimulator } from "../../test/support/simulator.ts";
import { createManualClock, type SimClock } from "../clock.ts";
import { ask, connect, ownCalls, signIn } from "../gateway/socket-fixture.ts";

let simulator: TestSimulator;
let clock: SimClock;

beforeEach(async () => {
  clock = createManualClock();
  const gateway = { quietMs: 0 };
  const name = import.meta.url;
  simulator = await startTestSimulator({ name, seed: 7, limits: "off", clock, gateway });
});
afterEach(() => simulator.dispose());

const extension = () => `${simulator.url}/restapi/v1.0/account/~/extension/~`;

describe("the control interface", () => {
  it.each([
    ["without a key", undefined],
    ["with a wrong key", "0".repeat(48)],
  ])("lets nobody in %s", async (_how, token) => {
    for (const path of ["calls", "traffic", "faults", "scenarios", "clock"]) {
      expect((await ask(`${simulator.control}/${path}`, { token })).status).toBe(401);
    }
  });

  it("does not take a user's token for its key", async () => {
    const token = await signIn(simulator);
    expect((await ask(`${simulator.control}/calls`, { token })).status).toBe(401);
  });

  it.each([
    ["latency", { ms: -1 }],
    ["latency", { ms: 1, speed: 2 }],
    ["clock", {}],
    ["clock", { advanceMs: "1" }],
    ["limits", { mode: "none" }],
  ])("answers 400 to POST %s %j", async (path, body) => {
    await expect(simulator.ask("POST", path, body)).rejects.toThrow("answered 400");
  });

  it("is not part of the traffic that it shows", async () => {
    await simulator.ask("GET", "calls");
    expect(await simulator.requests()).toEqual([]);
  });
});

describe("traffic", () => {
  it("has both sides of requests and frames, and no secret", async () => {
    const { socket, token } = await connect(simulator);
    const subscribe = await socket.subscribe(ownCalls);
    await ask(extension(), { token });
    const requests = await simulator.requests();
    expect(requests.map(({ via, method, path, status }) => [via, method, path, status])).toEqual([
      ["http", "POST", "/restapi/oauth/token", 200],
      ["http", "POST", "/restapi/oauth/wstoken", 200],
      ["socket", "POST", "/restapi/v1.0/subscription", 200],
      ["http", "GET", "/restapi/v1.0/account/~/extension/~", 200],
    ]);
    expect(requests[2]?.requestBody).toMatchObject({ eventFilters: [ownCalls] });
    expect(requests[2]?.responseBody).toEqual(subscribe.body);
    const frames = await simulator.frames();
    expect(frames.map(({ direction }) => direction)).toEqual(["out", "in", "out"]);
    const shown = JSON.stringify([requests, frames]);
    for (const secret of [token, simulator.jwt, socket.frames[0]?.meta.wsc?.token ?? "?"]) {
      expect(shown).not.toContain(secret);
    }
    expect(shown).not.toContain("x-simulator");
    await socket.cut();
  });

  it("can be cleared", async () => {
    await signIn(simulator);
    await simulator.ask("DELETE", "traffic");
    expect(await simulator.requests()).toEqual([]);
  });
});

describe("subscriptions", () => {
  it("are shown with who hears them, also while their session waits to be recovered", async () => {
    expect(await simulator.subscriptions()).toEqual([]);
    const { socket } = await connect(simulator);
    const { body } = await socket.subscribe(ownCalls);
    const id = (body as { readonly id: string }).id;
    const filter = "/restapi/v1.0/account/700100001/extension/700100012/telephony/sessions";
    expect(await simulator.subscriptions()).toEqual([
      { id, ownerId: "700100012", eventFilters: [filter], connected: true },
    ]);
    await socket.cut();
    expect(await simulator.subscriptions()).toMatchObject([{ id, connected: false }]);
    clock.advance(181_000);
    expect(await simulator.subscriptions()).toEqual([]);
  });

  it("can be taken away: the socket stays and hears nothing", async () => {
    const { socket } = await connect(simulator);
    const { body } = await socket.subscribe(ownCalls);
    const { id } = body as { readonly id: string };
    await simulator.ask("DELETE", `subscriptions/${id}`);
    await expect(simulator.ask("DELETE", `subscriptions/${id}`)).rejects.toThrow("answered 404");
    await simulator.makeCall({ direction: "Inbound", state: "Proceeding" });
    const answer = await socket.request("PUT", `/restapi/v1.0/subscription/${id}`, {
      eventFilters: [ownCalls],
    });
    expect(answer.meta.status).toBe(404);
    expect(socket.frames.map(({ meta }) => meta.type)).not.toContain("ServerNotification");
    await socket.cut();
  });
});

describe("latency and clock", () => {
  it("delay requests and notifications for as long as they are set", async () => {
    const { socket, token } = await connect(simulator);
    await socket.subscribe(ownCalls);
    await simulator.ask("POST", "latency", { ms: 200 });
    await simulator.makeCall({ direction: "Inbound", state: "Proceeding" });
    const pending = ask(extension(), { token });
    while ((await simulator.requests("GET")).length === 0) await simulator.ask("GET", "clock");
    expect(JSON.stringify(await simulator.frames())).not.toContain("ServerNotification");
    clock.advance(200);
    expect((await pending).status).toBe(200);
    await socket.next("ServerNotification");
    await simulator.ask("POST", "latency", { ms: 0 });
    expect((await ask(extension(), { token })).status).toBe(200);
    await socket.cut();
  });

  it("moving time forward makes tokens expire", async () => {
    const token = await signIn(simulator);
    expect(await simulator.ask("POST", "clock", { advanceMs: 3_600_000 })).toEqual({
      now: "2026-03-02T10:15:00.000Z",
    });
    expect((await ask(extension(), { token })).status).toBe(401);
  });
});

describe("scenarios", () => {
  it("are listed, start by name, and an unknown one is refused", async () => {
    const listed = await simulator.ask("GET", "scenarios");
    expect(listed).toMatchObject({
      scenarios: expect.arrayContaining([expect.objectContaining({ name: "demo" })]) as unknown,
    });
    await simulator.ask("POST", "scenarios", { name: "demo" });
    expect(await simulator.ask("GET", "scenarios")).toMatchObject({ current: "demo" });
    await expect(simulator.ask("POST", "scenarios", { name: "none" })).rejects.toThrow();
  });
});
