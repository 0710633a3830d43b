/** A warm transfer in each of its steps, and the question that begins it. */
import type { AppSnapshot, ConsultStep } from "../../../../contract/app-snapshot.ts";
import type { CallView } from "../../../../contract/call-view.ts";
import type { CapabilityReason } from "../../../../contract/result.ts";
import { offeredControls } from "../../../../telephony/actions/operations.ts";
import {
  buildCall,
  buildControl,
  buildControls,
  buildRingingCall,
  buildSnapshotWith,
  builtAt,
  ownPartyId,
  sessionId,
} from "../../../support/views/snapshots.ts";
import { presses, type Scenes } from "../../scene.ts";
import { longWords } from "./some-calls.ts";
import { english } from "../../../support/english.ts";

const { peopleWords, windowWords } = english;

const consultId = sessionId("s-consult");
const paired = (because: CapabilityReason | undefined, part: Partial<CallView> = {}): CallView => {
  const { state = "held" } = part;
  return buildCall({
    ...{ state, heldSince: builtAt - 42_000, serviceStatus: "Hold", holdLayer: "ringside" },
    offered: offeredControls({ state, recording: "off", isAskedAbout: true }),
    controls: buildControls({
      complete: buildControl("complete", because === undefined ? {} : { disabledBecause: because }),
      "take-back": buildControl("take-back"),
      consult: buildControl("consult", { disabledBecause: "consult-open" }),
      hold: buildControl(state === "held" ? "swap" : "hold"),
    }),
    ...part,
  });
};
const asking = (part: Partial<CallView> = {}): CallView =>
  buildCall({
    ...{ telephonySessionId: consultId, partyId: ownPartyId("p-consult-1") },
    ...{ direction: "outbound", peer: { name: "Rowan Pike", extension: "113" } },
    ...{ startedAt: builtAt - 20_000, answeredAt: builtAt - 9_000 },
    ...part,
  });
const dialing = asking({
  ...{ state: "dialing", serviceStatus: "Proceeding", answeredAt: undefined },
  offered: offeredControls({ state: "dialing", recording: "off" }),
});

function scene(
  step: ConsultStep,
  calls: readonly CallView[],
  part: Partial<AppSnapshot> = {},
): { readonly snapshot: AppSnapshot } {
  const consult = { firstId: sessionId("s-1"), consultId, step, to: "Rowan Pike", by: "asked" };
  return {
    snapshot: buildSnapshotWith([...calls], {
      consult: consult as AppSnapshot["consult"],
      targetId: calls.at(-1)?.telephonySessionId,
      ...part,
    }),
  };
}

const waiting = paired("consult-not-answered");
const question = buildSnapshotWith([buildCall()], {
  chooser: { ask: "consult-target", telephonySessionId: sessionId("s-1") },
});
const long = { name: longWords };

export const warmTransfer: Scenes = {
  "consult-ask": { snapshot: question },
  "consult-ask-found": {
    snapshot: question,
    steps: [{ fill: peopleWords.field, text: "or" }],
  },
  "consult-ask-without-a-phone": {
    snapshot: buildSnapshotWith(
      [
        buildCall({
          controls: buildControls({
            consult: buildControl("consult", { disabledBecause: "no-device-to-ask" }),
          }),
        }),
      ],
      { devices: [], answerDeviceId: undefined },
    ),
    steps: presses("Ask first"),
  },
  "consult-placing": scene("placing", [paired("consult-not-answered")]),
  "consult-ringing": scene("ringing", [waiting, dialing]),
  "consult-answered": scene("answered", [paired(undefined), asking()]),
  "consult-swapped": scene("answered", [
    paired(undefined, { state: "connected", heldSince: undefined, holdLayer: "none" }),
    asking({
      ...{ state: "held", heldSince: builtAt - 3_000, holdLayer: "ringside" },
      controls: buildControls({ hold: buildControl("swap") }),
    }),
  ]),
  "consult-busy": scene("busy", [paired("consult-over")]),
  "consult-completing": scene("answered", [
    paired(undefined, {
      controls: buildControls({
        complete: buildControl("complete", {
          life: { phase: "sent", kind: "complete", at: builtAt },
        }),
        "take-back": buildControl("take-back", { disabledBecause: "busy-with-same" }),
      }),
    }),
    asking(),
  ]),
  "consult-refused": scene("answered", [
    paired(undefined, {
      controls: buildControls({
        complete: buildControl("complete", {
          life: {
            ...{ phase: "failed", kind: "complete", at: builtAt },
            error: { code: "service", status: 409 },
          },
        }),
        "take-back": buildControl("take-back"),
      }),
    }),
    asking(),
  ]),
  "consult-conference": {
    ...scene("answered", [paired(undefined), asking()]),
    steps: presses(windowWords.consult.conference),
  },
  "consult-long-names": scene(
    "answered",
    [paired(undefined, { peer: long }), asking({ peer: long })],
    {
      consult: {
        ...{ firstId: sessionId("s-1"), consultId, step: "answered", to: longWords },
        by: "asked",
      },
    },
  ),
  "consult-second-ring": scene("ringing", [waiting, dialing, buildRingingCall()], {
    targetId: consultId,
  }),
};
