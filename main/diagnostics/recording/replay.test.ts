import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { callReplay } from "../../../contract/diagnostics.ts";
import type { CallView } from "../../../contract/call-view.ts";
import { parserOf } from "../../../contract/parse.ts";
import {
  LivingStore,
  lives,
  type Moment,
  personal,
  sessions,
} from "../../../test/support/recorded-calls.ts";
import { averyId } from "../../../test/support/wire-messages.ts";
import { createDiagnostics, type Diagnostics } from "../diagnostics.ts";
import { entriesPerCall, type Recording } from "./black-box.ts";
import { callsKept } from "./call-recorder.ts";

const system = {
  ...{ app: "0.1.0", node: "24.0.0", platform: "linux", release: "6.1", architecture: "x64" },
  locale: "en-GB",
};

function lived(moments: readonly Moment[]) {
  let diagnostics: Diagnostics | undefined;
  const living = new LivingStore((now) => {
    diagnostics = createDiagnostics({ system, wall: now, steady: now });
    return diagnostics.observe({ report: () => [] });
  });
  for (const moment of moments) living.live(moment);
  if (diagnostics === undefined) throw new Error("the store makes its observer at once");
  return { living, diagnostics };
}

const words = new Set([
  "Setup",
  "Proceeding",
  "Answered",
  "Hold",
  "Parked",
  "Disconnected",
  "Gone",
  "VoiceMail",
]);
const textKeys = new Set([
  "telephonySessionId",
  "partyId",
  "name",
  "number",
  "extension",
  "via",
  "parkedAt",
]);
const timeKeys = new Set([
  ...["startedAt", "answeredAt", "heldSince", "parkedSince", "at"],
  ...["since", "pausedSince"],
]);

/**
 * A view with every personal text replaced by the order of its first appearance, and times counted
 * from `origin`: what two views must share if one of them is the other, redacted.
 */
function shapeOf(view: CallView | undefined, origin: number): unknown {
  const seen = new Map<string, number>();
  const order = (text: string): number => {
    if (!seen.has(text)) seen.set(text, seen.size);
    return seen.get(text) ?? -1;
  };
  const copy: unknown = JSON.parse(JSON.stringify(view ?? null), (key, value: unknown) => {
    if (key === "error") return "error";
    if (typeof value === "number" && timeKeys.has(key)) return value - origin;
    if (typeof value !== "string") return value;
    if (key === "serviceStatus") return words.has(value) ? value : "another";
    return textKeys.has(key) ? `${key} ${order(`${key} ${value}`)}` : value;
  });
  return copy;
}

const lastView = (diagnostics: Diagnostics, { number }: Recording): CallView | undefined => {
  const replayed = diagnostics.replay(number);
  if (!replayed.ok) throw new Error("the call is recorded");
  const { views, steps } = replayed.value;
  return views[steps.at(-1)?.view ?? -1];
};

/** Everything a recording holds, maps and all. */
const textOf = (value: unknown): string =>
  JSON.stringify(value, (_key, held: unknown) =>
    held instanceof Map || held instanceof Set ? [...held] : held,
  );

const canaries = Object.values(personal).flat();

/** The recording of this call, told by when it began. */
function recordingOf({ living, diagnostics }: ReturnType<typeof lived>, id: string): Recording {
  const found = diagnostics
    .kept()
    .recordings.find((one) => one.startedAt === living.births.get(id));
  if (found === undefined) throw new Error(`${id} is not recorded`);
  return found;
}

describe("a replay", () => {
  test("ends in the view that the live call had", () => {
    fc.assert(
      fc.property(lives, (moments) => {
        const world = lived(moments);
        for (const [id, birth] of world.living.births) {
          const replayed = lastView(world.diagnostics, recordingOf(world, id));
          expect(shapeOf(replayed, 0)).toEqual(shapeOf(world.living.viewOf(id), birth));
        }
      }),
      { numRuns: 300 },
    );
  });

  test("ends there too when the call's beginning is no longer kept step by step", () => {
    fc.assert(
      fc.property(lives, lives, (first, last) => {
        const mute: Moment = { do: "act", session: sessions[0], kind: "mute" };
        const many = Array.from({ length: entriesPerCall }, () => mute);
        const world = lived([...first, ...many, ...last]);
        for (const [id, birth] of world.living.births) {
          const recording = recordingOf(world, id);
          expect(recording.entries.length).toBeLessThanOrEqual(entriesPerCall);
          const replayed = lastView(world.diagnostics, recording);
          expect(shapeOf(replayed, 0)).toEqual(shapeOf(world.living.viewOf(id), birth));
        }
      }),
      { numRuns: 8 },
    );
  });

  test("is what the page's parser takes", () => {
    const parse = parserOf(callReplay);
    fc.assert(
      fc.property(lives, (moments) => {
        const { diagnostics } = lived(moments);
        for (const { number } of diagnostics.kept().recordings) {
          const replayed = diagnostics.replay(number);
          if (!replayed.ok) throw new Error("the call is recorded");
          expect(parse(replayed.value)).toEqual({ ok: true, value: replayed.value });
        }
      }),
      { numRuns: 100 },
    );
  });

  test("of a call that is no longer kept says that it is gone", () => {
    const { diagnostics } = lived([]);
    expect(diagnostics.replay(1)).toEqual({ ok: false, error: { code: "call-gone" } });
  });
});

describe("what is recorded", () => {
  test("holds no name, number, id or text of anybody, whatever happened", () => {
    fc.assert(
      fc.property(lives, (moments) => {
        const { diagnostics } = lived(moments);
        const held = textOf(diagnostics.kept().recordings);
        for (const canary of canaries) expect(held).not.toContain(canary);
      }),
      { numRuns: 300 },
    );
  });

  test("tells the same person and number by the same placeholder throughout a call", () => {
    const from = { name: "Marlow Finch", phoneNumber: "+15550100177" };
    const party = { id: "3", extensionId: averyId, direction: "Inbound", code: "Proceeding", from };
    const { diagnostics } = lived([
      { do: "event", session: sessions[0], parties: [party] },
      { do: "event", session: sessions[0], parties: [{ ...party, code: "Answered" }] },
    ]);
    const replayed = diagnostics.replay(1);
    const views = replayed.ok ? replayed.value.views : [];
    expect(views.map(({ peer }) => peer)).toEqual([
      { name: "Person 1", number: "(555) 010-0002" },
      { name: "Person 1", number: "(555) 010-0002" },
    ]);
    expect(views.map(({ partyId }) => partyId)).toEqual(["call-1-3", "call-1-3"]);
  });
});

describe("what the page is told of a step", () => {
  const party = { id: "3", extensionId: averyId, direction: "Inbound", code: "Answered" };
  const [session] = sessions;

  test("is what arrived, when, and what it changed", () => {
    const { diagnostics } = lived([
      { do: "event", session, parties: [party] },
      { do: "act", session, kind: "hold" },
      { do: "answer", type: "action-accepted" },
      { do: "event", session, parties: [{ ...party, code: "Hold" }] },
      { do: "connection", state: "stale" },
      { do: "event", session, parties: [{ ...party, code: "Disconnected" }] },
    ]);
    const replayed = diagnostics.replay(1);
    const steps = replayed.ok ? replayed.value.steps : [];
    expect(steps.map(({ offsetMs, arrival, changes }) => [offsetMs, arrival, changes[0]])).toEqual([
      [0, { kind: "event", sequence: 2, status: "Answered" }, { part: "appears", to: "connected" }],
      [
        100,
        { kind: "action", action: "hold", phase: "sent" },
        { part: "action", control: "hold", action: "hold", to: "sent" },
      ],
      [
        200,
        { kind: "action", action: "hold", phase: "accepted" },
        { part: "action", control: "hold", action: "hold", to: "accepted" },
      ],
      [
        300,
        { kind: "event", sequence: 3, status: "Hold" },
        { part: "state", from: "connected", to: "held" },
      ],
      [400, { kind: "connection", state: "stale" }, undefined],
      [
        500,
        { kind: "event", sequence: 4, status: "Disconnected" },
        { part: "state", from: "held", to: "ended" },
      ],
    ]);
    expect(steps.map(({ stale }) => stale)).toEqual([false, false, false, false, true, true]);
  });

  test("is a pause of the service at the moment at which it began and was over", () => {
    const { diagnostics } = lived([
      { do: "event", session, parties: [party] },
      { do: "pause", lasts: true },
      { do: "pause", lasts: true },
      { do: "pause", lasts: false },
    ]);
    const replayed = diagnostics.replay(1);
    const { steps, views } = replayed.ok ? replayed.value : { steps: [], views: [] };
    expect(steps.map(({ offsetMs, arrival }) => [offsetMs, arrival.kind])).toEqual([
      [0, "event"],
      [100, "pause-began"],
      [300, "pause-over"],
    ]);
    expect(steps[1]?.changes).toEqual([{ part: "field", field: "possible" }]);
    const reasons = steps.map(({ view }) => views[view ?? -1]?.controls.mute.disabledBecause);
    expect(reasons).toEqual([undefined, "service-pause", undefined]);
  });

  test("keeps the failed attempt's code and nothing that was said about it", () => {
    const { diagnostics } = lived([
      { do: "event", session, parties: [party] },
      { do: "act", session, kind: "mute" },
      { do: "answer", type: "action-failed" },
    ]);
    const replayed = diagnostics.replay(1);
    expect(replayed.ok && replayed.value.steps.at(-1)?.arrival).toEqual({
      ...{ kind: "action", action: "mute", phase: "failed" },
      error: { code: "service", status: 403, serviceCode: "TAS-106" },
    });
  });
});

describe("how many calls are kept", () => {
  const party = { id: "3", extensionId: averyId, direction: "Inbound", code: "Answered" };
  const call = (index: number, code: string): Moment => ({
    ...{ do: "event", session: `s-${index}` },
    parties: [{ ...party, code }],
  });

  test("the oldest that is over goes first, and a call that lives stays", () => {
    const others = Array.from({ length: callsKept + 5 }, (_, index) => index + 1);
    const { diagnostics } = lived([
      call(0, "Answered"),
      ...others.flatMap((index) => [call(index, "Answered"), call(index, "Disconnected")]),
    ]);
    const numbers = diagnostics.read().calls.map(({ number }) => number);
    expect(numbers).toHaveLength(callsKept);
    expect(numbers[0]).toBe(callsKept + 6);
    expect(numbers.at(-1)).toBe(1);
    expect(diagnostics.read().calls.at(-1)).toMatchObject({ isOver: false, state: "connected" });
  });

  test("a straggler of a call that is no longer kept begins no recording in its middle", () => {
    const others = Array.from({ length: callsKept + 1 }, (_, index) => index + 1);
    const { diagnostics } = lived([
      ...others.flatMap((index) => [call(index, "Answered"), call(index, "Disconnected")]),
      call(1, "Disconnected"),
    ]);
    expect(diagnostics.read().calls[0]?.number).toBe(callsKept + 1);
  });
});
