import { describe, expect, test } from "vitest";

import type { CallOperation } from "../../../telephony/wire/call-operations.ts";
import { CallServiceBench, settled } from "../../../test/support/call-service-bench.ts";
import {
  asPartyId,
  asSessionId,
  inbound,
  outsider,
  type PartyWords,
} from "../../../test/support/wire-messages.ts";

const benchWith = (...parties: readonly PartyWords[]) =>
  new CallServiceBench().has("s-1", ...parties).live();

describe("more than two people", () => {
  const third = { direction: "Inbound", extensionId: "700100013", to: { name: "Rowan Pike" } };
  const three = () =>
    benchWith(outsider("Answered"), inbound("Answered"), { ...third, id: "4", code: "Answered" });

  test("the others are listed, and one can be muted, which a read proves", async () => {
    const bench = await three();
    expect(bench.call.participants.map(({ name }) => name)).toEqual(["Marlow Finch", "Rowan Pike"]);
    const rowan = asPartyId("p-s-1-4");
    bench.gateway.reads.length = 0;
    await bench.act({ action: "mute", partyId: rowan });
    await settled();
    expect(bench.gateway.performed).toMatchObject([{ partyId: rowan, muted: true }]);
    bench.has("s-1", outsider("Answered"), inbound("Answered"), {
      ...third,
      id: "4",
      code: "Answered",
      muted: true,
    });
    await bench.advance(3_000);
    expect(bench.call.participants[1]).toMatchObject({
      muted: true,
      mute: { does: "unmute", life: { phase: "seen" } },
    });
    expect(bench.call.muted).toBe(false);
  });

  test("ending leaves the others talking: only the own party is deleted", async () => {
    const bench = await three();
    await bench.act({ action: "end" });
    const expected: CallOperation = {
      operation: "delete-party",
      telephonySessionId: asSessionId("s-1"),
      partyId: asPartyId("p-s-1-3"),
    };
    expect(bench.gateway.performed).toEqual([expected]);
  });
});
