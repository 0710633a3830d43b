import { networkInterfaces } from "node:os";
import { describe, expect, it } from "vitest";

import { failed } from "../../../contract/result.ts";
import {
  silences,
  type StreamHarness,
  until,
  useStreamHarness,
} from "../../../test/support/service/stream-harness.ts";

let harness: StreamHarness;
useStreamHarness((made) => (harness = made));

const connections = () => harness.service.connections.length;

describe("going to sleep", () => {
  it("closes the connection politely, is not told, and waking recovers the session", async () => {
    const first = await harness.started();
    const closed = new Promise((resolve) => first.socket.on("close", resolve));
    harness.stream.suspend();
    expect(await closed).toBe(1000);
    harness.service.onConnection = (next) => next.greet({ recoveryState: "Successful" });
    harness.clock.jump(60_000);
    harness.stream.check();
    await until(() => harness.told.length === 2);
    expect(harness.told).toEqual(["subscribed", "subscribed"]);
    expect(harness.last().url.searchParams.get("wsc")).toBe("wsc-1");
    expect(harness.steps).toContain("suspended");
  });

  it("for longer than the service keeps the session starts over", async () => {
    await harness.started();
    harness.stream.suspend();
    harness.clock.jump(8 * 3_600_000);
    harness.stream.check();
    await until(() => harness.told.length === 2);
    expect(harness.last().url.searchParams.has("wsc")).toBe(false);
  });

  it("asks for nothing until waking, and comes back by itself when nobody tells of it", async () => {
    await harness.started();
    harness.stream.suspend();
    await until(() => harness.clock.waiting() === 1);
    harness.clock.advance(29_999);
    expect(harness.tokensAsked).toBe(1);
    harness.clock.advance(1);
    await until(() => harness.told.length === 2);
    expect(connections()).toBe(2);
  });

  it.each(silences)("while %s leaves nothing but its own timer", async (_phase, silence) => {
    silence(harness.service);
    harness.stream.start(harness.listener);
    await harness.advanceUntil(() => harness.steps.length > 1, 0);
    await until(() => harness.clock.waiting() >= 2);
    harness.stream.suspend();
    // The polite close has a limit of its own.
    harness.clock.advance(1_000);
    await until(() => harness.clock.waiting() === 1);
    harness.stream.dispose();
    expect(harness.clock.waiting()).toBe(0);
    expect(harness.told).toEqual([]);
  });

  it("while waiting for the next try ends that wait", async () => {
    harness.tokenAnswers = [failed({ code: "offline" }), failed({ code: "offline" })];
    harness.stream.start(harness.listener);
    await until(() => harness.told.length === 1);
    harness.clock.advance(0);
    await until(() => harness.tokensAsked === 2);
    harness.stream.suspend();
    expect(harness.clock.waiting()).toBe(1);
    harness.stream.check();
    await until(() => harness.told.includes("subscribed"));
  });
});

describe("a check", () => {
  it("gives a connection up at once whose own address is gone", async () => {
    const connection = await harness.started();
    const [address = ""] = addressesOfThisMachine().filter((one) => one === "127.0.0.1");
    harness.stream.check(new Set(["192.0.2.7"]));
    expect(harness.told).toEqual(["subscribed"]);
    harness.stream.check(new Set([address]));
    expect(harness.told).toEqual(["subscribed", "lost offline"]);
    await new Promise((resolve) => connection.socket.on("close", resolve));
  });

  it("replaces at once a handshake that has been waiting for longer", async () => {
    harness.service.onUpgrade = () => true;
    harness.stream.start(harness.listener);
    await until(() => harness.steps.includes("opening"));
    harness.clock.advance(2_000);
    harness.service.onUpgrade = undefined;
    harness.stream.check();
    harness.clock.advance(0);
    await until(() => harness.told.includes("subscribed"));
    expect(harness.tokensAsked).toBe(2);
  });

  it("gives a younger one the rest of its two seconds, however often it comes", async () => {
    harness.service.onUpgrade = () => true;
    harness.stream.start(harness.listener);
    await until(() => harness.steps.includes("opening"));
    for (let burst = 0; burst < 19; burst += 1) {
      harness.stream.check();
      harness.clock.advance(100);
    }
    expect(harness.tokensAsked).toBe(1);
    harness.service.onUpgrade = undefined;
    harness.clock.advance(100);
    await until(() => harness.told.includes("subscribed"));
    expect(harness.tokensAsked).toBe(2);
  });

  it.each(silences.slice(1))(
    "leaves a living connection its time for %s",
    async (_phase, silence) => {
      silence(harness.service);
      harness.stream.start(harness.listener);
      await until(() => connections() === 1 && harness.steps.includes("greeting"));
      let pinged = false;
      harness.last().socket.on("ping", () => (pinged = true));
      harness.stream.check();
      await until(() => pinged);
      await new Promise((resolve) => {
        harness.last().socket.once("pong", resolve);
        harness.last().socket.ping();
      });
      harness.clock.advance(3_000);
      expect(harness.told).toEqual([]);
    },
  );

  it("ends a wait and lets the waits begin anew", async () => {
    harness.tokenAnswers = Array.from({ length: 6 }, () =>
      failed({ code: "offline", network: "unreachable" }),
    );
    harness.stream.start(harness.listener);
    await harness.advanceUntil(() => harness.tokensAsked === 5, 1_000);
    await until(() => harness.steps.at(-1)?.startsWith("waiting") === true);
    expect(harness.steps.at(-1)).toBe("waiting offline 1700");
    harness.stream.check();
    await until(() => harness.tokensAsked === 6);
    await until(() => harness.steps.at(-1)?.startsWith("waiting") === true);
    expect(harness.steps.at(-1)).toBe("waiting offline 0");
  });

  it("before the start and after the end does nothing", () => {
    harness.stream.check();
    harness.stream.suspend();
    harness.stream.dispose();
    harness.stream.check();
    expect(harness.tokensAsked).toBe(0);
    expect(harness.clock.waiting()).toBe(0);
  });
});

describe("a clock that jumps", () => {
  it.each([-86_400_000, 86_400_000])(
    "by %d ms ends no connection and keeps it watched",
    async (jumpMs) => {
      const connection = await harness.started();
      harness.clock.jump(jumpMs);
      connection.socket.pause();
      harness.clock.advance(8_999);
      expect(harness.told).toEqual(["subscribed"]);
      harness.clock.advance(6_000);
      expect(harness.told).toEqual(["subscribed", "lost timed-out"]);
    },
  );

  it.each(silences)("back by a day while %s prolongs no deadline", async (phase, silence) => {
    silence(harness.service);
    harness.stream.start(harness.listener);
    await until(() => harness.steps.at(-1) === phase);
    harness.clock.jump(-86_400_000);
    harness.clock.advance(15_000);
    expect(harness.told).toEqual(["lost timed-out"]);
  });

  it("with a process that stood still lets what has arrived be read first", async () => {
    harness.service.onSubscribe = () => undefined;
    harness.stream.start(harness.listener);
    await until(() => harness.service.connections[0]?.requests.length === 1);
    harness.last().answerSubscribe();
    harness.clock.stall(3_600_000);
    await until(() => harness.told.length > 0);
    expect(harness.told).toEqual(["subscribed"]);
  });
});

describe("the group Auth", () => {
  it("is spared by a connection that is lost as soon as it is there", async () => {
    const asked: number[] = [];
    let before = 0;
    harness.service.onSubscribe = (connection) => {
      connection.answerSubscribe();
      setImmediate(() => connection.socket.terminate());
    };
    harness.stream.start(harness.listener);
    const end = harness.clock.now() + 600_000;
    await harness.advanceUntil(() => {
      if (harness.tokensAsked > before) asked.push(harness.clock.now());
      before = harness.tokensAsked;
      return harness.clock.now() >= end;
    }, 500);
    expect(asked.length).toBeGreaterThan(8);
    for (const at of asked) {
      const inTheNextMinute = asked.filter((other) => other >= at && other < at + 60_000);
      expect(inTheNextMinute.length).toBeLessThanOrEqual(3);
    }
  });

  it("is spared by a network that changes without end", async () => {
    harness.service.onUpgrade = (raw) => {
      raw.destroy();
      return true;
    };
    harness.stream.start(harness.listener);
    const end = harness.clock.now() + 59_000;
    await harness.advanceUntil(() => {
      harness.stream.check();
      return harness.clock.now() >= end;
    }, 500);
    expect(harness.tokensAsked).toBe(3);
  });

  it.each([
    [{ code: "service", status: 503, retryAfterMs: 90_000 }, 90_000],
    [{ code: "rate-limited", retryAfterMs: 90_000 }, 90_000],
    [{ code: "service", status: 401 }, 300_000],
  ] as const)("is left alone after %j, for as long as it takes", async (reason, waitMs) => {
    harness.tokenAnswers = [failed(reason)];
    harness.stream.start(harness.listener);
    await until(() => harness.told.length === 1);
    harness.clock.advance(waitMs - 1);
    expect(harness.tokensAsked).toBe(1);
    harness.clock.advance(1);
    await until(() => harness.told.includes("subscribed"));
  });

  it.each([429, 503])("is left alone after an upgrade answered %d with a time", async (status) => {
    harness.service.onUpgrade = (raw) => {
      raw.end(`HTTP/1.1 ${status} Busy\r\nRetry-After: 70\r\nContent-Length: 0\r\n\r\n`);
      return true;
    };
    harness.stream.start(harness.listener);
    await until(() => harness.told.length === 1);
    harness.service.onUpgrade = undefined;
    harness.clock.advance(69_999);
    expect(harness.tokensAsked).toBe(1);
    harness.clock.advance(1);
    await until(() => harness.told.includes("subscribed"));
  });
});

function addressesOfThisMachine(): string[] {
  return Object.values(networkInterfaces())
    .flat()
    .map((one) => one?.address ?? "");
}
