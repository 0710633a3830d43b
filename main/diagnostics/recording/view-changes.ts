/** What an event changed for the user: the difference between two views of one call. */
import { isDeepStrictEqual } from "node:util";

import type { CallView } from "../../../contract/call-view.ts";
import { controlKinds } from "../../../contract/operations.ts";
import type { ReplayChange } from "../../../contract/diagnostics.ts";

/** In the order that a person would ask for it; empty when the views are equal. */
export function changesBetween(
  before: CallView | undefined,
  after: CallView | undefined,
): ReplayChange[] {
  if (after === undefined) return [];
  if (before === undefined) return [{ part: "appears", to: after.state }];
  const changes: ReplayChange[] = [];
  if (before.state !== after.state) {
    changes.push({ part: "state", from: before.state, to: after.state });
  }
  if (before.muted !== after.muted) changes.push({ part: "muted", to: after.muted });
  if (before.recording !== after.recording) {
    changes.push({ part: "recording", to: after.recording });
  }
  return [...changes, ...livesBetween(before, after), ...fieldsBetween(before, after)];
}

function livesBetween(before: CallView, after: CallView): ReplayChange[] {
  return controlKinds.flatMap((control): ReplayChange[] => {
    const { life } = after.controls[control];
    if (isDeepStrictEqual(life, before.controls[control].life)) return [];
    const action = life.phase === "idle" ? {} : { action: life.kind };
    return [{ part: "action", control, ...action, to: life.phase }];
  });
}

type Field = Extract<ReplayChange, { part: "field" }>["field"];

const partsOf: Record<Field, (view: CallView) => unknown> = {
  peer: ({ peer }) => peer,
  via: ({ via }) => via,
  times: ({ startedAt, answeredAt, heldSince, parkedSince, parkedAt }) => [
    ...[startedAt, answeredAt, heldSince, parkedSince, parkedAt],
  ],
  layers: ({ muteLayer, holdLayer }) => [muteLayer, holdLayer],
  participants: ({ participants }) => participants,
  advice: ({ advice, ringOut }) => [advice, ringOut],
  possible: ({ controls }) =>
    controlKinds.map((kind) => [controls[kind].does, controls[kind].disabledBecause]),
};

function fieldsBetween(before: CallView, after: CallView): ReplayChange[] {
  const fields = Object.keys(partsOf) as Field[];
  return fields
    .filter((field) => !isDeepStrictEqual(partsOf[field](before), partsOf[field](after)))
    .map((field) => ({ part: "field", field }));
}
