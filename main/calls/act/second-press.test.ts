/** What does harm asks for a second press while the state is not confirmed. */
import { describe, expect, test } from "vitest";

import type { CallIntent } from "../../../contract/intent.ts";
import { CallServiceBench, settled } from "../../../test/support/call-service-bench.ts";
import {
  asSessionId,
  inbound,
  outsider,
  type PartyWords,
  presenceOf,
} from "../../../test/support/wire-messages.ts";
import { done } from "../../../contract/result.ts";
import { armedMs } from "./second-press.ts";

const answered = [outsider("Answered"), inbound("Answered")];
const saw = { telephonySessionId: asSessionId("s-1"), saw: "connected" } as const;

/** Connected and then woken up, with every read still on its way. */
async function wokenBench(...words: readonly PartyWords[]) {
  const bench = await new CallServiceBench()
    .has("s-1", ...(words.length > 0 ? words : answered))
    .live();
  bench.gateway.holdPresence = true;
  bench.service.suspended();
  bench.service.resumed();
  bench.stream.says.onSubscribed();
  return bench;
}
const outcomeOf = async (outcome: ReturnType<CallServiceBench["act"]>) => {
  const result = await outcome;
  return result.ok ? result.value.outcome : result.error.code;
};

const harmful: readonly CallIntent[] = [
  { action: "end", ...saw },
  { action: "hold", ...saw },
  { action: "toggle-hold", ...saw },
  { action: "park", ...saw, to: { kind: "orbit" } },
  { action: "flip", ...saw, callFlipId: "1" },
  { action: "transfer", ...saw, to: { kind: "extension", extensionNumber: "113" } },
];

describe("while the state is not confirmed", () => {
  test.each(harmful)(
    "$action is armed by the first press and sent by the second",
    async (intent) => {
      const bench = await wokenBench();
      expect(await outcomeOf(bench.act(intent))).toBe("armed");
      expect(bench.gateway.performed).toEqual([]);
      const armed = Object.values(bench.call.controls).map(({ life }) => life);
      expect(armed).toContainEqual(
        expect.objectContaining({ phase: "armed", until: bench.clock.now() + armedMs }),
      );
      expect(await outcomeOf(bench.act(intent))).toBe("accepted");
      expect(bench.gateway.performed).toHaveLength(1);
    },
  );

  test("a ringing call is declined by the second press only", async () => {
    const bench = await wokenBench(inbound("Proceeding"));
    expect(await outcomeOf(bench.act({ action: "decline" }))).toBe("armed");
    expect(await outcomeOf(bench.act({ action: "decline" }))).toBe("accepted");
  });

  test.each(["mute", "toggle-mute", "record", "answer"] as const)(
    "%s is not held back",
    async (action) => {
      const bench = await wokenBench(inbound(action === "answer" ? "Proceeding" : "Answered"));
      expect(await outcomeOf(bench.act({ action }))).toBe("accepted");
    },
  );

  test("lifting a hold is not held back", async () => {
    const bench = await wokenBench(inbound("Hold"));
    expect(await outcomeOf(bench.act({ action: "toggle-hold" }))).toBe("accepted");
  });

  test("an armed action that is not pressed again is forgotten, with its timer", async () => {
    const bench = await wokenBench();
    await bench.act({ action: "end" });
    await bench.advance(armedMs);
    expect(bench.call.controls.end.life).toEqual({ phase: "idle" });
    expect(await outcomeOf(bench.act({ action: "end" }))).toBe("armed");
    expect(bench.gateway.performed).toEqual([]);
  });

  test("another action in between, or another target, has to be pressed twice as well", async () => {
    const bench = await wokenBench();
    const transfer = (extensionNumber: string): CallIntent => ({
      action: "transfer",
      to: { kind: "extension", extensionNumber },
    });
    await bench.act({ action: "end" });
    expect(await outcomeOf(bench.act(transfer("113")))).toBe("armed");
    expect(bench.call.controls.end.life.phase).toBe("idle");
    expect(await outcomeOf(bench.act(transfer("114")))).toBe("armed");
    expect(await outcomeOf(bench.act({ action: "end" }))).toBe("armed");
    expect(bench.gateway.performed).toEqual([]);
  });

  test("a call that changed after the first press has to be pressed twice anew", async () => {
    const bench = await wokenBench();
    await bench.act({ action: "end" });
    bench.event("s-1", 9, inbound("Hold"));
    await bench.advance(300);
    expect(await outcomeOf(bench.act({ action: "end" }))).toBe("armed");
    expect(bench.gateway.performed).toEqual([]);
  });

  test("a call that ended disarms, and no timer stays behind", async () => {
    const bench = await wokenBench();
    await bench.act({ action: "end" });
    bench.event("s-1", 9, inbound("Disconnected"));
    expect(bench.service.view().calls).toEqual([]);
    await bench.advance(armedMs);
    expect(bench.clock.pending).toBe(0);
  });

  test("a question that was open stays open until the second press", async () => {
    const bench = await wokenBench();
    await bench.act({ action: "transfer" });
    const to = { kind: "extension", extensionNumber: "113" } as const;
    await bench.act({ action: "transfer", to });
    expect(bench.service.view().chooser?.ask).toBe("transfer-target");
    await bench.act({ action: "transfer", to });
    expect(bench.service.view().chooser).toBeUndefined();
  });
});

describe("once the state is confirmed", () => {
  test("one press is enough, and what was armed is so no more", async () => {
    const bench = await wokenBench();
    await bench.act({ action: "end" });
    bench.gateway.answerPresence();
    await settled();
    expect(bench.service.view().connection.state).toBe("live");
    expect(bench.call.controls.end.life).toEqual({ phase: "idle" });
    expect(bench.clock.pending).toBe(0);
    expect(await outcomeOf(bench.act({ action: "end" }))).toBe("accepted");
  });

  test("calls that were read before events flow still ask twice", async () => {
    const bench = new CallServiceBench().has("s-1", ...answered);
    bench.gateway.presence = done(presenceOf({ telephonySessionId: "s-1" }));
    bench.service.start();
    await settled();
    expect(await outcomeOf(bench.act({ action: "end" }))).toBe("armed");
  });
});
