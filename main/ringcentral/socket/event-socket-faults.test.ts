import { once } from "node:events";
import type { Duplex } from "node:stream";

import { describe, expect, it } from "vitest";

import { defaultSocketLimits } from "./socket-limits.ts";
import { done, failed } from "../../../contract/result.ts";
import type { ServedConnection } from "../../../test/support/service/socket-service.ts";
import {
  notificationOf,
  silences,
  type StreamHarness,
  until,
  useStreamHarness,
} from "../../../test/support/service/stream-harness.ts";

let harness: StreamHarness;
useStreamHarness((made) => (harness = made));

describe("a connection that does not come up", () => {
  it.each(silences)("while %s is given up in time", async (phase, silence) => {
    silence(harness.service);
    harness.stream.start(harness.listener);
    await harness.advanceUntil(() => harness.told.length === 1, 1_000);
    expect(harness.told).toEqual(["lost timed-out"]);
    expect(harness.lines).toContain(`socket-lost {"phase":"${phase}","reason":"timed-out"}`);
  });

  it("whose way is not found out is given up in time", async () => {
    harness.tokenAnswers = [new Promise(() => undefined)];
    harness.stream.start(harness.listener);
    await until(() => harness.tokensAsked === 1);
    harness.clock.advance(defaultSocketLimits.wayMs - 1);
    expect(harness.told).toEqual([]);
    harness.clock.advance(1);
    expect(harness.told).toEqual(["lost timed-out"]);
  });

  it.each([
    ["a refused upgrade", () => answerUpgrade("401 Unauthorized"), "events-refused"],
    ["a forbidden upgrade", () => answerUpgrade("403 Forbidden"), "events-refused"],
    ["an upgrade that leads nowhere", () => answerUpgrade("404 Not Found"), "events-refused"],
    ["a service under repair", () => answerUpgrade("502 Bad Gateway"), "service"],
    ["a busy service", () => answerUpgrade("429 Too Many", "Retry-After: 20"), "rate-limited"],
    ["a proxy that wants a password", () => answerUpgrade("407 Wanted"), "offline proxy-password"],
    ["a captive portal", () => answerUpgrade("302 Found", portal), "offline captive-portal"],
    ["a page of a captive portal", () => answerUpgrade("200 OK", page), "offline captive-portal"],
    [
      "an error frame first",
      () =>
        (harness.service.onConnection = (connection) =>
          connection.send({ type: "Error" }, { errorCode: "WSG-100" })),
      "offline",
    ],
    [
      "a refused subscription",
      () => (harness.service.onSubscribe = (connection) => connection.answerSubscribe(403)),
      "service",
    ],
    [
      "an unreadable subscription",
      () => (harness.service.onSubscribe = (connection) => connection.answerSubscribe(200, {})),
      "bad-reply",
    ],
    [
      "the telephony filter disabled",
      () =>
        (harness.service.onSubscribe = (connection) =>
          connection.answerSubscribe(200, {
            id: "sub-1",
            disabledFilters: [
              { filter: "/restapi/v1.0/account/1/extension/2/telephony/sessions", reason: "x" },
            ],
          })),
      "not-allowed",
    ],
  ])("because of %s is told and tried again", async (_name, arrange, code) => {
    arrange();
    harness.stream.start(harness.listener);
    await until(() => harness.told.length === 1);
    const because = harness.waits.at(-1)?.because;
    const network = because?.code === "offline" && because.network;
    expect(harness.told).toEqual([`lost ${because?.code}`]);
    expect([because?.code, ...(network ? [network] : [])].join(" ")).toBe(code);
    harness.service.onUpgrade = undefined;
    harness.service.onConnection = (connection) => connection.greet();
    harness.service.onSubscribe = (connection) => connection.answerSubscribe();
    await harness.advanceUntil(() => harness.told.includes("subscribed"), 60_000);
  });

  it("because of too many requests waits as long as the answer asks", async () => {
    harness.service.onSubscribe = (connection) =>
      connection.answerSubscribe(429, { errorCode: "CMN-301" }, { "Retry-After": "20" });
    harness.stream.start(harness.listener);
    await until(() => harness.told.length === 1);
    expect(harness.told).toEqual(["lost rate-limited"]);
    harness.service.onSubscribe = (connection) => connection.answerSubscribe();
    harness.clock.advance(19_000);
    expect(harness.tokensAsked).toBe(1);
    harness.clock.advance(1_000);
    await until(() => harness.told.includes("subscribed"));
  });

  it.each([{}, { uri: "ws://ws.example.test/", ws_access_token: "w" }, "text", null])(
    "because the token answer is %j counts as a bad reply",
    async (answer) => {
      harness.tokenAnswers = [done(answer)];
      harness.stream.start(harness.listener);
      await until(() => harness.told.length === 1);
      expect(harness.told).toEqual(["lost bad-reply"]);
    },
  );

  it("works with a subscription that has only its presence filter disabled", async () => {
    harness.service.onSubscribe = (connection) =>
      connection.answerSubscribe(200, {
        id: "sub-1",
        disabledFilters: [{ filter: "/restapi/v1.0/account/1/extension/2/presence" }],
      });
    await harness.started();
    expect(harness.lines).toContain('filters-disabled {"count":1}');
  });
});

describe("a first attempt that fails, before anybody listens", () => {
  const refuse = (status: number) => (raw: { end(text: string): unknown }) => {
    raw.end(`HTTP/1.1 ${status} Refused\r\n\r\n`);
    return true;
  };
  it.each<[string, () => unknown]>([
    ["the token", () => (harness.tokenAnswers = [failed({ code: "offline" })])],
    ["the token's shape", () => (harness.tokenAnswers = [done({})])],
    ["the upgrade", () => (harness.service.onUpgrade = refuse(401))],
    [
      "the greeting",
      () => (harness.service.onConnection = (connection) => connection.socket.terminate()),
    ],
    [
      "the subscription",
      () => (harness.service.onSubscribe = (connection) => connection.answerSubscribe(500)),
    ],
  ])("at %s leaves nothing that a later listener waits for in vain", async (_step, arrange) => {
    const { onConnection, onSubscribe } = harness.service;
    arrange();
    harness.stream.connect();
    await until(() => harness.steps.at(-1)?.startsWith("waiting") === true);
    Object.assign(harness.service, { onConnection, onSubscribe, onUpgrade: undefined });
    harness.stream.start(harness.listener);
    harness.clock.advance(0);
    await until(() => harness.told.length === 1);
    harness.last().send(...notificationOf(2));
    await until(() => harness.told.length === 2);
    expect(harness.told).toEqual(["subscribed", "event 2"]);
  });
});

describe("a half-open connection", () => {
  it("is found within 15 s", async () => {
    const connection = await harness.started();
    connection.socket.pause();
    harness.clock.advance(14_999);
    expect(harness.told).toEqual(["subscribed", "lost timed-out"]);
  });

  it("is found soon after a check", async () => {
    const connection = await harness.started();
    connection.socket.pause();
    harness.stream.check();
    harness.clock.advance(3_000);
    expect(harness.told).toEqual(["subscribed", "lost timed-out"]);
  });

  it("is not suspected while pongs come", async () => {
    const connection = await harness.started();
    let pings = 0;
    connection.socket.on("ping", () => (pings += 1));
    for (let asked = 1; asked <= 3; asked += 1) {
      harness.clock.advance(9_000);
      await until(() => pings === asked);
      // The pong is on its way when the server has seen the ping; one round trip makes it arrive.
      await roundTrip(connection);
    }
    expect(harness.told).toEqual(["subscribed"]);
  });

  it("is asked by a heartbeat frame when the service itself is silent for long", async () => {
    harness.service.answersHeartbeats = false;
    const connection = await harness.started();
    await harness.advanceUntil(() => connection.received.length > 1, 1_000);
    expect(connection.received[1]?.[0]).toMatchObject({ type: "Heartbeat" });
    await harness.advanceUntil(() => harness.told.length === 2, 1_000);
    expect(harness.told).toEqual(["subscribed", "lost timed-out"]);
  });
});

describe("disposing", () => {
  it("closes the socket politely and leaves no timer", async () => {
    const connection = await harness.started();
    const closed = new Promise((resolve) => connection.socket.on("close", resolve));
    harness.stream.dispose();
    expect(await closed).toBe(1000);
    await until(() => harness.clock.waiting() === 0);
    expect(harness.told).toEqual(["subscribed"]);
  });

  it("cuts a dead peer after a second, and neither throws nor leaves a timer", async () => {
    const cut = (await harness.started()).goDead();
    harness.stream.dispose();
    harness.stream.dispose();
    expect(harness.clock.waiting()).toBe(1);
    harness.clock.advance(1_000);
    await cut;
    expect(harness.clock.waiting()).toBe(0);
    expect(harness.told).toEqual(["subscribed"]);
  });

  it.each(silences)("while %s is over after a second as well", async (phase, silence) => {
    silence(harness.service);
    const { onUpgrade } = harness.service;
    const raw = new Promise<Duplex>((resolve) => {
      harness.service.onUpgrade = (stream) => {
        resolve(stream);
        return onUpgrade?.(stream) ?? false;
      };
    });
    harness.stream.start(harness.listener);
    const stream = (await raw).resume();
    const ended = Promise.race([once(stream, "end"), once(stream, "close")]);
    await until(() => harness.steps.at(-1) === phase);
    harness.stream.dispose();
    harness.clock.advance(1_000);
    await ended;
    expect(harness.clock.waiting()).toBe(0);
    expect(harness.told).toEqual([]);
  });

  it("while it waits ends the waiting", async () => {
    harness.tokenAnswers = [failed({ code: "offline" })];
    harness.stream.start(harness.listener);
    await until(() => harness.clock.waiting() === 1);
    harness.stream.dispose();
    expect(harness.clock.waiting()).toBe(0);
  });

  it("while the token is on its way opens no socket", async () => {
    harness.stream.start(harness.listener);
    harness.stream.dispose();
    await until(() => harness.tokensAsked === 1);
    await new Promise((resolve) => setImmediate(resolve));
    expect(harness.clock.waiting()).toBe(0);
    expect(harness.service.connections).toHaveLength(0);
  });
});

const portal = "Location: http://portal.example.test/";
const page = "Content-Type: text/html";

function answerUpgrade(...lines: readonly string[]): void {
  harness.service.onUpgrade = (raw) => {
    raw.end(`HTTP/1.1 ${lines.join("\r\n")}\r\nConnection: close\r\n\r\n`);
    return true;
  };
}

/** A frame to the client that changes nothing but makes it log, so that its arrival can be seen. */
async function roundTrip(connection: ServedConnection): Promise<void> {
  const before = harness.lines.length;
  connection.socket.ping("", false);
  await new Promise((resolve) => connection.socket.once("pong", resolve));
  expect(harness.lines).toHaveLength(before);
}
