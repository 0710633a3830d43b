import { describe, expect, test } from "vitest";

import { done } from "../../../contract/result.ts";
import { CallServiceBench, settled } from "../../../test/support/call-service-bench.ts";
import { inbound, outsider, presenceOf } from "../../../test/support/wire-messages.ts";
import { isConfirmed } from "../../../contract/app-snapshot.ts";
import { lossNoticeMs } from "../state/loss-notice.ts";

const stateOf = (bench: CallServiceBench) => bench.service.view().connection.state;
const connectedBench = () =>
  new CallServiceBench().has("s-1", outsider("Answered"), inbound("Answered")).live();

describe("loss and return", () => {
  test("a loss makes everything unconfirmed at once, and the calls stay", async () => {
    const bench = await connectedBench();
    bench.stream.says.onLost({ code: "offline" });
    expect(isConfirmed(bench.service.view().connection)).toBe(false);
    expect(bench.call.state).toBe("connected");
  });

  test("what happened meanwhile is found by reads, and only then it is live again", async () => {
    const bench = (await connectedBench()).has("s-2", inbound("Proceeding"));
    bench.stream.says.onLost({ code: "offline" });
    await bench.advance(lossNoticeMs);
    bench.endsUnheard("s-1");
    bench.stream.says.onSubscribed();
    expect(stateOf(bench)).toBe("stale");
    await settled();
    expect(stateOf(bench)).toBe("live");
    expect(bench.call).toMatchObject({ telephonySessionId: "s-2", state: "ringing" });
    expect(bench.happened.toSorted()).toEqual([
      "connection-back",
      "connection-lost",
      "ended",
      "ringing",
    ]);
    expect(bench.happened.at(-1)).toBe("connection-back");
  });

  test("known calls are read in presence's own round trip, others in the next", async () => {
    const bench = (await connectedBench()).has("s-2", inbound("Proceeding"));
    bench.gateway.presence = done(
      presenceOf({ telephonySessionId: "s-1" }, { telephonySessionId: "s-2" }),
    );
    bench.stream.says.onLost({ code: "offline" });
    bench.gateway.reads.length = 0;
    bench.gateway.holdPresence = true;
    bench.stream.says.onSubscribed();
    await settled();
    expect(bench.gateway.reads).toEqual(["s-1"]);
    bench.gateway.answerPresence();
    await settled();
    expect(bench.gateway.reads).toEqual(["s-1", "s-2"]);
    expect(stateOf(bench)).toBe("live");
  });

  test("a known call that could not be read before presence was is read at once after it", async () => {
    const bench = await connectedBench();
    bench.stream.says.onLost({ code: "offline" });
    bench.gateway.holdPresence = true;
    bench.gateway.readErrors.set("s-1", { code: "offline" });
    bench.stream.says.onSubscribed();
    await settled();
    bench.gateway.readErrors.clear();
    bench.gateway.answerPresence();
    await settled();
    expect(stateOf(bench)).toBe("live");
  });

  test("a call that presence leaves out is kept as long as its session can be read", async () => {
    const bench = await connectedBench();
    bench.stream.says.onLost({ code: "offline" });
    bench.gateway.presence = done(presenceOf());
    bench.stream.says.onSubscribed();
    await settled();
    expect(bench.call.state).toBe("connected");
  });

  test("sleep ends the events and makes stale, until they flow and all has been read", async () => {
    const bench = await connectedBench();
    bench.service.suspended();
    expect(bench.stream.suspensions).toBe(1);
    expect(stateOf(bench)).toBe("stale");
    bench.service.resumed();
    expect(bench.stream.checks).toBe(1);
    await settled();
    expect(stateOf(bench)).toBe("stale");
    bench.stream.says.onSubscribed();
    await settled();
    expect(stateOf(bench)).toBe("live");
  });

  test("waking without having slept checks the stream and reads again", async () => {
    const bench = await connectedBench();
    bench.service.resumed();
    expect(bench.stream.checks).toBe(1);
    expect(stateOf(bench)).toBe("stale");
    await settled();
    expect(stateOf(bench)).toBe("live");
  });
});
