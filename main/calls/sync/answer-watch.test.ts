import { describe, expect, test } from "vitest";

import { CallServiceBench, settled } from "../../../test/support/call-service-bench.ts";
import { inbound } from "../../../test/support/wire-messages.ts";
import { mostCallsReadAlone } from "./answer-watch.ts";

/** So many ring at once, one after the other, and events alone tell of it. */
async function ringing(count: number): Promise<CallServiceBench> {
  const bench = await new CallServiceBench().live();
  bench.gateway.reads.length = 0;
  for (let at = 1; at <= count; at += 1) {
    bench.has(`s-${at}`, inbound("Proceeding"));
    bench.event(`s-${at}`, 1, inbound("Proceeding"));
    await settled();
  }
  return bench;
}

const named = (count: number) => Array.from({ length: count }, (_, at) => `s-${at + 1}`);

describe("calls that ring", () => {
  test("are read once each, since no event names their queue", async () => {
    const bench = await ringing(mostCallsReadAlone);
    expect(bench.gateway.reads).toEqual(named(mostCallsReadAlone));
    bench.event("s-1", 2, inbound("Proceeding"));
    await settled();
    expect(bench.gateway.reads).toHaveLength(mostCallsReadAlone);
  });

  test("in a crowd are not read for themselves, and are shown all the same", async () => {
    const bench = await ringing(mostCallsReadAlone + 30);
    expect(bench.gateway.reads).toEqual(named(mostCallsReadAlone));
    expect(bench.service.view().calls).toHaveLength(mostCallsReadAlone + 30);
  });

  test("are read again for themselves when the crowd has gone", async () => {
    const bench = await ringing(mostCallsReadAlone + 1);
    bench.gateway.reads.length = 0;
    bench.event("s-2", 2, inbound("Disconnected"));
    bench.event(`s-${mostCallsReadAlone + 1}`, 2, inbound("Proceeding"));
    await settled();
    expect(bench.gateway.reads).toContain(`s-${mostCallsReadAlone + 1}`);
  });
});
