import { describe, expect, test } from "vitest";

import type { CallIntent } from "../../../contract/intent.ts";
import type { ActionKind } from "../../../contract/operations.ts";
import { kindOf, operations } from "../../../test/support/call-operations.ts";
import { CallServiceBench, settled } from "../../../test/support/call-service-bench.ts";
import { inbound, outsider, type PartyWords } from "../../../test/support/wire-messages.ts";

const accepted = { ok: true, value: { telephonySessionId: "s-1", outcome: "accepted" } };
const merged = { ok: true, value: { telephonySessionId: "s-1", outcome: "merged" } };

const benchWith = (...parties: readonly PartyWords[]) =>
  new CallServiceBench().has("s-1", ...parties).live();
const connectedBench = () => benchWith(outsider("Answered"), inbound("Answered"));

const lifeOf = (bench: CallServiceBench, kind: ActionKind) =>
  Object.values(bench.callOf("s-1")?.controls ?? {})
    .map((control) => control.life)
    .find((life) => life.phase !== "idle" && life.kind === kind);

/** Only a call that waits at a park location is still looked at, since no event tells of it. */
const expectRest = (bench: CallServiceBench): void => {
  expect(bench.clock.pending).toBe(bench.callOf("s-1")?.serviceStatus === "Disconnected" ? 1 : 0);
};

describe("every operation", () => {
  for (const operation of operations) {
    const kind = kindOf(operation);

    test(`${operation.name}: sent in the turn of the press, accepted by the reply, seen by its event`, async () => {
      const bench = await benchWith(operation.from);
      const outcome = bench.act(operation.intent);
      expect(bench.gateway.performed).toEqual([operation.sends]);
      expect(lifeOf(bench, kind)?.phase).toBe("sent");
      expect(bench.views.at(-1)).toBe(bench.service.view());
      expect(await outcome).toEqual(accepted);
      expect(lifeOf(bench, kind)?.phase).toBe("accepted");
      bench.event("s-1", 9, operation.proof);
      expect(lifeOf(bench, kind)?.phase ?? "gone").toBe(
        bench.callOf("s-1") === undefined ? "gone" : "seen",
      );
      await settled();
      expectRest(bench);
    });

    test(`${operation.name}: the event may come before the reply`, async () => {
      const bench = await benchWith(operation.from);
      bench.gateway.holdReplies = true;
      const outcome = bench.act(operation.intent);
      bench.event("s-1", 9, operation.proof);
      bench.gateway.reply();
      expect(await outcome).toEqual(accepted);
      expect(lifeOf(bench, kind)?.phase ?? "seen").toBe("seen");
      expect(bench.clock.pending).toBe(0);
    });

    test(`${operation.name}: a second press while it is under way is merged, not sent`, async () => {
      const bench = await benchWith(operation.from);
      bench.gateway.holdReplies = true;
      const same = { ...operation.intent, action: kind } as CallIntent;
      const first = bench.act(same);
      expect(await bench.act(same)).toEqual(merged);
      bench.gateway.reply();
      expect(await first).toEqual(accepted);
      expect(await bench.act(same)).toEqual(merged);
      expect(bench.gateway.performed).toHaveLength(1);
    });

    test(`${operation.name}: a refusal is shown with its error and told once`, async () => {
      const bench = await benchWith(operation.from);
      bench.gateway.refusals.push({ code: "service", status: 500 });
      const error = { code: "service", status: 500 };
      expect(await bench.act(operation.intent)).toEqual({ ok: false, error });
      expect(lifeOf(bench, kind)).toMatchObject({ phase: "failed", error });
      const told = bench.callEvents.filter(({ kind: what }) => what === "action-failed");
      expect(told).toMatchObject([{ action: kind, error, call: { telephonySessionId: "s-1" } }]);
      expect(bench.clock.pending).toBe(0);
    });

    test(`${operation.name}: without a reply it is unknown, the session is read, nothing is resent`, async () => {
      const bench = await benchWith(operation.from);
      bench.gateway.refusals.push({ code: "timed-out" });
      bench.gateway.holdReads = true;
      bench.gateway.reads.length = 0;
      const result = await bench.act(operation.intent);
      expect(result).toEqual({ ok: false, error: { code: "timed-out" } });
      expect(lifeOf(bench, kind)?.phase).toBe("unknown");
      expect(bench.gateway.reads).toEqual(["s-1"]);
      bench.has("s-1", operation.proof);
      bench.gateway.holdReads = false;
      bench.gateway.answerRead();
      await settled();
      await bench.advance(3_000);
      expect(lifeOf(bench, kind)?.phase ?? "seen").toBe("seen");
      expect(bench.gateway.performed).toHaveLength(1);
      expectRest(bench);
    });

    test(`${operation.name}: an accepted one without event is proved by a read after 3 seconds`, async () => {
      const bench = await benchWith(operation.from);
      await bench.act(operation.intent);
      await settled();
      bench.has("s-1", operation.proof);
      await bench.advance(3_000);
      expect(lifeOf(bench, kind)?.phase ?? "seen").toSatisfy(
        (phase) => phase === "seen" || kind === "unmute" || kind === "unhold",
      );
      await bench.advance(60_000);
      expect(bench.gateway.performed).toHaveLength(1);
      expect(bench.clock.pending).toBe(0);
    });
  }

  test("an unknown outcome that reads do not prove ends as failed, and nothing waits any more", async () => {
    const bench = await connectedBench();
    bench.gateway.refusals.push({ code: "timed-out" });
    await bench.act({ action: "hold" });
    await settled();
    await bench.advance(3_000);
    await bench.advance(6_000);
    expect(bench.call.controls.hold.life).toMatchObject({
      phase: "failed",
      error: { code: "timed-out", action: "hold" },
    });
    expect(bench.happened).toContain("action-failed");
    expect(bench.gateway.performed).toHaveLength(1);
    expect(bench.clock.pending).toBe(0);
  });

  test("an accepted hold that reads deny ends as failed", async () => {
    const bench = await connectedBench();
    await bench.act({ action: "hold" });
    await bench.advance(3_000);
    expect(bench.call.controls.hold.life).toMatchObject({
      phase: "failed",
      error: { code: "bad-reply" },
    });
  });

  test.each([
    { code: "service", status: 404 },
    { code: "service", status: 409 },
    { code: "service", status: 400, meaning: { says: "not-found", about: "party" } },
    { code: "call-gone" },
  ] as const)("after $code $status the session is read again", async (error) => {
    const bench = await connectedBench();
    bench.gateway.reads.length = 0;
    bench.gateway.refusals.push(error);
    bench.endsUnheard("s-1");
    await bench.act({ action: "hold" });
    await settled();
    expect(bench.gateway.reads).toEqual(["s-1"]);
    expect(bench.service.view().calls).toEqual([]);
  });

  test("a gateway that throws is an internal error of that action only", async () => {
    const bench = await connectedBench();
    bench.gateway.perform = () => {
      throw new Error("a fault");
    };
    expect(await bench.act({ action: "hold" })).toEqual({ ok: false, error: { code: "internal" } });
    expect(bench.call.state).toBe("connected");
  });
});
