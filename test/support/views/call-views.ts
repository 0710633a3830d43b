/** Builders of views for tests: a plausible call, with what the test is about laid over it. */
import * as v from "valibot";

import { type CallView, type ControlView, waitingOf } from "../../../contract/call-view.ts";
import { type AppSnapshot, ableDesktop } from "../../../contract/app-snapshot.ts";
import { type ControlKind, controlKinds } from "../../../contract/operations.ts";
import { partyId, telephonySessionId } from "../../../contract/ids.ts";
import type { CapabilityReason } from "../../../contract/result.ts";
import { offeredControls } from "../../../telephony/actions/operations.ts";

export const sessionIdOf = (text: string) => v.parse(telephonySessionId, text);

export const usable = (does: ControlView["does"]): ControlView => ({
  does,
  life: { phase: "idle" },
});

export const unusable = (
  does: ControlView["does"],
  disabledBecause: CapabilityReason,
): ControlView => ({ does, disabledBecause, life: { phase: "idle" } });

const connectedControls: CallView["controls"] = {
  mute: usable("mute"),
  hold: usable("hold"),
  record: usable("record"),
  pause: unusable("pause-recording", "not-recording"),
  complete: unusable("complete", "consult-none"),
  "take-back": unusable("take-back", "consult-none"),
  "finish-here": unusable("finish-here", "flip-not-answered"),
  transfer: usable("transfer"),
  consult: usable("consult"),
  park: usable("park"),
  flip: usable("flip"),
  end: usable("end"),
  answer: unusable("answer", "call-not-ringing"),
  decline: unusable("decline", "call-not-ringing"),
  voicemail: unusable("voicemail", "call-not-ringing"),
  forward: unusable("forward", "call-not-ringing"),
  reply: unusable("reply", "call-not-ringing"),
  ignore: unusable("ignore", "call-not-ringing"),
  retrieve: unusable("retrieve", "call-not-parked"),
};

/** Every control as during a call that rings. */
export const ringingControls: CallView["controls"] = {
  ...controlsRefused("call-ringing"),
  answer: usable("answer"),
  decline: usable("decline"),
  voicemail: usable("voicemail"),
  forward: usable("forward"),
  reply: usable("reply"),
  ignore: unusable("ignore", "not-a-queue-call"),
};

function controlsRefused(reason: CapabilityReason): CallView["controls"] {
  const entries = controlKinds.map((kind: ControlKind) => [
    kind,
    unusable(connectedControls[kind].does, reason),
  ]);
  return Object.fromEntries(entries) as CallView["controls"];
}

/** An answered inbound call, session `s-1`, since the instant 60 000. */
export function callViewOf(over: Partial<CallView> = {}): CallView {
  const { state = "connected", recording = "off" } = over;
  const id = over.telephonySessionId ?? sessionIdOf("s-1");
  return {
    telephonySessionId: id,
    partyId: v.parse(partyId, `${id}-p`),
    direction: "inbound",
    state,
    serviceStatus: "Answered",
    peer: { name: "Avery Lane", number: "+1 555 010 0123" },
    startedAt: 50_000,
    answeredAt: 60_000,
    muted: false,
    muteLayer: "none",
    holdLayer: "none",
    recording,
    participants: [],
    offered: offeredControls({ state, recording }),
    controls: connectedControls,
    ...over,
  };
}

/** A ringing inbound call. */
export function ringingCallOf(over: Partial<CallView> = {}): CallView {
  const call: CallView = callViewOf({
    state: "ringing",
    serviceStatus: "Proceeding",
    controls: ringingControls,
    ...over,
  });
  delete call.answeredAt;
  return call;
}

/** Robin Reed, who is signed in. */
export function signedInAs(over: { readonly demo?: boolean } = {}): AppSnapshot["account"] {
  return {
    state: "signed-in",
    demo: false,
    name: "Robin Reed",
    extensionNumber: "101",
    access: [],
    keeping: { where: "encrypted" },
    ...over,
  };
}

/** Signed in and live, with the given calls; the first one is the target unless `over` says. */
export function snapshotOf(
  calls: readonly CallView[] = [],
  over: Partial<AppSnapshot> = {},
): AppSnapshot {
  const first = calls[0];
  return {
    revision: 1,
    desktop: ableDesktop,
    account: signedInAs(),
    service: { server: "https://platform.example.com", clientId: "app", fixed: false },
    connection: { state: "live", since: 1000, confirmedAt: 1000 },
    calls: [...calls],
    waiting: waitingOf(calls, new Map()),
    outcomes: [],
    ...(first === undefined ? {} : { targetId: first.telephonySessionId }),
    flipTargets: [],
    parkLocations: [],
    ownParkOrbit: true,
    directory: { size: 0, edition: 0 },
    devices: [],
    updates: { state: "off", because: "not-installed" },
    notices: [],
    ...over,
  };
}
