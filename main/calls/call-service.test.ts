import { describe, expect, test } from "vitest";

import { CallServiceBench, settled } from "../../test/support/call-service-bench.ts";
import { inbound, outsider } from "../../test/support/wire-messages.ts";

const connectedBench = () =>
  new CallServiceBench().has("s-1", outsider("Answered"), inbound("Answered")).live();

describe("what each operation sends and what proves it", () => {
  test("mute goes out in the same turn, is shown as sent at once, and is seen by its event", async () => {
    const bench = await connectedBench();
    const outcome = bench.act({ action: "toggle-mute" });
    expect(bench.gateway.performed).toEqual([
      {
        operation: "update-party",
        telephonySessionId: "s-1",
        partyId: "p-s-1-3",
        muted: true,
      },
    ]);
    expect(bench.views.at(-1)?.calls[0]?.controls.mute.life.phase).toBe("sent");
    expect(await outcome).toEqual({
      ok: true,
      value: { telephonySessionId: "s-1", outcome: "accepted" },
    });
    expect(bench.call.controls.mute.life.phase).toBe("accepted");
    bench.event("s-1", 9, inbound("Answered", { muted: true }));
    expect(bench.call).toMatchObject({ muted: true, muteLayer: "ringside" });
    expect(bench.call.controls.mute).toMatchObject({ does: "unmute", life: { phase: "seen" } });
    await settled();
    expect(bench.clock.pending).toBe(0);
  });
});
