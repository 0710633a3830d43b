/** Calls that ring, and more than one call at a time. */
import type { CallView } from "../../../../contract/call-view.ts";
import type { CapabilityReason } from "../../../../contract/result.ts";
import {
  buildCall,
  buildControl,
  buildRingingCall,
  buildSnapshotWith,
  builtAt,
  ownPartyId,
  sessionId,
} from "../../../support/views/snapshots.ts";
import { presses, type Scenes } from "../../scene.ts";
import { demo, held, manyCalls, parked, refusedCall } from "./some-calls.ts";

const nextRinging = (index: number, name: string): CallView =>
  buildRingingCall({
    telephonySessionId: sessionId(`s-ringing-${index}`),
    partyId: ownPartyId(`p-ringing-${index}`),
    peer: { name, number: "+1 (555) 010-0155" },
  });

const unanswerable = buildRingingCall({
  controls: {
    ...buildRingingCall().controls,
    answer: buildControl("answer", { disabledBecause: "no-device-to-answer" }),
  },
});

const ofQueue = buildRingingCall({
  isQueueCall: true,
  via: "Help Desk",
  ringsToo: { people: [{ name: "Rowan Pike" }, { name: "Linden Marsh" }], more: 3 },
  offered: ["answer", "decline", "voicemail", "forward", "reply", "ignore"],
  controls: { ...buildRingingCall().controls, ignore: buildControl("ignore") },
});

const ringingRefused = buildRingingCall({
  controls: {
    ...buildRingingCall().controls,
    answer: refusedCall("answer", { code: "service", status: 409 }).controls.answer,
  },
});

const atLocation = (because?: CapabilityReason): CallView => ({
  ...parked,
  parkedAt: "Front Counter",
  controls: {
    ...parked.controls,
    retrieve: buildControl("retrieve", because === undefined ? {} : { disabledBecause: because }),
  },
});
const another = { telephonySessionId: sessionId("s-away"), partyId: ownPartyId("p-away-4") };

export const severalCalls: Scenes = {
  ringing: { snapshot: buildSnapshotWith([buildRingingCall()]) },
  "ringing-of-a-queue": { snapshot: buildSnapshotWith([ofQueue]) },
  "ringing-without-voicemail": {
    snapshot: buildSnapshotWith([
      buildRingingCall({
        controls: {
          ...buildRingingCall().controls,
          voicemail: buildControl("voicemail", { disabledBecause: "voicemail-not-allowed" }),
        },
      }),
    ]),
  },
  "second-ring-of-a-queue": { snapshot: buildSnapshotWith([buildCall(), ofQueue]) },
  "second-ring-more": {
    snapshot: buildSnapshotWith([buildCall(), ofQueue]),
    steps: presses("More for Juniper Vale"),
  },
  "forward-asked": {
    snapshot: buildSnapshotWith([buildRingingCall()], {
      chooser: { ask: "forward-target", telephonySessionId: sessionId("s-ringing") },
    }),
  },
  "reply-asked": {
    snapshot: buildSnapshotWith([buildRingingCall()], {
      chooser: { ask: "reply", telephonySessionId: sessionId("s-ringing") },
    }),
  },
  "ringing-in-the-demo": { snapshot: buildSnapshotWith([buildRingingCall()], { account: demo }) },
  "ringing-unanswerable": { snapshot: buildSnapshotWith([unanswerable]) },
  "ringing-refused": { snapshot: buildSnapshotWith([ringingRefused]) },
  "ringing-twice": {
    snapshot: buildSnapshotWith([buildRingingCall(), nextRinging(2, "Wren Halloway")]),
  },
  several: { snapshot: buildSnapshotWith([buildCall(), held, parked], { account: demo }) },
  "two-connected": {
    snapshot: buildSnapshotWith([
      buildCall({ peer: { name: "Rowan Pike", number: "Ext. 113", nameFrom: "directory" } }),
      { ...held, state: "connected" },
    ]),
  },
  "several-refused": {
    snapshot: buildSnapshotWith([
      buildCall(),
      { ...held, controls: refusedCall("end", { code: "service", status: 500 }).controls },
    ]),
  },
  "parked-at-a-location": { snapshot: buildSnapshotWith([atLocation()]) },
  "parked-and-not-seen-yet": { snapshot: buildSnapshotWith([atLocation("park-not-seen")]) },
  "connected-beside-parked": {
    snapshot: buildSnapshotWith([buildCall(), { ...atLocation(), ...another }]),
  },
  "six-calls": { snapshot: buildSnapshotWith(manyCalls(6)) },
  "more-calls-than-are-followed": {
    snapshot: buildSnapshotWith(manyCalls(3), { moreCalls: 51 }),
  },
  "somebody-waits-too-long": {
    snapshot: buildSnapshotWith([buildCall(), held, parked, { ...atLocation(), ...another }], {
      waiting: [
        {
          telephonySessionId: another.telephonySessionId,
          since: builtAt - 190_000,
          step: "too-long",
        },
        { telephonySessionId: parked.telephonySessionId, since: builtAt - 75_000, step: "long" },
        { telephonySessionId: held.telephonySessionId, since: builtAt - 20_000, step: "fresh" },
      ],
    }),
  },
  "forty-calls": { snapshot: buildSnapshotWith(manyCalls(40)) },
  "second-ring": { snapshot: buildSnapshotWith([buildCall(), buildRingingCall(), held]) },
  "second-and-third-ring": {
    snapshot: buildSnapshotWith([
      buildCall(),
      buildRingingCall(),
      nextRinging(2, "Wren Halloway"),
      held,
    ]),
  },
  "second-ring-of-forty": {
    snapshot: buildSnapshotWith([...manyCalls(40), buildRingingCall()]),
  },
  "second-ring-while-transferring": {
    snapshot: buildSnapshotWith([buildCall(), buildRingingCall()], {
      chooser: { ask: "transfer-target", telephonySessionId: sessionId("s-1") },
    }),
  },
  "second-ring-while-parking": {
    snapshot: buildSnapshotWith([buildCall(), buildRingingCall()], {
      chooser: { ask: "park-target", telephonySessionId: sessionId("s-1") },
    }),
  },
  "second-ring-on-the-settings": {
    snapshot: buildSnapshotWith([buildCall(), buildRingingCall()]),
    page: "settings",
  },
};
