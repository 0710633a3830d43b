import { describe, expect, it } from "vitest";

import { type AppError, failed, type Result } from "../../../contract/result.ts";
import type { ServedConnection } from "../../../test/support/service/socket-service.ts";
import {
  notificationOf,
  type StreamHarness,
  until,
  useStreamHarness,
} from "../../../test/support/service/stream-harness.ts";

let harness: StreamHarness;
useStreamHarness((made) => (harness = made));

/** After a loss: until another connection is ready. */
async function connectedAgain(): Promise<void> {
  const before = harness.service.connections.length;
  await until(() => harness.steps.at(-1)?.startsWith("waiting") === true);
  harness.clock.advance(2_000);
  await until(() => harness.service.connections.length > before);
  await until(() => harness.steps.at(-1)?.startsWith("ready") === true);
}

describe("a connection", () => {
  it("greets, subscribes and delivers events in order", async () => {
    const connection = await harness.started();
    expect(connection.url.searchParams.get("access_token")).toBe("w-1");
    expect(connection.url.searchParams.has("wsc")).toBe(false);
    connection.send(...notificationOf(2));
    connection.send(...notificationOf(3));
    await until(() => harness.told.length === 3);
    expect(harness.told).toEqual(["subscribed", "event 2", "event 3"]);
  });

  it("loses no event that shares a segment with the subscribe answer, before or after", async () => {
    harness.service.onSubscribe = (connection) => {
      const [meta] = connection.received.at(-1) ?? [];
      const messageId = (meta as { messageId: string }).messageId;
      connection.sendTogether(
        notificationOf(2),
        [{ type: "ClientRequest", messageId, status: 200 }, { id: "sub-1" }],
        notificationOf(3),
      );
    };
    await harness.started();
    await until(() => harness.told.length === 3);
    expect(harness.told).toEqual(["subscribed", "event 2", "event 3"]);
  });

  it("delivers an event once, however often it comes", async () => {
    const connection = await harness.started();
    connection.send(...notificationOf(2));
    connection.send(...notificationOf(2));
    connection.send(...notificationOf(3));
    await until(() => harness.told.includes("event 3"));
    expect(harness.told).toEqual(["subscribed", "event 2", "event 3"]);
  });

  it("passes over what it cannot read and goes on", async () => {
    const connection = await harness.started();
    const [meta] = notificationOf(9);
    connection.socket.send("<html>");
    connection.socket.send(Buffer.from([1, 2, 3]));
    connection.send("text");
    connection.send(meta, { uuid: "a", event: "/x/telephony/sessions", body: { parties: 1 } });
    connection.send(meta, { uuid: "b", event: "/x/presence", body: {} });
    connection.send({ type: "Error" }, { errorCode: "WSG-001" });
    connection.send({ type: "FromTheFuture" });
    connection.send(...notificationOf(4));
    await until(() => harness.told.includes("event 4"));
    expect(harness.told).toEqual(["subscribed", "event 4"]);
    expect(harness.lines.filter((line) => line.includes("unreadable"))).toHaveLength(4);
  });

  it("goes on after a fault of its listener", async () => {
    let faults = 0;
    harness.stream.start({
      ...harness.listener,
      onSessionEvent: (event) => {
        if (event.sequence === 2) {
          faults += 1;
          throw new RangeError("a fault");
        }
        harness.listener.onSessionEvent(event);
      },
    });
    await until(() => harness.told.includes("subscribed"));
    harness.last().send(...notificationOf(2));
    harness.last().send(...notificationOf(3));
    await until(() => harness.told.includes("event 3"));
    expect(faults).toBe(1);
    expect(harness.lines).toContain('listener-failed {"error":"RangeError"}');
  });

  it("never writes a token to the log", async () => {
    harness.service.onUpgrade = (raw) => {
      raw.end("HTTP/1.1 401 Unauthorized\r\n\r\n");
      return true;
    };
    harness.stream.start(harness.listener);
    await until(() => harness.told.includes("lost events-refused"));
    expect(harness.lines.join("\n")).toContain("reconnect-planned");
    expect(harness.lines.join("\n")).not.toMatch(/w-1|access_token|wsc-/);
  });
});

describe("a connection that is begun before anybody listens", () => {
  it("is told of to the listener when it comes", async () => {
    harness.stream.connect();
    await until(() => harness.steps.includes("ready false"));
    harness.last().send(...notificationOf(2));
    harness.stream.start(harness.listener);
    expect(harness.told).toEqual(["subscribed"]);
    harness.last().send(...notificationOf(3));
    await until(() => harness.told.includes("event 3"));
    expect(harness.tokensAsked).toBe(1);
  });

  it("is told of as lost when it fails again", async () => {
    harness.tokenAnswers = [failed({ code: "offline" }), failed({ code: "offline" })];
    harness.stream.connect();
    await until(() => harness.clock.waiting() === 1);
    harness.stream.start(harness.listener);
    harness.clock.advance(0);
    await until(() => harness.told.length === 1);
    expect(harness.told).toEqual(["lost offline"]);
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
    lose(await harness.started());
    await until(() => harness.told.includes("lost offline"));
    harness.clock.advance(0);
    await until(() => harness.told.length === 3);
    expect(harness.told).toEqual(["subscribed", "lost offline", "subscribed"]);
    expect(harness.last().url.searchParams.get("access_token")).toBe("w-2");
  });

  it("is taken up again without a new subscription when the service recovers it", async () => {
    const first = await harness.started();
    harness.service.onConnection = (connection) => {
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
    await until(() => harness.told.includes("event 2"));
    first.socket.terminate();
    await until(() => harness.told.includes("lost offline"));
    harness.clock.advance(0);
    await until(() => harness.told.includes("event 5"));
    expect(harness.told).toEqual([
      "subscribed",
      "event 2",
      "lost offline",
      "subscribed",
      "event 5",
    ]);
    expect(harness.last().url.searchParams.get("wsc")).toBe("wsc-newer");
    expect(harness.last().received).toEqual([]);
  });

  it("is subscribed anew when the recovery failed", async () => {
    (await harness.started()).socket.terminate();
    harness.service.onConnection = (connection) => connection.greet({ recoveryState: "Failed" });
    await until(() => harness.told.includes("lost offline"));
    harness.clock.advance(0);
    await until(() => harness.told.length === 3);
    expect(harness.last().url.searchParams.get("wsc")).toBe("wsc-1");
    expect(harness.last().received).toHaveLength(1);
  });

  it("is taken up by the token of the newest session, not of one before it", async () => {
    (await harness.started()).socket.terminate();
    harness.service.onConnection = (connection) =>
      connection.send(
        { type: "ConnectionDetails", wsc: { token: "wsc-of-second", sequence: 1 } },
        { recoveryState: "Failed" },
      );
    await connectedAgain();
    harness.last().socket.terminate();
    await connectedAgain();
    expect(harness.last().url.searchParams.get("wsc")).toBe("wsc-of-second");
  });

  it("is not taken up when its session has no token, though the one before had", async () => {
    (await harness.started()).socket.terminate();
    harness.service.onConnection = (connection) =>
      connection.send({ type: "ConnectionDetails" }, { recoveryState: "Failed" });
    await connectedAgain();
    harness.last().socket.terminate();
    await connectedAgain();
    expect(harness.last().url.searchParams.has("wsc")).toBe(false);
  });

  it("is taken up again after an outage in which no attempt got to the service", async () => {
    const first = await harness.started();
    harness.tokenAnswers = Array<Result<unknown>>(6).fill(failed({ code: "offline" }));
    first.socket.terminate();
    await harness.advanceUntil(() => harness.service.connections.length === 2, 1_000);
    expect(harness.tokenAnswers).toEqual([]);
    expect(harness.last().url.searchParams.get("wsc")).toBe("wsc-1");
  });

  it("that cannot be taken up after three tries is given up", async () => {
    const first = await harness.started();
    const asked: boolean[] = [];
    harness.service.onConnection = (connection) => {
      asked.push(connection.url.searchParams.has("wsc"));
      connection.socket.terminate();
    };
    first.socket.terminate();
    await harness.advanceUntil(() => asked.length === 4, 1_000);
    expect(asked).toEqual([true, true, true, false]);
  });

  it("is not asked for after the recovery window", async () => {
    (await harness.started()).socket.terminate();
    await until(() => harness.told.includes("lost offline"));
    harness.clock.advance(0);
    await until(() => harness.told.length === 3);
    harness.tokenAnswers = Array<Result<unknown>>(20).fill(failed({ code: "offline" }));
    harness.last().socket.terminate();
    await until(() => harness.told.length === 4);
    await harness.advanceUntil(() => harness.tokenAnswers.length === 0, 10_000);
    await harness.advanceUntil(() => harness.service.connections.length === 3, 10_000);
    expect(harness.last().url.searchParams.has("wsc")).toBe(false);
  });

  it("that cannot be replaced is tried again at a quick and even pace and told once", async () => {
    harness.tokenAnswers = Array<Result<unknown>>(4).fill(
      failed({ code: "offline", network: "unreachable" }),
    );
    harness.stream.start(harness.listener);
    await until(() => harness.clock.waiting() === 1);
    harness.clock.advance(0);
    await until(() => harness.clock.waiting() === 1);
    const askedBefore: number[] = [];
    for (const delayMs of [1_700, 1_700, 1_700]) {
      harness.clock.advance(delayMs - 1);
      askedBefore.push(harness.tokensAsked);
      harness.clock.advance(1);
      await until(() => harness.clock.waiting() === 1 || harness.told.includes("subscribed"));
    }
    expect(askedBefore).toEqual([2, 3, 4]);
    await until(() => harness.told.includes("subscribed"));
    expect(harness.told).toEqual(["lost offline", "subscribed"]);
  });

  it("is not replaced before the service wants it, not even when asked to check", async () => {
    harness.tokenAnswers = [failed({ code: "rate-limited", retryAfterMs: 45_000 })];
    harness.stream.start(harness.listener);
    await until(() => harness.clock.waiting() === 1);
    harness.clock.advance(44_000);
    harness.stream.check();
    expect(harness.tokensAsked).toBe(1);
    harness.clock.advance(1_000);
    await until(() => harness.told.includes("subscribed"));
    expect(harness.told).toEqual(["lost rate-limited", "subscribed"]);
  });

  it("is not replaced once the account is signed out", async () => {
    harness.tokenAnswers = [failed({ code: "signed-out" })];
    harness.stream.start(harness.listener);
    await until(() => harness.told.length === 1);
    expect(harness.told).toEqual(["lost signed-out"]);
    expect(harness.clock.waiting()).toBe(0);
  });

  it.each<AppError>([{ code: "service", status: 403 }])(
    "is asked for rarely when it is not allowed: %j",
    async (reason) => {
      harness.tokenAnswers = [failed(reason)];
      harness.stream.start(harness.listener);
      await until(() => harness.clock.waiting() === 1);
      harness.clock.advance(299_000);
      expect(harness.tokensAsked).toBe(1);
      harness.clock.advance(1_000);
      await until(() => harness.told.includes("subscribed"));
    },
  );
});

describe("the history", () => {
  it("has each step of a loss and of the way back, and the end", async () => {
    (await harness.started()).socket.terminate();
    await until(() => harness.told.includes("lost offline"));
    harness.clock.advance(0);
    await until(() => harness.told.length === 3);
    harness.stream.dispose();
    harness.stream.dispose();
    const way = ["asking", "opening", "greeting", "subscribing", "ready false"];
    expect(harness.steps).toEqual([...way, "lost offline", "waiting offline 0", ...way, "closed"]);
  });
});
