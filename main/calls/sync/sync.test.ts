import { describe, expect, test } from "vitest";

import { type AppError, done, failed } from "../../../contract/result.ts";
import { CallServiceBench, settled } from "../../../test/support/call-service-bench.ts";
import { inbound, outsider, presenceOf } from "../../../test/support/wire-messages.ts";
import { mostReadsAtOnce } from "./sync.ts";

const stateOf = (bench: CallServiceBench) => bench.service.view().connection.state;
const connectedBench = () =>
  new CallServiceBench().has("s-1", outsider("Answered"), inbound("Answered")).live();

describe("the first reconcile", () => {
  test("goes from off over connecting to live, and live comes only after the reads", async () => {
    const bench = new CallServiceBench().has("s-1", inbound("Answered"));
    expect(stateOf(bench)).toBe("off");
    bench.gateway.presence = done(presenceOf({ telephonySessionId: "s-1" }));
    bench.gateway.holdReads = true;
    bench.service.start();
    bench.stream.says.onSubscribed();
    await settled();
    expect(stateOf(bench)).toBe("connecting");
    bench.gateway.answerRead();
    await settled();
    expect(stateOf(bench)).toBe("live");
    expect(bench.service.view().connection.confirmedAt).toBe(bench.clock.now());
    expect(bench.call.state).toBe("connected");
    expect(bench.clock.pending).toBe(0);
  });

  test("a call that was already there is not told as answered", async () => {
    const bench = await connectedBench();
    expect(bench.happened).toEqual([]);
  });

  test("one that rings is told as ringing", async () => {
    const bench = await new CallServiceBench().has("s-1", inbound("Proceeding")).live();
    expect(bench.happened).toEqual(["ringing"]);
  });

  test("a session that cannot be read hides no other, and nothing is live before it was read", async () => {
    const bench = new CallServiceBench()
      .has("s-1", inbound("Answered"))
      .has("s-2", inbound("Hold"));
    bench.gateway.readErrors.set("s-1", { code: "service", status: 503 });
    await bench.live();
    expect(stateOf(bench)).toBe("connecting");
    expect(bench.callOf("s-2")?.state).toBe("held");
    bench.gateway.readErrors.clear();
    bench.gateway.reads.length = 0;
    await bench.advance(1_000);
    expect(bench.callOf("s-1")?.state).toBe("connected");
    expect(bench.gateway.reads).toEqual(["s-1"]);
    expect(stateOf(bench)).toBe("live");
    expect(bench.clock.pending).toBe(0);
  });

  test("a session that is never readable is given up, and no timer stays", async () => {
    const bench = new CallServiceBench().has("s-1", inbound("Answered"));
    bench.gateway.readErrors.set("s-1", { code: "service", status: 500 });
    await bench.live();
    for (let minute = 0; minute < 5; minute += 1) await bench.advance(60_000);
    expect(bench.clock.pending).toBe(0);
    expect(bench.gateway.reads.length).toBeLessThan(10);
    expect(stateOf(bench)).toBe("live");
  });

  test("a presence that cannot be read is tried again with growing pauses, not live meanwhile", async () => {
    const bench = new CallServiceBench();
    bench.gateway.presence = failed({ code: "offline" });
    bench.service.start();
    bench.stream.says.onSubscribed();
    await settled();
    expect(stateOf(bench)).toBe("connecting");
    const before = bench.gateway.presenceReads;
    await bench.advance(1_000);
    await bench.advance(1_000);
    expect(bench.gateway.presenceReads).toBe(before + 1);
    bench.gateway.presence = done(presenceOf());
    await bench.advance(1_000);
    expect(bench.gateway.presenceReads).toBe(before + 2);
    expect(stateOf(bench)).toBe("live");
  });

  test.each([400, 403, 404, 409])(
    "a presence refused with %i is asked for again",
    async (status) => {
      const bench = new CallServiceBench().has("s-1", inbound("Answered"));
      bench.gateway.presence = failed({ code: "service", status });
      bench.service.start();
      bench.stream.says.onSubscribed();
      await settled();
      expect(stateOf(bench)).toBe("connecting");
      bench.gateway.presence = done(presenceOf({ telephonySessionId: "s-1" }));
      await bench.advance(1_000);
      expect(stateOf(bench)).toBe("live");
    },
  );

  test("a session refused for a while is read when it no longer is", async () => {
    const bench = new CallServiceBench().has("s-1", inbound("Answered"));
    bench.gateway.readErrors.set("s-1", { code: "service", status: 403 });
    await bench.live();
    bench.gateway.readErrors.clear();
    await bench.advance(1_000);
    expect(bench.call.state).toBe("connected");
  });

  test("a refusal that asks for no pause is not followed by one read after another", async () => {
    const bench = new CallServiceBench();
    bench.gateway.presence = failed({ code: "rate-limited", retryAfterMs: 0 });
    bench.service.start();
    bench.stream.says.onSubscribed();
    for (let second = 0; second < 60; second += 1) await bench.advance(1_000);
    expect(bench.gateway.presenceReads).toBeLessThan(12);
  });

  test.each<AppError>([
    { code: "rate-limited", retryAfterMs: 42_000 },
    { code: "service", status: 503, retryAfterMs: 42_000 },
  ])("the service's own wish for a pause is kept: %o", async (error) => {
    const bench = new CallServiceBench();
    bench.gateway.presence = failed(error);
    bench.service.start();
    bench.stream.says.onSubscribed();
    await settled();
    const before = bench.gateway.presenceReads;
    await bench.advance(41_999);
    expect(bench.gateway.presenceReads).toBe(before);
    await bench.advance(1);
    expect(bench.gateway.presenceReads).toBe(before + 1);
  });
});

describe("before events flow", () => {
  test("the calls are read while the stream connects, and are shown as not live", async () => {
    const bench = new CallServiceBench().has("s-1", outsider("Answered"), inbound("Answered"));
    bench.gateway.presence = done(presenceOf({ telephonySessionId: "s-1" }));
    bench.service.start();
    await settled();
    expect(bench.call.state).toBe("connected");
    const readAt = bench.clock.now();
    expect(bench.service.view().connection).toMatchObject({
      state: "connecting",
      confirmedAt: readAt,
    });
  });

  test("whatever was read before is read again once they do, and only then it is live", async () => {
    const bench = new CallServiceBench().has("s-1", outsider("Answered"), inbound("Answered"));
    bench.gateway.presence = done(presenceOf({ telephonySessionId: "s-1" }));
    bench.service.start();
    await settled();
    bench.gateway.holdReads = true;
    bench.has("s-1", outsider("Answered"), inbound("Hold"));
    bench.stream.says.onSubscribed();
    await settled();
    expect(stateOf(bench)).toBe("connecting");
    bench.gateway.answerRead();
    await settled();
    expect(stateOf(bench)).toBe("live");
    expect(bench.call.state).toBe("held");
  });

  test("a read that was begun before they flowed never makes it live", async () => {
    const bench = new CallServiceBench().has("s-1", inbound("Answered"));
    bench.gateway.presence = done(presenceOf({ telephonySessionId: "s-1" }));
    bench.gateway.holdPresence = true;
    bench.service.start();
    bench.stream.says.onSubscribed();
    bench.gateway.answerPresence();
    await settled();
    expect(stateOf(bench)).toBe("connecting");
    bench.gateway.answerPresence();
    await settled();
    expect(stateOf(bench)).toBe("live");
  });

  test("a stream that cannot be opened does not stop what is being read", async () => {
    const bench = new CallServiceBench().has("s-1", inbound("Answered"));
    bench.gateway.presence = done(presenceOf({ telephonySessionId: "s-1" }));
    bench.gateway.holdPresence = true;
    bench.service.start();
    bench.stream.says.onLost({ code: "offline" });
    bench.gateway.answerPresence();
    await settled();
    expect(bench.call.state).toBe("connected");
  });

  test.each([1, 7, mostReadsAtOnce])(
    "%i calls take two round trips, one for all of them",
    async (count) => {
      const bench = new CallServiceBench();
      const ids = Array.from({ length: count }, (_, number) => `s-${number}`);
      for (const id of ids) bench.has(id, inbound("Answered"));
      bench.gateway.presence = done(presenceOf(...ids.map((id) => ({ telephonySessionId: id }))));
      bench.gateway.holdPresence = true;
      bench.gateway.holdReads = true;
      bench.service.start();
      expect(bench.gateway.presenceReads).toBe(1);
      bench.gateway.answerPresence();
      await settled();
      expect(bench.gateway.reads).toHaveLength(count);
      ids.forEach(() => bench.gateway.answerRead());
      await settled();
      expect(bench.service.view().calls).toHaveLength(count);
    },
  );
});

describe("how old it is", () => {
  test("a loss leaves what is shown as true until the last sign of life", async () => {
    const bench = await connectedBench();
    await bench.advance(60_000);
    bench.stream.heard = bench.clock.now() - 12_000;
    bench.stream.says.onLost({ code: "timed-out" });
    expect(bench.service.view().connection).toMatchObject({
      state: "stale",
      since: bench.clock.now(),
      confirmedAt: bench.clock.now() - 12_000,
    });
  });

  test("a sign of life that is older than the last reconcile, or of the future, counts for nothing", async () => {
    const bench = await connectedBench();
    const confirmedAt = bench.clock.now();
    await bench.advance(60_000);
    bench.stream.heard = confirmedAt - 5_000;
    bench.service.suspended();
    expect(bench.service.view().connection.confirmedAt).toBe(confirmedAt);
    const other = await connectedBench();
    other.stream.heard = other.clock.now() + 3_600_000;
    other.service.suspended();
    expect(other.service.view().connection.confirmedAt).toBe(other.clock.now());
  });

  test("the mark is set within the call that tells of the waking, before anything is asked", async () => {
    const bench = await connectedBench();
    let stateAtCheck = "";
    bench.stream.onCheck = () => (stateAtCheck = stateOf(bench));
    bench.service.resumed();
    expect(stateAtCheck).toBe("stale");
    expect(stateOf(bench)).toBe("stale");
  });
});

describe("events during the reads", () => {
  test("a read that an event overtook is made again and does not undo the event", async () => {
    const bench = new CallServiceBench().has("s-1", outsider("Answered"), inbound("Answered"));
    bench.gateway.presence = done(presenceOf({ telephonySessionId: "s-1" }));
    bench.gateway.holdReads = true;
    bench.service.start();
    bench.stream.says.onSubscribed();
    await settled();
    bench.event("s-1", 9, inbound("Hold"));
    bench.has("s-1", outsider("Answered"), inbound("Hold"));
    bench.gateway.answerRead();
    await settled();
    expect(bench.call.state).toBe("held");
    expect(bench.gateway.reads.length).toBeGreaterThan(1);
    expect(stateOf(bench)).toBe("connecting");
  });

  test("a call that ended during the reads does not come back", async () => {
    const bench = new CallServiceBench().has("s-1", inbound("Answered"));
    bench.gateway.presence = done(presenceOf({ telephonySessionId: "s-1" }));
    bench.gateway.holdReads = true;
    bench.service.start();
    bench.stream.says.onSubscribed();
    await settled();
    bench.event("s-1", 9, inbound("Disconnected"));
    bench.gateway.holdReads = false;
    bench.gateway.answerRead();
    await settled();
    expect(bench.service.view().calls).toEqual([]);
    expect(stateOf(bench)).toBe("live");
  });

  test("a 404 for a session of which an event just came ends nothing", async () => {
    const bench = await new CallServiceBench().live();
    bench.gateway.holdReads = true;
    bench.event("s-1", 8, inbound("Answered"));
    bench.event("s-1", 9, inbound("Hold"));
    bench.has("s-1", inbound("Hold"));
    bench.gateway.holdReads = false;
    bench.gateway.answerRead();
    await settled();
    expect(bench.call.state).toBe("held");
  });

  test("another loss makes the reads under way worthless", async () => {
    const bench = new CallServiceBench();
    bench.gateway.holdPresence = true;
    bench.service.start();
    bench.stream.says.onSubscribed();
    await settled();
    bench.stream.says.onLost({ code: "offline" });
    bench.gateway.answerPresence();
    await settled();
    expect(stateOf(bench)).toBe("connecting");
  });
});

describe("rest", () => {
  test("while nothing happens there are no timers and no pushes", async () => {
    const bench = await connectedBench();
    const pushes = bench.views.length;
    await bench.advance(24 * 60 * 60_000);
    bench.event("s-1", 9, inbound("Answered"));
    expect(bench.clock.pending).toBe(0);
    expect(bench.views).toHaveLength(pushes);
  });

  test("disposing ends the stream, the timers and the listeners", async () => {
    const bench = await connectedBench();
    await bench.act({ action: "hold" });
    bench.stream.says.onLost({ code: "offline" });
    expect(bench.clock.pending).toBe(3);
    const pushes = bench.views.length;
    bench.service.dispose();
    expect(bench.stream.disposed).toBe(true);
    expect(bench.clock.pending).toBe(0);
    bench.event("s-1", 9, inbound("Disconnected"));
    expect(bench.views).toHaveLength(pushes);
  });

  test("changed facts are seen at once", async () => {
    const bench = await connectedBench();
    bench.facts = { ...bench.facts, callControlGranted: false };
    bench.service.factsChanged();
    expect(bench.call.controls.mute.disabledBecause).toBe("call-control-not-granted");
  });
});
