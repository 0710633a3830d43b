/**
 * Builders of snapshots and their parts, for tests of whatever draws them. Each gives a valid value
 * with every control usable; pass what the test is about. All persons and numbers are invented.
 */
import {
  waitingOf,
  type CallView,
  type ControlView,
  type ParticipantView,
} from "../../../contract/call-view.ts";
import type { AccessItem } from "../../../contract/access.ts";
import {
  type ColleagueView,
  type AppSnapshot,
  ableDesktop,
} from "../../../contract/app-snapshot.ts";
import type { ActionKind, ControlKind } from "../../../contract/operations.ts";
import type { PartyId, TelephonySessionId } from "../../../contract/ids.ts";
import type { OutcomeView } from "../../../contract/outcome.ts";
import {
  defaultSettings,
  type HotkeyView,
  hotkeyActions,
  type Settings,
} from "../../../contract/settings.ts";
import { offeredControls } from "../../../telephony/actions/operations.ts";

/** The instant at which the built world stands still: 2026-03-02T09:20:00Z. */
export const builtAt = Date.UTC(2026, 2, 2, 9, 20);

/** Brands an invented identifier. */
export const sessionId = (text: string): TelephonySessionId => text as TelephonySessionId;
/** Brands an invented identifier. */
export const ownPartyId = (text: string): PartyId => text as PartyId;

/** A usable control that nobody has pressed. */
export function buildControl(does: ActionKind, part: Partial<ControlView> = {}): ControlView {
  return { does, life: { phase: "idle" }, ...part };
}

/** The controls of a connected inbound call; `part` replaces some. */
export function buildControls(
  part: Partial<Record<ControlKind, ControlView>> = {},
): CallView["controls"] {
  return {
    mute: buildControl("mute"),
    hold: buildControl("hold"),
    record: buildControl("record"),
    pause: buildControl("pause-recording", { disabledBecause: "not-recording" }),
    complete: buildControl("complete", { disabledBecause: "consult-none" }),
    "take-back": buildControl("take-back", { disabledBecause: "consult-none" }),
    "finish-here": buildControl("finish-here", { disabledBecause: "flip-not-answered" }),
    transfer: buildControl("transfer"),
    consult: buildControl("consult"),
    park: buildControl("park"),
    flip: buildControl("flip"),
    end: buildControl("end"),
    answer: buildControl("answer", { disabledBecause: "call-not-ringing" }),
    decline: buildControl("decline", { disabledBecause: "call-not-ringing" }),
    voicemail: buildControl("voicemail", { disabledBecause: "call-not-ringing" }),
    forward: buildControl("forward", { disabledBecause: "call-not-ringing" }),
    reply: buildControl("reply", { disabledBecause: "call-not-ringing" }),
    ignore: buildControl("ignore", { disabledBecause: "call-not-ringing" }),
    retrieve: buildControl("retrieve", { disabledBecause: "call-not-parked" }),
    ...part,
  };
}

/** A connected inbound call from Marlow Finch, answered 75 s before `builtAt`. */
export function buildCall(part: Partial<CallView> = {}): CallView {
  const { state = "connected", recording = "off", isQueueCall, flip } = part;
  const flipped = { calling: undefined, ringing: "ringing", answered: "there-too" } as const;
  const isFlipped = flip !== undefined && flip.step !== "calling";
  const kind = flip?.step === "answered" ? "finish-here" : "take-back";
  return {
    telephonySessionId: sessionId("s-1"),
    partyId: ownPartyId("p-1-2"),
    direction: "inbound",
    state,
    serviceStatus: "Answered",
    peer: { name: "Marlow Finch", number: "+1 (555) 010-0177" },
    startedAt: builtAt - 83_000,
    answeredAt: builtAt - 75_000,
    muted: false,
    muteLayer: "none",
    holdLayer: "none",
    recording,
    participants: [],
    offered: offeredControls({
      ...{ state, recording, isQueueCall },
      flipped: flip && flipped[flip.step],
    }),
    controls: buildControls(isFlipped ? { [kind]: buildControl(kind) } : {}),
    ...part,
  };
}

/** A call from a second caller that rings and can be answered or declined. */
export function buildRingingCall(part: Partial<CallView> = {}): CallView {
  const ringing = buildCall({
    telephonySessionId: sessionId("s-ringing"),
    partyId: ownPartyId("p-ringing-3"),
    state: "ringing",
    serviceStatus: "Proceeding",
    peer: { name: "Juniper Vale", number: "+1 (555) 010-0123" },
    via: "Help Desk",
    startedAt: builtAt - 6_000,
    controls: buildControls({
      answer: buildControl("answer"),
      decline: buildControl("decline"),
      voicemail: buildControl("voicemail"),
      forward: buildControl("forward"),
      reply: buildControl("reply"),
      ignore: buildControl("ignore", { disabledBecause: "not-a-queue-call" }),
      ...disabledControls("call-ringing", ["mute", "hold", "record", "pause", "transfer"]),
      ...disabledControls("call-ringing", ["park", "flip", "end"]),
    }),
  });
  delete ringing.answeredAt;
  return { ...ringing, ...part };
}

function disabledControls(
  because: NonNullable<ControlView["disabledBecause"]>,
  kinds: readonly ("mute" | "hold" | "record" | "pause" | "transfer" | "park" | "flip" | "end")[],
): Partial<Record<ControlKind, ControlView>> {
  return Object.fromEntries(
    kinds.map((kind) => [
      kind,
      buildControl(kind === "pause" ? "pause-recording" : kind, { disabledBecause: because }),
    ]),
  );
}

/** Marlow Finch, transferred to Rowan Pike a minute ago. */
export function buildOutcome(
  part: Partial<Omit<OutcomeView, "to">> & { readonly to?: OutcomeView["to"] } = {},
): OutcomeView {
  const { to = "to" in part ? undefined : { name: "Rowan Pike" }, ...rest } = part;
  return {
    telephonySessionId: sessionId("s-9"),
    peer: { name: "Marlow Finch", number: "+1 (555) 010-0177" },
    did: "transferred",
    state: "open",
    at: builtAt - 60_000,
    ...rest,
    ...(to === undefined ? {} : { to }),
  };
}

/** Another participant of a conference, whom the user may mute. */
export function buildParticipant(part: Partial<ParticipantView> = {}): ParticipantView {
  return {
    partyId: ownPartyId("p-1-3"),
    name: "Rowan Pike",
    state: "connected",
    muted: false,
    mute: buildControl("mute"),
    ...part,
  };
}

/** An account that may do everything; `part` replaces the entries of these functions. */
export function buildAccess(
  part: Partial<Record<AccessItem["function"], Omit<AccessItem, "function">>> = {},
): AccessItem[] {
  const functions = [
    ...(["see-calls", "control-calls", "live-updates", "record"] as const),
    ...(["park", "flip", "answer-here", "find-colleagues", "set-availability"] as const),
  ];
  return functions.map((name) => ({ function: name, state: "available", ...part[name] }));
}

/** The directory of a built snapshot. */
export const builtPeople: readonly ColleagueView[] = [
  { extensionId: "700100013", name: "Rowan Pike", extensionNumber: "113" },
  { extensionId: "700100014", name: "Sable Orchard", extensionNumber: "114" },
  { extensionId: "700100015", name: "Wren Halloway", extensionNumber: "115" },
  { extensionId: "700100016", name: "Night mailbox" },
];

type SignedIn = AppSnapshot["account"] & { state: "signed-in" };

/** Avery Quill, signed in, who may do everything. */
export function buildAccount(part: Partial<SignedIn> = {}): SignedIn {
  return {
    state: "signed-in",
    demo: false,
    name: "Avery Quill",
    extensionNumber: "112",
    company: "Quill & Partners",
    access: buildAccess(),
    keeping: { where: "encrypted" },
    ...part,
  };
}

/** Avery Quill, signed in and live, without calls. */
export function buildSnapshot(part: Partial<AppSnapshot> = {}): AppSnapshot {
  return {
    revision: 1,
    desktop: ableDesktop,
    account: buildAccount(),
    service: {
      server: "https://platform.ringcentral.com",
      clientId: "front-desk-app",
      fixed: false,
    },
    connection: { state: "live", since: builtAt - 600_000, confirmedAt: builtAt - 75_000 },
    calls: [],
    waiting: waitingOf(part.calls ?? [], new Map()),
    outcomes: [],
    flipTargets: [
      { callFlipId: "1", label: "Mobile", isMobile: true, number: "+1 (555) 010-0142" },
      { callFlipId: "2", label: "Home office", number: "+1 (555) 010-0143" },
    ],
    flipPhoneId: "1",
    parkLocations: [
      { extensionId: "700100061", label: "Front desk", extensionNumber: "901" },
      { extensionId: "700100062", label: "Warehouse", extensionNumber: "902" },
    ],
    ownParkOrbit: true,
    directory: { size: builtPeople.length, edition: 1 },
    companyNumber: "+1 (555) 010-0100",
    devices: [
      { deviceId: "d-1", label: "Desk phone", online: true },
      { deviceId: "d-2", label: "Meeting room", online: false },
    ],
    answerDeviceId: "d-1",
    updates: { state: "off", because: "not-installed" },
    notices: [],
    ...part,
  };
}

/** A snapshot with these calls; the first is the target. */
export function buildSnapshotWith(
  calls: readonly CallView[],
  part: Partial<AppSnapshot> = {},
): AppSnapshot {
  const target = calls[0];
  return buildSnapshot({
    calls: [...calls],
    ...(target === undefined ? {} : { targetId: target.telephonySessionId }),
    ...part,
  });
}

/** The default settings with some replaced. */
export function buildSettings(part: Partial<Settings> = {}): Settings {
  return { ...defaultSettings, ...part };
}

/** Every hotkey as the default settings have it, all registered; `part` replaces by action. */
export function buildHotkeys(
  part: Partial<Record<HotkeyView["action"], Partial<HotkeyView>>> = {},
): HotkeyView[] {
  return hotkeyActions.map((action) => {
    const accelerator = defaultSettings.hotkeys[action];
    return {
      action,
      accelerator,
      active: accelerator,
      state: accelerator === null ? "unset" : "registered",
      ...part[action],
    };
  });
}
