import { describe, expect, test } from "vitest";

import { CallServiceBench, settled } from "../../../test/support/call-service-bench.ts";
import { inbound, outsider } from "../../../test/support/wire-messages.ts";
import { isConfirmed } from "../../../contract/app-snapshot.ts";

const stateOf = (bench: CallServiceBench) => bench.service.view().connection.state;
const connectedBench = () =>
  new CallServiceBench().has("s-1", outsider("Answered"), inbound("Answered")).live();

describe("a burst of reconnects", () => {
  test("reads at once the first times, then waits for it to calm down", async () => {
    const bench = await connectedBench();
    const readsAfter = async (reconnects: number): Promise<number> => {
      const before = bench.gateway.presenceReads;
      for (let turn = 0; turn < reconnects; turn += 1) {
        bench.stream.says.onLost({ code: "offline" });
        bench.stream.says.onSubscribed();
        await settled();
      }
      return bench.gateway.presenceReads - before;
    };
    expect(await readsAfter(1)).toBe(1);
    expect(await readsAfter(10)).toBe(0);
    expect(isConfirmed(bench.service.view().connection)).toBe(false);
    await bench.advance(1_000);
    expect(isConfirmed(bench.service.view().connection)).toBe(true);
    await bench.advance(60_000);
    expect(await readsAfter(1)).toBe(1);
    expect(bench.clock.pending).toBe(0);
  });

  test("costs a third of what reading after each of them would", async () => {
    const bench = new CallServiceBench();
    for (let call = 0; call < 10; call += 1) bench.has(`s-${call}`, inbound("Answered"));
    await bench.live();
    for (let second = 0; second < 20; second += 1) {
      bench.stream.says.onLost({ code: "offline" });
      bench.stream.says.onSubscribed();
      await bench.advance(500);
    }
    const reads = bench.gateway.reads.length + bench.gateway.presenceReads;
    expect(reads).toBeLessThan((20 * 11) / 3);
    await bench.advance(15_000);
    expect(stateOf(bench)).toBe("live");
  });
});
