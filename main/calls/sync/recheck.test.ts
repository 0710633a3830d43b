import { describe, expect, test } from "vitest";

import { failed } from "../../../contract/result.ts";
import { CallServiceBench } from "../../../test/support/call-service-bench.ts";
import { inbound, sessionRead } from "../../../test/support/wire-messages.ts";
import { defaultRecheckPauses } from "./recheck.ts";

const recheck = defaultRecheckPauses;
const connected = () => new CallServiceBench({ recheck }).has("s-1", inbound("Answered")).live();

describe("a change of which no event came", () => {
  test("is found within a minute, and nothing is shown as stale for it", async () => {
    const bench = await connected();
    bench.gateway.sessions.set("s-1", sessionRead("s-1", [inbound("Hold")]));
    await bench.advance(59_999);
    expect(bench.call.state).toBe("connected");
    await bench.advance(1);
    expect(bench.call.state).toBe("held");
    expect(bench.views.map(({ connection }) => connection.state)).not.toContain("stale");
  });

  test("without calls is looked for every five minutes", async () => {
    const bench = await new CallServiceBench({ recheck }).live();
    const reads = bench.gateway.presenceReads;
    await bench.advance(299_999);
    expect(bench.gateway.presenceReads).toBe(reads);
    bench.has("s-1", inbound("Proceeding"));
    await bench.advance(1);
    expect(bench.gateway.presenceReads).toBeGreaterThan(reads);
  });

  test("is looked for again and again, and not while the connection is lost", async () => {
    const bench = await connected();
    await bench.advance(60_000);
    const reads = bench.gateway.presenceReads;
    await bench.advance(60_000);
    expect(bench.gateway.presenceReads).toBeGreaterThan(reads);
    bench.stream.says.onLost({ code: "offline" });
    const whenLost = bench.gateway.presenceReads;
    for (let minute = 0; minute < 10; minute += 1) await bench.advance(60_000);
    expect(bench.gateway.presenceReads).toBe(whenLost);
  });

  test("is looked for with growing pauses while the service cannot be asked", async () => {
    const bench = await connected();
    bench.gateway.presence = failed({ code: "service", status: 503 });
    await bench.advance(60_000);
    const reads = bench.gateway.presenceReads;
    await bench.advance(999);
    expect(bench.gateway.presenceReads).toBe(reads);
    await bench.advance(1);
    expect(bench.gateway.presenceReads).toBe(reads + 1);
  });

  test("is looked for by nobody once the service is disposed", async () => {
    const bench = await connected();
    bench.service.dispose();
    expect(bench.clock.pending).toBe(0);
  });
});
