import { describe, expect, it, test } from "vitest";

import type { AppSnapshot } from "../../../contract/app-snapshot.ts";
import {
  callViewOf,
  ringingCallOf,
  sessionIdOf,
  signedInAs,
  snapshotOf,
} from "../../../test/support/views/call-views.ts";
import { type TrayShape, trayState } from "./tray-state.ts";
import { english } from "../../../test/support/english.ts";

const formatTime = (instant: number) => `t${instant}`;
const second = { telephonySessionId: sessionIdOf("s-2"), peer: { name: "Blake Stone" } };

const rows: readonly [what: string, AppSnapshot, TrayShape, string][] = [
  [
    "signed out",
    snapshotOf([], { account: { state: "signed-out" } }),
    "signed-out",
    "Ringside – signed out",
  ],
  [
    "signing in",
    snapshotOf([], { account: { state: "signing-in", demo: true, step: "starting" } }),
    "signed-out",
    "Ringside – signing in",
  ],
  ["no call", snapshotOf(), "idle", "Ringside – no call"],
  [
    "no call, but not confirmed",
    snapshotOf([], { connection: { state: "connecting", since: 1 } }),
    "stale",
    "Ringside – reconnecting, what is shown may be old",
  ],
  ["a ringing call", snapshotOf([ringingCallOf()]), "ringing", "Avery Lane is calling"],
  [
    "a dialled call",
    snapshotOf([ringingCallOf({ state: "dialing", direction: "outbound" })]),
    "ringing",
    "Calling Avery Lane",
  ],
  ["a connected call", snapshotOf([callViewOf()]), "connected", "Avery Lane, since t60000"],
  [
    "a caller without a name",
    snapshotOf([callViewOf({ peer: { number: "+1 555 010 0123" } })]),
    "connected",
    "+1 555 010 0123, since t60000",
  ],
  [
    "a caller without name or number",
    snapshotOf([callViewOf({ peer: {} })]),
    "connected",
    "Unknown caller, since t60000",
  ],
  [
    "a muted call",
    snapshotOf([callViewOf({ muted: true })]),
    "muted",
    "Avery Lane, muted, since t60000",
  ],
  [
    "a recorded call",
    snapshotOf([callViewOf({ recording: "on" })]),
    "recording",
    "Avery Lane, recording, since t60000",
  ],
  [
    "a muted and recorded call",
    snapshotOf([callViewOf({ muted: true, recording: "on" })]),
    "muted",
    "Avery Lane, muted, recording, since t60000",
  ],
  [
    "a paused recording",
    snapshotOf([callViewOf({ recording: "paused" })]),
    "connected",
    "Avery Lane, since t60000",
  ],
  [
    "a held call",
    snapshotOf([callViewOf({ state: "held", heldSince: 90_000 })]),
    "held",
    "Avery Lane, on hold since t90000",
  ],
  [
    "a held and muted call",
    snapshotOf([callViewOf({ state: "held", heldSince: 90_000, muted: true })]),
    "held",
    "Avery Lane, on hold since t90000",
  ],
  [
    "a parked call",
    snapshotOf([callViewOf({ state: "parked", parkedAt: "*801" })]),
    "held",
    "Avery Lane, parked at *801",
  ],
  [
    "a state that is not known",
    snapshotOf([callViewOf({ state: "unknown" })]),
    "stale",
    "Avery Lane, state not known",
  ],
  ["an ended call", snapshotOf([callViewOf({ state: "ended" })]), "idle", "Ringside – no call"],
  [
    "a stale muted call",
    snapshotOf([callViewOf({ muted: true })], { connection: { state: "stale", since: 1 } }),
    "stale",
    "Avery Lane, muted, since t60000 (reconnecting, may be old)",
  ],
  [
    "a second call that rings during a muted one",
    snapshotOf([callViewOf({ muted: true }), ringingCallOf(second)]),
    "muted",
    "Avery Lane, muted, since t60000 – and 1 other call",
  ],
  [
    "a second call that rings while the target is on hold",
    snapshotOf([callViewOf({ state: "held", heldSince: 1 }), ringingCallOf(second)]),
    "ringing",
    "Blake Stone is calling – and 1 other call",
  ],
  [
    "a live call that is not the target, which is on hold",
    snapshotOf([callViewOf({ state: "held", heldSince: 1 }), callViewOf(second)]),
    "connected",
    "Blake Stone, since t60000 – and 1 other call",
  ],
  [
    "a demo",
    snapshotOf([callViewOf()], {
      account: signedInAs({ demo: true }),
    }),
    "connected",
    "Demo: Avery Lane, since t60000",
  ],
];

/** With a caller who has waited for too long beside what `calls` says. */
const waitedFor = (calls: Parameters<typeof snapshotOf>[0]) =>
  snapshotOf(calls, {
    waiting: [{ telephonySessionId: sessionIdOf("s-9"), since: 1, step: "too-long" }],
  });

test.each([
  ["on hold", callViewOf({ state: "held" }), "waiting"],
  ["parked", callViewOf({ state: "parked" }), "waiting"],
  ["of one who talks", callViewOf(), "connected"],
] as const)("a caller who waits for too long shows in the shape: %s", (_what, call, shape) => {
  expect(trayState(waitedFor([call]), { words: english, formatTime }).shape).toBe(shape);
});

describe("trayState", () => {
  it.each(rows)("of %s", (_what, snapshot, ...[shape, tooltip]) => {
    expect(trayState(snapshot, { words: english, formatTime })).toEqual({ shape, tooltip });
  });

  it("never has a tooltip longer than Windows shows", () => {
    const name = "An Extraordinarily Long Name of a Company with Departments ".repeat(6);
    const calls = [
      callViewOf({ peer: { name }, muted: true, recording: "on" }),
      ringingCallOf(second),
    ];
    const { tooltip } = trayState(snapshotOf(calls, { connection: { state: "stale", since: 1 } }), {
      words: english,
      formatTime: () => "10:42:31 in the morning",
    });
    expect(tooltip.length).toBeLessThanOrEqual(127);
    expect(tooltip).toContain("…");
  });

  it("cuts a long name between letters, not within one", () => {
    const family = "👩‍👩‍👧";
    const { tooltip } = trayState(snapshotOf([callViewOf({ peer: { name: family.repeat(40) } })]), {
      words: english,
      formatTime: () => "10:42",
    });
    expect(tooltip).toMatch(new RegExp(`^(${family})+…, since 10:42$`, "u"));
  });
});
