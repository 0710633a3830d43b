/** Blind transfer, park and end can be cancelled for a moment. */
import { describe, expect, test } from "vitest";

import type { CallIntent } from "../../../contract/intent.ts";
import { CallServiceBench, settled } from "../../../test/support/call-service-bench.ts";
import {
  asSessionId,
  inbound,
  outsider,
  type PartyWords,
} from "../../../test/support/wire-messages.ts";
import { reactionMs } from "./reaction-guard.ts";

const answered = [outsider("Answered"), inbound("Answered")];
const saw = { telephonySessionId: asSessionId("s-1"), saw: "connected" } as const;
const transfer: CallIntent = {
  ...{ action: "transfer", ...saw, to: { kind: "extension", extensionNumber: "113" } },
};
const park: CallIntent = { action: "park", ...saw, to: { kind: "orbit" } };
const end: CallIntent = { action: "end", ...saw };
const counted: readonly CallIntent[] = [transfer, park, end];

async function countingBench(...words: readonly PartyWords[]) {
  const bench = new CallServiceBench().has("s-1", ...(words.length > 0 ? words : answered));
  bench.preferences = { ...bench.preferences, secondChance: { transfer: 2, park: 2, end: 2 } };
  return bench.live();
}
const outcomeOf = async (outcome: ReturnType<CallServiceBench["act"]>) => {
  const result = await outcome;
  return result.ok ? result.value.outcome : result.error.code;
};
const lifeOf = ({ call }: CallServiceBench, action: "transfer" | "park" | "end" | "hold") =>
  call.controls[action].life;

describe.each(counted)("$action", (intent) => {
  const { action } = intent as { action: "transfer" | "park" | "end" };

  test("is shown counting down, and goes out when its time is over", async () => {
    const bench = await countingBench();
    const outcome = bench.act(intent);
    const at = bench.clock.now();
    expect(lifeOf(bench, action)).toMatchObject({ phase: "counting", at, until: at + 2_000 });
    await bench.advance(1_999);
    expect(bench.gateway.performed).toEqual([]);
    await bench.advance(1);
    expect(bench.gateway.performed).toHaveLength(1);
    expect(await outcomeOf(outcome)).toBe("accepted");
  });

  test("goes out at once when it is pressed again, and once only", async () => {
    const bench = await countingBench();
    const first = bench.act(intent);
    await bench.advance(reactionMs);
    const again = bench.act(intent);
    expect(bench.gateway.performed).toHaveLength(1);
    await bench.advance(5_000);
    expect(bench.gateway.performed).toHaveLength(1);
    expect(await Promise.all([outcomeOf(first), outcomeOf(again)])).toEqual([
      "accepted",
      "accepted",
    ]);
  });

  test("is cancelled by the intent for it, by any other press, and nothing is sent", async () => {
    for (const other of [{ action: "cancel" }, { action: "mute" }, { action: "flip" }] as const) {
      const bench = await countingBench();
      const outcome = bench.act(intent);
      await bench.act(other);
      expect(await outcomeOf(outcome)).toBe("cancelled");
      expect(lifeOf(bench, action)).toEqual({ phase: "idle" });
      bench.gateway.performed.length = 0;
      await bench.advance(5_000);
      expect(bench.gateway.performed).toEqual([]);
    }
  });

  test("is not sent when the call changes meanwhile, and says so", async () => {
    const bench = await countingBench();
    const outcome = bench.act(intent);
    bench.event("s-1", 9, inbound("Hold"));
    expect(await outcomeOf(outcome)).toBe("call-changed");
    expect(lifeOf(bench, action)).toMatchObject({
      ...{ phase: "failed", error: { code: "call-changed" } },
    });
    await bench.advance(5_000);
    expect(bench.gateway.performed).toEqual([]);
    expect(bench.clock.pending).toBe(0);
  });

  test("wants no countdown from a command, and none where it is set to nothing", async () => {
    const bench = await countingBench();
    void bench.act({ ...intent, atOnce: true });
    expect(bench.gateway.performed).toHaveLength(1);
    const other = await countingBench();
    other.preferences = { ...other.preferences, secondChance: { transfer: 0, park: 0, end: 0 } };
    void other.act(intent);
    expect(other.gateway.performed).toHaveLength(1);
  });

  test("whose time is over while the state is not confirmed is armed instead", async () => {
    const bench = await countingBench();
    const outcome = bench.act(intent);
    bench.service.suspended();
    await bench.advance(2_000);
    expect(await outcomeOf(outcome)).toBe("armed");
    expect(lifeOf(bench, action).phase).toBe("armed");
    expect(bench.gateway.performed).toEqual([]);
    // Who is asked to press again is asked for nothing more.
    expect(await outcomeOf(bench.act(intent))).toBe("accepted");
    expect(bench.gateway.performed).toHaveLength(1);
  });
});

describe("a press while something counts down", () => {
  test("that follows faster than anybody reacts is the end of a double click", async () => {
    const bench = await countingBench();
    void bench.act(transfer);
    await bench.advance(reactionMs - 1);
    void bench.act(transfer);
    expect(bench.gateway.performed).toEqual([]);
    expect(lifeOf(bench, "transfer").phase).toBe("counting");
  });

  test("of the control alone, or of a hotkey, means what counts down", async () => {
    for (const again of [{ action: "transfer", ...saw }, { action: "transfer" }] as const) {
      const bench = await countingBench();
      void bench.act(transfer);
      await bench.advance(500);
      void bench.act(again);
      expect(bench.gateway.performed).toMatchObject([{ operation: "transfer" }]);
      expect(bench.service.view().chooser).toBeUndefined();
    }
  });

  test("of another place begins anew", async () => {
    const bench = await countingBench();
    const first = bench.act(park);
    await bench.advance(1_500);
    void bench.act({ ...park, to: { kind: "location", extensionId: "700100090" } });
    expect(await outcomeOf(first)).toBe("cancelled");
    await bench.advance(1_999);
    expect(bench.gateway.performed).toEqual([]);
    await bench.advance(1);
    expect(bench.gateway.performed).toMatchObject([{ to: { parkOrbit: "700100090" } }]);
  });

  test("by a command leaves it, unless the call changes by it", async () => {
    const bench = await countingBench();
    const outcome = bench.act(transfer);
    await bench.act({ action: "mute", atOnce: true });
    expect(lifeOf(bench, "transfer").phase).toBe("counting");
    await bench.act({ action: "park", atOnce: true });
    await bench.advance(2_000);
    expect(await outcomeOf(outcome)).toBe("not-allowed");
    expect(bench.gateway.performed).not.toContainEqual(
      expect.objectContaining({ operation: "transfer" }),
    );
  });

  test("cancels nothing where nothing counts down, and says so", async () => {
    const bench = await countingBench();
    expect(await bench.act({ action: "cancel" })).toMatchObject({
      ok: false,
      error: { reason: "nothing-to-cancel" },
    });
  });
});

test("a third person who joins makes ending another thing, so nothing is sent", async () => {
  const bench = await countingBench();
  const outcome = bench.act(end);
  bench.event("s-1", 9, { ...outsider("Answered"), id: "p-9" });
  await bench.advance(2_000);
  expect(await outcomeOf(outcome)).toBe("call-changed");
  expect(bench.gateway.performed).toEqual([]);
});

test("a call that is over is what ending it wanted", async () => {
  const bench = await countingBench();
  const ending = bench.act(end);
  bench.event("s-1", 9, inbound("Disconnected"));
  expect(await outcomeOf(ending)).toBe("merged");
});

test("the form of a transfer stays open while it counts, and after it was cancelled", async () => {
  const bench = await countingBench();
  await bench.act({ action: "transfer", ...saw });
  const outcome = bench.act(transfer);
  expect(bench.service.view().chooser?.ask).toBe("transfer-target");
  await bench.act({ action: "cancel" });
  expect(await outcomeOf(outcome)).toBe("cancelled");
  expect(bench.service.view().chooser?.ask).toBe("transfer-target");
});

test("a cancelled place is not remembered as the one chosen last", async () => {
  const chosen: object[] = [];
  const bench = new CallServiceBench({ onChosen: (choice) => chosen.push(choice) });
  bench.preferences = { ...bench.preferences, secondChance: { transfer: 2, park: 2, end: 0 } };
  await bench.has("s-1", ...answered).live();
  void bench.act(park);
  await bench.act({ action: "cancel" });
  await settled();
  expect(chosen).toEqual([]);
});

test("a service that is disposed sends nothing more", async () => {
  const bench = await countingBench();
  const outcome = bench.act(end);
  bench.service.dispose();
  expect(await outcomeOf(outcome)).toBe("cancelled");
  await bench.advance(5_000);
  expect(bench.gateway.performed).toEqual([]);
});
