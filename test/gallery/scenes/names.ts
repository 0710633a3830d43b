/** Names as people really have them: long, without a space, from right to left, with emoji. */
import type { CallView } from "../../../contract/call-view.ts";
import type { PeerView } from "../../../contract/peer.ts";
import {
  buildAccount,
  buildCall,
  buildControl,
  buildControls,
  buildParticipant,
  buildRingingCall,
  buildSnapshot,
  buildSnapshotWith,
  sessionId,
} from "../../support/views/snapshots.ts";
import { presses, type Scenes } from "../scene.ts";
import { held, parked } from "./calls/some-calls.ts";
import { english } from "../../support/english.ts";

const { windowWords } = english;

const number = "+1 (555) 010-0177";
const peers = {
  long: {
    name: "Bartholomäus Featherstonehaugh-Cholmondeley, Donaudampfschifffahrtsgesellschaft",
    number,
  },
  /** As long as a queue with its company and its caller comes to: 140 characters. */
  longest: {
    name: "Marlow Finch of the Northern Region Customer Care ".repeat(3).slice(0, 140),
    number,
  },
  unbroken: { name: "Featherstonehaugh".repeat(8), number },
  emoji: { name: "👩🏽‍🚒 Juniper Vale 🇪🇺🎺", number },
  fromTheRight: { name: "מרלו פינץ׳", number },
  bothWays: { name: "شركة Finch & Daughters (٣)", number },
} satisfies Record<string, PeerView>;

const via = "Reception and Customer Care, Second Floor, Northern Region";
const recorded: Partial<CallView> = {
  ...{ via, muted: true, muteLayer: "ringside", recording: "on" },
  controls: buildControls({ mute: buildControl("unmute"), pause: buildControl("pause-recording") }),
};

/** A call in hand, another below it and one that rings, all from the same person. */
const everywhere = (peer: PeerView): CallView[] => [
  buildCall({ peer, ...recorded }),
  { ...held, peer },
  buildRingingCall({ peer, via }),
];

export const names: Scenes = {
  "long-names": {
    snapshot: buildSnapshotWith([
      buildCall({ peer: peers.long, ...recorded }),
      { ...parked, peer: peers.long, parkedAt: "Behind the counter, ground floor" },
    ]),
  },
  "long-name-rings": { snapshot: buildSnapshotWith([buildRingingCall({ peer: peers.long, via })]) },
  "longest-name-rings": {
    snapshot: buildSnapshotWith([buildRingingCall({ peer: peers.longest })]),
  },
  "longest-name-rings-second": { snapshot: buildSnapshotWith(everywhere(peers.longest)) },
  "unbroken-name": { snapshot: buildSnapshotWith(everywhere(peers.unbroken)) },
  "emoji-name": { snapshot: buildSnapshotWith(everywhere(peers.emoji)) },
  "name-from-the-right": { snapshot: buildSnapshotWith(everywhere(peers.fromTheRight)) },
  "name-both-ways": { snapshot: buildSnapshotWith(everywhere(peers.bothWays)) },
  "long-names-in-conference": {
    snapshot: buildSnapshotWith([
      buildCall({
        peer: peers.longest,
        participants: [
          buildParticipant({ name: peers.longest.name }),
          buildParticipant({ name: peers.fromTheRight.name, muted: true }),
        ],
      }),
    ]),
  },
  "long-names-transfer": {
    snapshot: buildSnapshotWith([buildCall({ peer: peers.longest })], {
      chooser: { ask: "transfer-target", telephonySessionId: sessionId("s-1") },
      directory: { size: Object.keys(peers).length, edition: 1 },
    }),
    people: Object.entries(peers).map(([extensionId, { name }], index) => ({
      ...{ extensionId, name },
      extensionNumber: String(1_000_000_113 + index),
    })),
  },
  "long-names-flip": {
    snapshot: buildSnapshotWith([buildCall({ peer: peers.long })], {
      chooser: { ask: "flip-target", telephonySessionId: sessionId("s-1") },
      flipTargets: Object.entries(peers).map(([callFlipId, { name }]) => ({
        ...{ callFlipId, label: name, number },
      })),
    }),
  },
  "long-names-hearing": {
    snapshot: buildSnapshotWith([buildCall({ peer: peers.longest })], {
      devices: [{ deviceId: "d-1", label: peers.long.name, online: true }],
    }),
    steps: presses(windowWords.hearing.open),
  },
  "long-account": {
    snapshot: buildSnapshot({
      account: buildAccount({ name: peers.long.name, company: peers.longest.name }),
    }),
  },
  "long-account-settings": {
    snapshot: buildSnapshot({
      account: buildAccount({ name: peers.long.name, company: peers.longest.name }),
      flipTargets: [{ callFlipId: "1", label: peers.longest.name }],
    }),
    page: "settings",
    group: "account",
    settings: { defaultFlip: "1" },
  },
};
