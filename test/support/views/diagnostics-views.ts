/** Builders of what the diagnostics view is given; see `snapshots.ts` for how they are meant. */
import type { CallReplay, DiagnosticsView } from "../../../contract/diagnostics.ts";
import { buildCall, buildControl, buildControls, ownPartyId, sessionId } from "./snapshots.ts";

/** As `builtAt` of the snapshots. */
const now = Date.UTC(2026, 2, 2, 9, 20);
const figures = (p50: number, p95: number, count = 12) => ({ count, p50, p95 });

/** A morning with one loss of the connection and two calls. */
export function buildDiagnostics(part: Partial<DiagnosticsView> = {}): DiagnosticsView {
  return {
    system: {
      ...{ app: "0.1.0", electron: "45.4.1", chromium: "146.0.7680.31", node: "24.21.0" },
      ...{ platform: "linux", release: "6.12.0", architecture: "x64", locale: "en-GB" },
      session: "wayland",
    },
    connection: [
      { at: now - 61_000, state: "live" },
      { at: now - 61_000, phase: "ready" },
      { at: now - 61_040, phase: "subscribing" },
      { at: now - 62_300, phase: "waiting", because: "offline", delayMs: 1_240 },
      { at: now - 62_300, state: "stale", because: "offline" },
      { at: now - 62_300, phase: "lost", because: "offline" },
      { at: now - 600_000, state: "live" },
    ],
    reconciles: [
      { at: now - 61_000, why: "subscribed", durationMs: 184, sessions: 2, reads: 3 },
      { at: now - 600_000, why: "subscribed", durationMs: 96, sessions: 0, reads: 0 },
    ],
    budget: [
      {
        ...{ group: "light", limit: 50, windowMs: 60_000, used: 6, remaining: 44 },
        ...{ kept: { urgent: 3, action: 2 }, renewedAt: now + 42_000 },
      },
      { group: "medium", limit: 40, windowMs: 60_000, used: 0, remaining: 40 },
      { group: "auth", windowMs: 60_000, used: 1, renewedAt: now + 18_000 },
    ],
    latencies: [
      {
        action: "mute",
        pressToSent: figures(0.4, 1.1),
        sentToAccepted: figures(84, 190),
        sentToSeen: figures(71, 204),
        pressToSettled: figures(98, 206),
      },
      {
        action: "hold",
        pressToSent: figures(0.6, 0.6, 1),
        sentToSeen: figures(1_180, 1_180, 1),
      },
    ],
    calls: [
      {
        ...{ number: 2, startedAt: now - 83_000, direction: "inbound", state: "connected" },
        ...{ steps: 14, isOver: false },
      },
      {
        ...{ number: 1, startedAt: now - 500_000, direction: "outbound", state: "ended" },
        ...{ steps: 31, isOver: true },
      },
    ],
    ...part,
  };
}

const redacted = buildCall({
  ...{ telephonySessionId: sessionId("call-2"), partyId: ownPartyId("call-2-3") },
  peer: { name: "Person 1", number: "(555) 010-0002" },
  startedAt: 0,
  answeredAt: 4_200,
});

/** A call that is answered, held and taken back, while the connection is lost for a moment. */
export function buildReplay(part: Partial<CallReplay> = {}): CallReplay {
  const ringing = { ...redacted, state: "ringing" as const, serviceStatus: "Proceeding" };
  const holding = {
    ...redacted,
    controls: buildControls({
      hold: buildControl("hold", { life: { phase: "sent", kind: "hold", at: 9_000 } }),
    }),
  };
  const held = { ...redacted, state: "held" as const, serviceStatus: "Hold", heldSince: 9_130 };
  return {
    ...{ number: 2, startedAt: now - 83_000, isOver: false, folded: 0 },
    views: [ringing, redacted, holding, held],
    steps: [
      {
        offsetMs: 0,
        arrival: { kind: "event", sequence: 2, status: "Proceeding" },
        changes: [{ part: "appears", to: "ringing" }],
        ...{ view: 0, stale: false },
      },
      {
        offsetMs: 4_200,
        arrival: { kind: "event", sequence: 5, status: "Answered" },
        changes: [
          { part: "state", from: "ringing", to: "connected" },
          { part: "field", field: "times" },
          { part: "field", field: "possible" },
        ],
        ...{ view: 1, stale: false },
      },
      {
        offsetMs: 6_000,
        arrival: { kind: "connection", state: "stale" },
        changes: [],
        ...{ view: 1, stale: true },
      },
      {
        offsetMs: 9_000,
        arrival: { kind: "action", action: "hold", phase: "sent" },
        changes: [{ part: "action", control: "hold", action: "hold", to: "sent" }],
        ...{ view: 2, stale: false },
      },
      {
        offsetMs: 9_130,
        arrival: { kind: "event", sequence: 7, status: "Hold" },
        changes: [
          { part: "state", from: "connected", to: "held" },
          { part: "action", control: "hold", action: "hold", to: "seen" },
        ],
        ...{ view: 3, stale: false },
      },
    ],
    ...part,
  };
}
