/** Every state of the window that a designer should look at, by name. */
import type { AppSnapshot } from "../../contract/call-view.ts";
import type { DiagnosticsView } from "../../contract/diagnostics.ts";
import { accountWords } from "../../contract/i18n/en-account.ts";
import { diagnosticsWords } from "../../contract/i18n/en-diagnostics.ts";
import { windowWords } from "../../contract/i18n/en-window.ts";
import type { HotkeyView } from "../../contract/settings.ts";
import type { SignInCause } from "../../contract/result.ts";
import { buildDiagnostics } from "../support/diagnostics-views.ts";
import {
  buildAccess,
  buildAccount,
  buildCall,
  buildControl,
  buildControls,
  buildHotkeys,
  buildParticipant,
  buildRingingCall,
  buildSnapshot,
  buildSnapshotWith,
  builtAt,
  ownPartyId,
  sessionId,
} from "../support/snapshots.ts";

/** One state; what is left out is as `FakeBridge` has it. */
export interface Scene {
  readonly snapshot: AppSnapshot;
  readonly hotkeys?: HotkeyView[];
  readonly page?: "settings" | "diagnostics";
  readonly diagnostics?: DiagnosticsView;
  /** The button that is pressed first, by its name. */
  readonly press?: string;
}

const held = buildCall({
  telephonySessionId: sessionId("s-2"),
  partyId: ownPartyId("p-2-1"),
  direction: "outbound",
  state: "held",
  serviceStatus: "Hold",
  peer: { name: "Sable Orchard", number: "114" },
  heldSince: builtAt - 42_000,
  holdLayer: "ringside",
  controls: buildControls({ hold: buildControl("unhold") }),
});
const parked = buildCall({
  telephonySessionId: sessionId("s-3"),
  state: "parked",
  serviceStatus: "Parked",
  direction: "inbound",
  parkedAt: "*801",
  peer: { number: "+1 (555) 010-0188" },
  controls: buildControls({
    retrieve: buildControl("retrieve"),
    end: buildControl("end", { disabledBecause: "call-parked" }),
    hold: buildControl("hold", { disabledBecause: "call-parked" }),
  }),
});
const busy = buildCall({
  muted: true,
  muteLayer: "ringside",
  recording: "on",
  via: "Help Desk",
  controls: buildControls({
    mute: buildControl("unmute", { life: { phase: "seen", kind: "mute", at: builtAt - 500 } }),
    hold: buildControl("hold", { life: { phase: "sent", kind: "hold", at: builtAt } }),
    record: buildControl("record", { disabledBecause: "already-recording" }),
    pause: buildControl("pause-recording"),
    flip: buildControl("flip", { life: { phase: "accepted", kind: "flip", at: builtAt } }),
    park: buildControl("park", { disabledBecause: "park-incoming-only" }),
  }),
});
const refused = buildCall({
  controls: buildControls({
    park: buildControl("park", {
      life: {
        phase: "failed",
        kind: "park",
        at: builtAt,
        error: { code: "service", status: 403 },
      },
    }),
  }),
});
const conference = buildCall({
  participants: [
    buildParticipant(),
    buildParticipant({
      partyId: ownPartyId("p-1-4"),
      name: "Wren Halloway",
      muted: true,
      mute: buildControl("unmute"),
    }),
    buildParticipant({
      partyId: ownPartyId("p-1-5"),
      name: "Juniper Vale",
      mute: buildControl("mute", { disabledBecause: "not-your-party" }),
    }),
  ],
});
const longNamed = buildCall({
  peer: {
    name: "Bartholomäus Featherstonehaugh-Cholmondeley, Donaudampfschifffahrtsgesellschaft",
    number: "+1 (555) 010-0177",
  },
  via: "Reception and Customer Care, Second Floor, Northern Region",
  muted: true,
  muteLayer: "ringside",
  recording: "on",
  controls: buildControls({ mute: buildControl("unmute"), pause: buildControl("pause-recording") }),
});
const signedOut = (part: Partial<AppSnapshot> = {}) =>
  buildSnapshot({
    account: { state: "signed-out" },
    connection: { state: "off", since: builtAt },
    ...part,
  });
const demo = buildAccount({ demo: true, keeping: { where: "memory", because: "demo" } });
const signingIn = (
  part: Omit<AppSnapshot["account"] & { state: "signing-in" }, "state" | "demo">,
): Scene => ({
  snapshot: signedOut({ account: { state: "signing-in", demo: false, ...part } }),
});
const signInFailed = (cause: SignInCause): Scene => ({
  snapshot: signedOut({
    account: { state: "signed-out", because: { code: "sign-in-failed", cause } },
  }),
});

const asking = (chooser: NonNullable<AppSnapshot["chooser"]>) =>
  buildSnapshotWith([buildCall(), held], { chooser });
const here = { telephonySessionId: sessionId("s-1") };

/** The last confirmation was four minutes ago, and the first press of End waits for the second. */
const notUpdated = buildSnapshotWith(
  [
    buildCall({
      controls: buildControls({
        end: buildControl("end", {
          life: { phase: "armed", kind: "end", at: builtAt, until: builtAt + 5_000 },
        }),
      }),
    }),
  ],
  { connection: { state: "stale", since: builtAt - 2_000, confirmedAt: builtAt - 245_000 } },
);
const paused = buildSnapshotWith(
  [
    buildCall({
      controls: buildControls({
        mute: buildControl("mute", { disabledBecause: "service-pause" }),
        end: buildControl("end", { disabledBecause: "service-pause" }),
      }),
    }),
  ],
  {
    connection: {
      ...{ state: "live", since: builtAt - 600_000, confirmedAt: builtAt - 75_000 },
      limited: { until: builtAt + 42_000 },
    },
  },
);

export const scenes: Record<string, Scene> = {
  "not-updated": { snapshot: notUpdated },
  "service-pause": { snapshot: paused },
  "connecting-with-calls": {
    snapshot: buildSnapshotWith([buildCall()], {
      connection: { state: "connecting", since: builtAt, confirmedAt: builtAt },
    }),
  },
  "signed-out": { snapshot: signedOut() },
  "sign-in-failed": signInFailed("denied"),
  "sign-in-without-client": {
    snapshot: {
      ...signInFailed("no-client").snapshot,
      service: { server: "https://platform.ringcentral.com", clientId: "", fixed: false },
    },
  },
  "signing-in": {
    snapshot: signedOut({ account: { state: "signing-in", demo: true, step: "starting" } }),
  },
  "waiting-for-browser": signingIn({ step: "browser", expiresAt: builtAt + 272_000 }),
  restoring: signingIn({ step: "restoring" }),
  "restoring-offline": signingIn({
    step: "restoring",
    trouble: { code: "offline", network: "captive-portal" },
  }),
  idle: { snapshot: buildSnapshot({ account: demo }) },
  ringing: { snapshot: buildSnapshotWith([buildRingingCall()]) },
  "ringing-unanswerable": {
    snapshot: buildSnapshotWith([
      buildRingingCall({
        controls: buildControls({
          answer: buildControl("answer", { disabledBecause: "no-device-to-answer" }),
          decline: buildControl("decline"),
        }),
      }),
    ]),
  },
  "hearing-guide": { snapshot: buildSnapshotWith([buildCall()]), press: windowWords.hearing.open },
  "hearing-guide-muted": {
    snapshot: buildSnapshotWith([
      buildCall({
        ...{ muted: true, muteLayer: "ringside", state: "held", serviceStatus: "Hold" },
        ...{ heldSince: builtAt - 42_000, advice: "held-on-device" },
        controls: buildControls({
          mute: buildControl("unmute"),
          hold: buildControl("unhold", { disabledBecause: "held-on-device" }),
        }),
      }),
    ]),
    press: windowWords.hearing.open,
  },
  "long-names": { snapshot: buildSnapshotWith([longNamed, { ...parked, peer: longNamed.peer }]) },
  active: { snapshot: buildSnapshotWith([buildCall()], { account: demo }) },
  busy: { snapshot: buildSnapshotWith([busy]) },
  held: { snapshot: buildSnapshotWith([held]) },
  parked: { snapshot: buildSnapshotWith([parked]) },
  refused: { snapshot: buildSnapshotWith([refused]) },
  conference: { snapshot: buildSnapshotWith([conference]) },
  "held-on-device": {
    snapshot: buildSnapshotWith([buildCall({ ...held, advice: "held-on-device" })]),
  },
  "finish-here": {
    snapshot: buildSnapshotWith([buildCall({ advice: "finish-here" })]),
  },
  several: {
    snapshot: buildSnapshotWith([buildCall(), held, parked], { account: demo }),
  },
  "second-ring": { snapshot: buildSnapshotWith([buildCall(), buildRingingCall(), held]) },
  stale: {
    snapshot: buildSnapshotWith([buildCall()], {
      connection: { state: "stale", since: builtAt - 5000, confirmedAt: builtAt - 5000 },
      notices: [{ id: "n-1", kind: "settings-damaged", subject: "config.damaged-1.json" }],
    }),
  },
  "ask-call": {
    snapshot: asking({
      ask: "call",
      action: "toggle-mute",
      telephonySessionIds: [sessionId("s-1"), sessionId("s-2")],
    }),
  },
  "ask-flip": { snapshot: asking({ ask: "flip-target", ...here }) },
  "ask-park": { snapshot: asking({ ask: "park-target", ...here }) },
  "ask-transfer": { snapshot: asking({ ask: "transfer-target", ...here }) },
  "ask-device": { snapshot: asking({ ask: "device", ...here }) },
  "settings-little-access": {
    snapshot: buildSnapshot({
      account: buildAccount({
        keeping: { where: "memory", because: "weak-keyring" },
        access: buildAccess({
          "control-calls": {
            state: "missing",
            missing: { kind: "app-permission", name: "CallControl" },
          },
          park: { state: "missing", missing: { kind: "feature", name: "CallPark" } },
          "answer-here": {
            state: "missing",
            missing: { kind: "user-permission", name: "ReadUserDevices" },
          },
          "find-colleagues": { state: "unknown" },
        }),
      }),
    }),
    page: "settings",
  },
  "settings-consent": {
    snapshot: buildSnapshot({
      account: buildAccount({ keeping: { where: "memory", because: "weak-keyring" } }),
    }),
    page: "settings",
    press: accountWords.keeping.keep,
  },
  diagnostics: { snapshot: buildSnapshot(), page: "diagnostics" },
  "diagnostics-replay": {
    snapshot: buildSnapshot(),
    page: "diagnostics",
    press: diagnosticsWords.replay(diagnosticsWords.call(2)),
  },
  "diagnostics-fresh": {
    snapshot: buildSnapshot(),
    page: "diagnostics",
    diagnostics: buildDiagnostics({
      ...{ connection: [], reconciles: [], budget: [], latencies: [], calls: [] },
    }),
  },
  "diagnostics-penalty": {
    snapshot: paused,
    page: "diagnostics",
    diagnostics: buildDiagnostics({
      budget: [
        {
          ...{ group: "light", limit: 50, windowMs: 60_000, used: 50, remaining: 0 },
          ...{ kept: { urgent: 3, action: 2 }, renewedAt: builtAt + 58_000 },
          closedUntil: builtAt + 42_000,
        },
        { group: "auth", windowMs: 60_000, used: 1, renewedAt: builtAt + 18_000 },
      ],
    }),
  },
  settings: {
    snapshot: buildSnapshot(),
    page: "settings",
    hotkeys: buildHotkeys({
      hold: {
        accelerator: "CmdOrCtrl+Shift+H",
        state: "failed",
        cause: "taken",
        active: "CmdOrCtrl+Alt+Shift+H",
      },
      flip: { state: "requested" },
    }),
  },
};
