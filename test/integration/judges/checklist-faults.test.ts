import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { own, until } from "./official-clients.ts";
import { askSocketToken, openSocket, signInRaw, socketUrl } from "./raw-client.ts";
import { eventsOf, isDetails, isNotification, sessions, WireBench } from "./wire-bench.ts";

/** Item 6 of the checklist in section 11 of our notes on the API. */
describe("the simulator's checklist, 6: the socket's life and its faults", () => {
  const bench = new WireBench(import.meta.url);
  beforeEach(() => bench.start());
  afterEach(() => bench.dispose());

  const strike = (frame: string, kind: string, more: object = {}) =>
    bench.simulator.fault({ match: { frame }, effect: { kind, ...more } });

  it("answers a heartbeat with its own id", async () => {
    const socket = await bench.subscribed();
    socket.send({ type: "Heartbeat", messageId: "beat/1" });
    const { meta } = await socket.frame((frame) => frame.meta["messageId"] === "beat/1");
    expect(meta["type"]).toBe("Heartbeat");
  });

  it("sends pings", async () => {
    const socket = await bench.subscribed();
    bench.simulator.clock.advance(31_000);
    await until(() => {
      expect(socket.pings()).toBeGreaterThan(0);
    });
  });

  it.each([
    ["idle for half an hour", "WSG-902", 1_801_000],
    ["a day old", "WSG-903", 86_401_000],
  ])("closes a connection that is %s, after saying so", async (_why, errorCode, ms) => {
    const socket = await bench.subscribed();
    // The longer limit is reached by a connection that is not idle.
    for (let passed = 0; passed + 1_000_000 < ms; passed += 1_000_000) {
      if (errorCode === "WSG-903") {
        socket.send({ type: "Heartbeat", messageId: `beat/${passed}` });
        await socket.frame((frame) => frame.meta["messageId"] === `beat/${passed}`);
      }
      bench.simulator.clock.advance(1_000_000);
    }
    bench.simulator.clock.advance(1_001_000);
    const error = await socket.frame(({ meta }) => meta["type"] === "Error");
    expect(error.body).toMatchObject({ errorCode });
    await until(() => {
      expect(socket.ws.readyState).toBe(3);
    });
  });

  it("goes deaf without closing", async () => {
    const socket = await bench.subscribed();
    await strike("now", "freeze");
    socket.send({ type: "Heartbeat", messageId: "beat/2" });
    const other = await bench.subscribed();
    await bench.answered();
    await other.frame(isNotification);
    expect(eventsOf(socket)).toEqual([]);
    expect(socket.ws.readyState).toBe(1);
  });

  it("never answers an upgrade, refuses it, or says nothing after it", async () => {
    await strike("upgrade", "never-answer");
    const waiting = await bench.connect();
    await strike("upgrade", "refuse", { status: 401 });
    const refused = await bench.connect();
    await until(() => {
      expect(refused.ws.readyState).toBe(3);
    });
    await strike("open", "silent");
    const silent = await bench.connect();
    await until(() => {
      expect(silent.ws.readyState).toBe(1);
    });
    await bench.subscribed();
    expect(waiting.ws.readyState).toBe(0);
    expect(silent.frames).toEqual([]);
  });

  it("sends frames in one segment", async () => {
    const socket = await bench.subscribed();
    let frames = 0;
    const perTurn: number[] = [];
    socket.ws.on("message", () => {
      if (frames === 0) setImmediate(() => void perTurn.push(frames));
      frames += 1;
    });
    await strike("ServerNotification", "coalesce", { frames: 2 });
    const call = await bench.answered();
    await bench.simulator.act(call, "hold-on-device");
    await until(() => {
      expect(perTurn[0]).toBeGreaterThanOrEqual(2);
    });
  });

  it("sends an Error frame", async () => {
    const socket = await bench.subscribed();
    await strike("now", "error", { errorCode: "WSG-901", message: "Test" });
    const { body } = await socket.frame(({ meta }) => meta["type"] === "Error");
    expect(body).toMatchObject({ errorCode: "WSG-901" });
  });

  it("loses, doubles, delays and swaps notifications", async () => {
    const socket = await bench.subscribed();
    const call = await bench.answered();
    const act = async (kind: string, action: string) => {
      await strike("ServerNotification", kind, kind === "delay" ? { ms: 50 } : {});
      await bench.simulator.act(call, action);
    };
    const sequences = () => eventsOf(socket).map(({ sequence }) => Number(sequence));
    await socket.frame(isNotification);
    const before = await until(() => {
      expect(sequences()).toHaveLength(3);
      return sequences().at(-1) ?? 0;
    });
    await act("lose", "hold-on-device");
    await act("duplicate", "unhold-on-device");
    await act("reorder", "mute-on-device");
    await bench.simulator.act(call, "unmute-on-device");
    await act("delay", "hold-on-device");
    await until(() => {
      expect(
        sequences()
          .slice(3)
          .map((sequence) => sequence - before),
      ).toEqual([2, 2, 4, 3, 5]);
    });
  });

  it.each([
    ["reply-before-event", "reply first"],
    ["reply-after-event", "event first"],
  ])("answers in the order that %s asks for: %s (P25)", async (kind) => {
    const socket = await bench.subscribed();
    const { telephonySessionId, partyId } = await bench.answered();
    const path = `${sessions}/${telephonySessionId}/parties/${partyId}/hold`;
    await until(() => {
      expect(eventsOf(socket)).toHaveLength(3);
    });
    await bench.simulator.fault({ match: { method: "POST", path: "/**/hold" }, effect: { kind } });
    const heardBefore = await bench
      .rest(path, { method: "POST" })
      .then(() => eventsOf(socket).length);
    expect(heardBefore > 3).toBe(kind === "reply-after-event");
    await until(() => {
      expect(eventsOf(socket)).toHaveLength(4);
    });
  });

  it.each([401, 403, 404, 409, 429, 503])(
    "answers a route with %i when told to",
    async (status) => {
      const effect = { kind: "answer", status, body: { errorCode: "X" } };
      await bench.simulator.fault({ match: { method: "GET", path: `${own}/presence` }, effect });
      expect((await bench.rest(`${own}/presence`)).status).toBe(status);
      expect((await bench.rest(`${own}/presence`)).status).toBe(200);
    },
  );

  it("gives socket tokens that are good for one connection only", async () => {
    await bench.simulator.fault({
      match: { path: "/restapi/oauth/wstoken" },
      effect: { kind: "single-use-token" },
    });
    const url = socketUrl(await askSocketToken(bench.simulator, bench.tokens.access));
    await bench.keep(openSocket(url)).frame(isDetails);
    const second = bench.keep(openSocket(url));
    await until(() => {
      expect(second.ws.readyState).toBe(3);
    });
    expect(second.frames).toEqual([]);
  });

  it("gives short lives, and its clock may run ahead of the client's", async () => {
    await bench.simulator.fault({
      match: { path: "/restapi/oauth/token" },
      effect: { kind: "expires-in", seconds: 5 },
    });
    expect((await signInRaw(bench.simulator)).answer).toMatchObject({ expires_in: 5 });
    await bench.simulator.ask("POST", "clock", { advanceMs: 7_200_000 });
    expect((await bench.rest(`${own}/presence`)).status).toBe(401);
    expect(bench.simulator.clock.now() - Date.now()).toBeGreaterThan(7_000_000);
  });
});
