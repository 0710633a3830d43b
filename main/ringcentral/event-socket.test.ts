import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { createManualClock, type ManualClock } from "../../test/support/line/manual-clock.ts";
import {
  type ServedConnection,
  type SocketService,
  startSocketService,
} from "../../test/support/line/socket-service.ts";
import { type AppError, done, failed, type Result } from "../../contract/result.ts";
import type { EventStream, EventStreamListener } from "../calls/ports.ts";
import { createEventSocket } from "./event-socket.ts";

let service: SocketService;
let clock: ManualClock;
let stream: EventStream;
/** What the listener was told, in order: `subscribed`, `lost <code>`, `event <sequence>`. */
let told: string[];
let lines: string[];
/** Answers of the token endpoint in turn; when empty, a fresh token each time. */
let tokenAnswers: Result<unknown>[];
let tokensAsked: number;
let listener: EventStreamListener;

beforeEach(async () => {
  service = await startSocketService();
  clock = createManualClock();
  told = [];
  lines = [];
  tokenAnswers = [];
  tokensAsked = 0;
  listener = {
    onSubscribed: () => void told.push("subscribed"),
    onSessionEvent: (event) => void told.push(`event ${event.sequence}`),
    onLost: (reason) => void told.push(`lost ${reason.code}`),
  };
  stream = createEventSocket({
    clock,
    random: () => 1,
    log: (event, fields) => void lines.push(`${event} ${JSON.stringify(fields)}`),
    rest: {
      perform: () => Promise.reject(new Error("not used")),
      read: () => {
        tokensAsked += 1;
        const token = { uri: service.uri, ws_access_token: `w-${tokensAsked}`, expires_in: 30 };
        return Promise.resolve(tokenAnswers.shift() ?? done(token));
      },
    },
  });
});
afterEach(async () => {
  stream.dispose();
  await service.dispose();
});

/** Lets the real sockets work until it is so. */
async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setImmediate(resolve));
}

const notificationOf = (sequence: number, uuid = `u-${sequence}`) => [
  { type: "ServerNotification", messageId: uuid, status: 200 },
  {
    uuid,
    event: "/restapi/v1.0/account/1/extension/2/telephony/sessions",
    body: {
      sequence,
      telephonySessionId: "s-1",
      parties: [{ id: "p-1", status: { code: "Answered" } }],
    },
  },
];

async function started(): Promise<ServedConnection> {
  stream.start(listener);
  await until(() => told.includes("subscribed"));
  return last();
}
function last(): ServedConnection {
  const connection = service.connections.at(-1);
  if (connection === undefined) throw new Error("nobody connected");
  return connection;
}

describe("a connection", () => {
  it("greets, subscribes and delivers events in order", async () => {
    const connection = await started();
    expect(connection.url.searchParams.get("access_token")).toBe("w-1");
    expect(connection.url.searchParams.has("wsc")).toBe(false);
    connection.send(...notificationOf(2));
    connection.send(...notificationOf(3));
    await until(() => told.length === 3);
    expect(told).toEqual(["subscribed", "event 2", "event 3"]);
  });

  it("loses no event that shares a segment with the subscribe answer, before or after", async () => {
    service.onSubscribe = (connection) => {
      const [meta] = connection.received.at(-1) ?? [];
      const messageId = (meta as { messageId: string }).messageId;
      connection.sendTogether(
        notificationOf(2),
        [{ type: "ClientRequest", messageId, status: 200 }, { id: "sub-1" }],
        notificationOf(3),
      );
    };
    await started();
    await until(() => told.length === 3);
    expect(told).toEqual(["subscribed", "event 2", "event 3"]);
  });

  it("delivers an event once, however often it comes", async () => {
    const connection = await started();
    connection.send(...notificationOf(2));
    connection.send(...notificationOf(2));
    connection.send(...notificationOf(3));
    await until(() => told.includes("event 3"));
    expect(told).toEqual(["subscribed", "event 2", "event 3"]);
  });

  it("passes over what it cannot read and goes on", async () => {
    const connection = await started();
    const [meta] = notificationOf(9);
    connection.socket.send("<html>");
    connection.socket.send(Buffer.from([1, 2, 3]));
    connection.send("text");
    connection.send(meta, { uuid: "a", event: "/x/telephony/sessions", body: { parties: 1 } });
    connection.send(meta, { uuid: "b", event: "/x/presence", body: {} });
    connection.send({ type: "Error" }, { errorCode: "WSG-001" });
    connection.send({ type: "FromTheFuture" });
    connection.send(...notificationOf(4));
    await until(() => told.includes("event 4"));
    expect(told).toEqual(["subscribed", "event 4"]);
    expect(lines.filter((line) => line.includes("unreadable"))).toHaveLength(4);
  });

  it("goes on after a fault of its listener", async () => {
    let faults = 0;
    stream.start({
      ...listener,
      onSessionEvent: (event) => {
        if (event.sequence === 2) {
          faults += 1;
          throw new RangeError("a fault");
        }
        listener.onSessionEvent(event);
      },
    });
    await until(() => told.includes("subscribed"));
    last().send(...notificationOf(2));
    last().send(...notificationOf(3));
    await until(() => told.includes("event 3"));
    expect(faults).toBe(1);
    expect(lines).toContain('listener-failed {"error":"RangeError"}');
  });

  it("never writes a token to the log", async () => {
    service.onUpgrade = (raw) => {
      raw.end("HTTP/1.1 401 Unauthorized\r\n\r\n");
      return true;
    };
    stream.start(listener);
    await until(() => told.includes("lost offline"));
    expect(lines.join("\n")).toContain("reconnect-planned");
    expect(lines.join("\n")).not.toMatch(/w-1|access_token|wsc-/);
  });
});

describe("a lost connection", () => {
  it.each([
    ["a cut", (connection: ServedConnection) => connection.socket.terminate()],
    ["a normal close", (connection: ServedConnection) => connection.socket.close(1000)],
    [
      "the idle timeout",
      (connection: ServedConnection) =>
        connection.send({ type: "Error" }, { errorCode: "WSG-902", message: "idle" }),
    ],
    [
      "the absolute timeout",
      (connection: ServedConnection) =>
        connection.send({ type: "Error" }, { errorCode: "WSG-903", message: "absolute" }),
    ],
  ])("by %s is told once and replaced at once, with a fresh token", async (_name, lose) => {
    lose(await started());
    await until(() => told.includes("lost offline"));
    clock.advance(0);
    await until(() => told.length === 3);
    expect(told).toEqual(["subscribed", "lost offline", "subscribed"]);
    expect(last().url.searchParams.get("access_token")).toBe("w-2");
  });

  it("is taken up again without a new subscription when the service recovers it", async () => {
    const first = await started();
    service.onConnection = (connection) => {
      connection.sendTogether(
        [
          { type: "ConnectionDetails", wsc: { token: "wsc-2" } },
          { recoveryState: "Successful", recoveryTimeout: 180 },
        ],
        notificationOf(5),
      );
    };
    first.send({ type: "Heartbeat", messageId: "h", wsc: { token: "wsc-newer", sequence: 4 } });
    first.send(...notificationOf(2));
    await until(() => told.includes("event 2"));
    first.socket.terminate();
    await until(() => told.includes("lost offline"));
    clock.advance(0);
    await until(() => told.includes("event 5"));
    expect(told).toEqual(["subscribed", "event 2", "lost offline", "subscribed", "event 5"]);
    expect(last().url.searchParams.get("wsc")).toBe("wsc-newer");
    expect(last().received).toEqual([]);
  });

  it("is subscribed anew when the recovery failed", async () => {
    (await started()).socket.terminate();
    service.onConnection = (connection) => connection.greet({ recoveryState: "Failed" });
    await until(() => told.includes("lost offline"));
    clock.advance(0);
    await until(() => told.length === 3);
    expect(last().url.searchParams.get("wsc")).toBe("wsc-1");
    expect(last().received).toHaveLength(1);
  });

  it("is not asked for after the recovery window", async () => {
    (await started()).socket.terminate();
    await until(() => told.includes("lost offline"));
    clock.advance(0);
    await until(() => told.length === 3);
    tokenAnswers = Array<Result<unknown>>(20).fill(failed({ code: "offline" }));
    last().socket.terminate();
    await until(() => told.length === 4);
    await advanceUntil(() => tokenAnswers.length === 0, 10_000);
    await advanceUntil(() => service.connections.length === 3, 10_000);
    expect(last().url.searchParams.has("wsc")).toBe(false);
  });

  it("that cannot be replaced is tried again with growing waits and told once", async () => {
    tokenAnswers = Array<Result<unknown>>(4).fill(failed({ code: "offline" }));
    stream.start(listener);
    await until(() => clock.waiting() === 1);
    clock.advance(0);
    await until(() => clock.waiting() === 1);
    const askedBefore: number[] = [];
    for (const delayMs of [2_000, 4_000, 8_000]) {
      clock.advance(delayMs - 1);
      askedBefore.push(tokensAsked);
      clock.advance(1);
      await until(() => clock.waiting() === 1 || told.includes("subscribed"));
    }
    expect(askedBefore).toEqual([2, 3, 4]);
    await until(() => told.includes("subscribed"));
    expect(told).toEqual(["lost offline", "subscribed"]);
  });

  it("is not replaced before the service wants it, not even when asked to check", async () => {
    tokenAnswers = [failed({ code: "rate-limited", retryAfterMs: 45_000 })];
    stream.start(listener);
    await until(() => clock.waiting() === 1);
    clock.advance(44_000);
    stream.check();
    expect(tokensAsked).toBe(1);
    clock.advance(1_000);
    await until(() => told.includes("subscribed"));
    expect(told).toEqual(["lost rate-limited", "subscribed"]);
  });

  it("is not replaced once the account is signed out", async () => {
    tokenAnswers = [failed({ code: "signed-out" })];
    stream.start(listener);
    await until(() => told.length === 1);
    expect(told).toEqual(["lost signed-out"]);
    expect(clock.waiting()).toBe(0);
  });

  it.each<AppError>([{ code: "service", status: 403 }])(
    "is asked for rarely when it is not allowed: %j",
    async (reason) => {
      tokenAnswers = [failed(reason)];
      stream.start(listener);
      await until(() => clock.waiting() === 1);
      clock.advance(299_000);
      expect(tokensAsked).toBe(1);
      clock.advance(1_000);
      await until(() => told.includes("subscribed"));
    },
  );
});

describe("a connection that does not come up", () => {
  it.each([
    ["no upgrade", "opening", () => (service.onUpgrade = () => true)],
    ["no greeting", "greeting", () => (service.onConnection = () => undefined)],
    ["no subscribe answer", "subscribing", () => (service.onSubscribe = () => undefined)],
  ])("with %s is given up in time", async (_name, phase, arrange) => {
    arrange();
    stream.start(listener);
    await advanceUntil(() => told.length === 1, 1_000);
    expect(told).toEqual(["lost timed-out"]);
    expect(lines).toContain(`socket-lost {"phase":"${phase}","reason":"timed-out"}`);
  });

  it.each([
    ["a refused upgrade", () => (service.onUpgrade = refuseUpgrade), "offline"],
    [
      "an error frame first",
      () =>
        (service.onConnection = (connection) =>
          connection.send({ type: "Error" }, { errorCode: "WSG-100" })),
      "offline",
    ],
    [
      "a refused subscription",
      () => (service.onSubscribe = (connection) => connection.answerSubscribe(403)),
      "service",
    ],
    [
      "an unreadable subscription",
      () => (service.onSubscribe = (connection) => connection.answerSubscribe(200, {})),
      "bad-reply",
    ],
    [
      "the telephony filter disabled",
      () =>
        (service.onSubscribe = (connection) =>
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
    stream.start(listener);
    await until(() => told.length === 1);
    expect(told).toEqual([`lost ${code}`]);
    service.onUpgrade = undefined;
    service.onConnection = (connection) => connection.greet();
    service.onSubscribe = (connection) => connection.answerSubscribe();
    await advanceUntil(() => told.includes("subscribed"), 60_000);
  });

  it("because of too many requests waits as long as the answer asks", async () => {
    service.onSubscribe = (connection) =>
      connection.answerSubscribe(429, { errorCode: "CMN-301" }, { "Retry-After": "20" });
    stream.start(listener);
    await until(() => told.length === 1);
    expect(told).toEqual(["lost rate-limited"]);
    service.onSubscribe = (connection) => connection.answerSubscribe();
    clock.advance(19_000);
    expect(tokensAsked).toBe(1);
    clock.advance(1_000);
    await until(() => told.includes("subscribed"));
  });

  it.each([{}, { uri: "ws://ws.example.test/", ws_access_token: "w" }, "text", null])(
    "because the token answer is %j counts as a bad reply",
    async (answer) => {
      tokenAnswers = [done(answer)];
      stream.start(listener);
      await until(() => told.length === 1);
      expect(told).toEqual(["lost bad-reply"]);
    },
  );

  it("works with a subscription that has only its presence filter disabled", async () => {
    service.onSubscribe = (connection) =>
      connection.answerSubscribe(200, {
        id: "sub-1",
        disabledFilters: [{ filter: "/restapi/v1.0/account/1/extension/2/presence" }],
      });
    await started();
    expect(lines).toContain('filters-disabled {"count":1}');
  });
});

describe("a half-open connection", () => {
  it("is found within 15 s", async () => {
    const connection = await started();
    connection.socket.pause();
    clock.advance(14_999);
    expect(told).toEqual(["subscribed", "lost timed-out"]);
  });

  it("is found soon after a check", async () => {
    const connection = await started();
    connection.socket.pause();
    stream.check();
    clock.advance(3_000);
    expect(told).toEqual(["subscribed", "lost timed-out"]);
  });

  it("is not suspected while pongs come", async () => {
    const connection = await started();
    let pings = 0;
    connection.socket.on("ping", () => (pings += 1));
    for (let asked = 1; asked <= 3; asked += 1) {
      clock.advance(9_000);
      await until(() => pings === asked);
      // The pong is on its way when the server has seen the ping; one round trip makes it arrive.
      await roundTrip(connection);
    }
    expect(told).toEqual(["subscribed"]);
  });

  it("is asked by a heartbeat frame when the service itself is silent for long", async () => {
    const connection = await started();
    await advanceUntil(() => connection.received.length > 1, 1_000);
    expect(connection.received[1]?.[0]).toMatchObject({ type: "Heartbeat" });
    await advanceUntil(() => told.length === 2, 1_000);
    expect(told).toEqual(["subscribed", "lost timed-out"]);
  });
});

describe("disposing", () => {
  it("closes the socket politely and leaves no timer", async () => {
    const connection = await started();
    const closed = new Promise((resolve) => connection.socket.on("close", resolve));
    stream.dispose();
    expect(await closed).toBe(1000);
    await until(() => clock.waiting() === 0);
    expect(told).toEqual(["subscribed"]);
  });

  it("while it waits ends the waiting", async () => {
    tokenAnswers = [failed({ code: "offline" })];
    stream.start(listener);
    await until(() => clock.waiting() === 1);
    stream.dispose();
    expect(clock.waiting()).toBe(0);
  });

  it("while the token is on its way opens no socket", async () => {
    stream.start(listener);
    stream.dispose();
    await until(() => tokensAsked === 1);
    await new Promise((resolve) => setImmediate(resolve));
    expect(clock.waiting()).toBe(0);
    expect(service.connections).toHaveLength(0);
  });
});

function refuseUpgrade(raw: { end(text: string): unknown }): boolean {
  raw.end("HTTP/1.1 401 Unauthorized\r\n\r\n");
  return true;
}

/** Moves the clock in steps, with real work of the sockets in between. */
async function advanceUntil(isSo: () => boolean, stepMs: number): Promise<void> {
  while (!isSo()) {
    for (let turn = 0; turn < 20 && !isSo(); turn += 1) {
      await new Promise((resolve) => setImmediate(resolve));
    }
    if (!isSo()) clock.advance(stepMs);
  }
}

/** A frame to the client that changes nothing but makes it log, so that its arrival can be seen. */
async function roundTrip(connection: ServedConnection): Promise<void> {
  const before = lines.length;
  connection.socket.ping("", false);
  await new Promise((resolve) => connection.socket.once("pong", resolve));
  expect(lines).toHaveLength(before);
}
