/** One call in hand, in each of its states. */
import {
  buildCall,
  buildControl,
  buildControls,
  buildParticipant,
  buildSnapshot,
  buildSnapshotWith,
  builtAt,
  ownPartyId,
} from "../../../support/views/snapshots.ts";
import { presses, type Scenes } from "../../scene.ts";
import {
  callWithOffered,
  demo,
  held,
  manyCalls,
  parked,
  refusedCall,
  restingCall,
} from "./some-calls.ts";
import { english } from "../../../support/english.ts";

const { windowWords } = english;

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
    end: buildControl("end", { life: { phase: "unknown", kind: "end", at: builtAt } }),
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
      state: "held",
      mute: buildControl("mute", { disabledBecause: "not-your-party" }),
    }),
  ],
});

const recording = {
  record: buildControl("record", { disabledBecause: "already-recording" }),
  pause: buildControl("pause-recording"),
};
const recordingPaused = {
  record: buildControl("record", { disabledBecause: "already-recording" }),
  pause: buildControl("resume-recording"),
};

const states: Scenes = {
  idle: { snapshot: buildSnapshot({ account: demo }) },
  "idle-not-read": {
    snapshot: buildSnapshot({ connection: { state: "connecting", since: builtAt } }),
  },
  active: { snapshot: buildSnapshotWith([buildCall()], { account: demo }) },
  outbound: {
    snapshot: buildSnapshotWith([
      buildCall({ direction: "outbound", peer: { number: "+1 (555) 010-0164" } }),
    ]),
  },
  "without-name-or-number": { snapshot: buildSnapshotWith([buildCall({ peer: {} })]) },
  dialing: {
    snapshot: buildSnapshotWith([
      callWithOffered({
        ...{ state: "dialing", serviceStatus: "Proceeding", direction: "outbound" },
        peer: { name: "Rowan Pike", extension: "113" },
      }),
    ]),
  },
  busy: { snapshot: buildSnapshotWith([busy]) },
  recording: {
    snapshot: buildSnapshotWith([
      buildCall({ recording: "on", controls: buildControls(recording) }),
    ]),
  },
  "recording-paused": {
    snapshot: buildSnapshotWith([
      buildCall({ recording: "paused", controls: buildControls(recordingPaused) }),
    ]),
  },
  "muted-and-held": {
    snapshot: buildSnapshotWith([
      {
        ...held,
        ...{ muted: true, muteLayer: "ringside" },
        controls: buildControls({ mute: buildControl("unmute"), hold: buildControl("unhold") }),
      },
    ]),
  },
  held: { snapshot: buildSnapshotWith([held]) },
  parked: { snapshot: buildSnapshotWith([parked]) },
  ended: {
    snapshot: buildSnapshotWith([
      callWithOffered({ state: "ended", serviceStatus: "Disconnected" }),
    ]),
  },
  unclear: {
    snapshot: buildSnapshotWith([
      callWithOffered({ state: "unknown", serviceStatus: "VoiceMailScreening" }),
    ]),
  },
  "nothing-allowed": { snapshot: buildSnapshotWith([restingCall("call-control-not-granted")]) },
  "forty-participants": {
    snapshot: buildSnapshotWith([
      buildCall({
        participants: manyCalls(40).map(({ peer }, index) =>
          buildParticipant({ partyId: ownPartyId(`p-1-${index + 3}`), ...peer }),
        ),
      }),
    ]),
  },
  conference: { snapshot: buildSnapshotWith([conference]) },
  "conference-of-more-than-are-listed": {
    snapshot: buildSnapshotWith([{ ...conference, moreParticipants: 12 }]),
  },
};

const openElsewhere = presses(windowWords.call.elsewhere.open);
const elsewhere: Scenes = {
  elsewhere: { snapshot: buildSnapshotWith([buildCall()]), steps: openElsewhere },
  "elsewhere-not-now": {
    snapshot: buildSnapshotWith([restingCall("service-pause")]),
    steps: openElsewhere,
  },
  "elsewhere-many-places": {
    snapshot: buildSnapshotWith([buildCall()], {
      parkLocations: manyCalls(12).map(({ peer }, index) => ({
        extensionId: String(700_100_061 + index),
        label: `${peer.name ?? ""} of the Northern Region, Second Floor`,
      })),
    }),
    steps: openElsewhere,
  },
};

const advice: Scenes = {
  "held-on-device": { snapshot: buildSnapshotWith([{ ...held, advice: "held-on-device" }]) },
  "muted-on-device": { snapshot: buildSnapshotWith([buildCall({ advice: "muted-on-device" })]) },
  "ringing-elsewhere": {
    snapshot: buildSnapshotWith([
      buildCall({ flip: { step: "ringing", since: builtAt - 7_000, on: "Mobile" } }),
    ]),
  },
  "finish-here": {
    snapshot: buildSnapshotWith([
      buildCall({
        advice: "finish-here",
        flip: { step: "answered", since: builtAt, on: "Mobile" },
      }),
    ]),
  },
  "flip-unanswered": {
    snapshot: buildSnapshotWith([
      {
        ...refusedCall("flip", { code: "flip-not-taken", how: "unanswered" }),
        tryNext: { callFlipId: "3", label: "Home" },
      },
    ]),
  },
  "hearing-guide": {
    snapshot: buildSnapshotWith([buildCall()]),
    steps: presses(windowWords.hearing.open),
  },
  "hearing-guide-asked": {
    snapshot: buildSnapshotWith([buildCall()]),
    steps: presses(windowWords.hearing.open, windowWords.hearing.again),
  },
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
    steps: presses(windowWords.hearing.open),
  },
};

const service = (status: number, more: object = {}) =>
  ({ code: "service", status, ...more }) as const;
const refusals: Scenes = {
  refused: { snapshot: buildSnapshotWith([refusedCall("park", service(403))]) },
  "refused-permission": {
    snapshot: buildSnapshotWith([
      refusedCall("flip", service(403, { permission: "CallControl", requestId: "r-0177" })),
    ]),
  },
  "refused-end": { snapshot: buildSnapshotWith([refusedCall("end", service(503))]) },
  "refused-for-a-while": {
    snapshot: buildSnapshotWith([
      refusedCall("mute", { code: "rate-limited", retryAfterMs: 30_000 }),
    ]),
  },
  "refused-timed-out": {
    snapshot: buildSnapshotWith([refusedCall("hold", { code: "timed-out", action: "hold" })]),
  },
  "refused-offline": {
    snapshot: buildSnapshotWith([
      refusedCall("transfer", { code: "offline", network: "proxy-password" }),
    ]),
  },
};

export const oneCall: Scenes = { ...states, ...elsewhere, ...advice, ...refusals };
