/** Calls that more than one scene shows. All persons and numbers are invented. */
import type { CallView } from "../../../../contract/call-view.ts";
import { type ControlKind, controlKinds } from "../../../../contract/operations.ts";
import type { AppError, CapabilityReason } from "../../../../contract/result.ts";
import { reasonUnlessOffered } from "../../../../telephony/actions/operations.ts";
import {
  buildAccount,
  buildCall,
  buildControl,
  buildControls,
  builtAt,
  ownPartyId,
  sessionId,
} from "../../../support/views/snapshots.ts";

export const demo = buildAccount({ demo: true, keeping: { where: "memory", because: "demo" } });

export const held = buildCall({
  telephonySessionId: sessionId("s-2"),
  partyId: ownPartyId("p-2-1"),
  direction: "outbound",
  state: "held",
  serviceStatus: "Hold",
  peer: { name: "Sable Orchard", extension: "114" },
  heldSince: builtAt - 42_000,
  holdLayer: "ringside",
  controls: buildControls({ hold: buildControl("unhold") }),
});

export const parked = buildCall({
  telephonySessionId: sessionId("s-3"),
  state: "parked",
  serviceStatus: "Parked",
  direction: "inbound",
  parkedAt: "*801",
  parkedSince: builtAt - 75_000,
  peer: { number: "+1 (555) 010-0188" },
  controls: buildControls({
    retrieve: buildControl("retrieve"),
    end: buildControl("end", { disabledBecause: "call-parked" }),
    hold: buildControl("hold", { disabledBecause: "call-parked" }),
  }),
});

/** A name that takes more than a line, and could go on. */
export const longWords =
  "Bartholomäus Featherstonehaugh-Cholmondeley, Donaudampfschifffahrtsgesellschaft";

/** A call whose control was refused with this error. */
export function refusedCall(kind: Exclude<ControlKind, "pause">, error: AppError): CallView {
  return buildCall({
    controls: buildControls({
      [kind]: buildControl(kind, { life: { phase: "failed", kind, at: builtAt, error } }),
    }),
  });
}

/** A call on which nothing is possible, for one reason. */
export function restingCall(because: CapabilityReason, part: Partial<CallView> = {}): CallView {
  const controls = buildControls();
  for (const kind of controlKinds) {
    controls[kind] = { ...controls[kind], disabledBecause: because };
  }
  return buildCall({ ...part, controls });
}

/** A call on which only that is possible which its state offers. */
export function callWithOffered(part: Partial<CallView>): CallView {
  const controls = buildControls();
  const call = buildCall(part);
  for (const kind of controlKinds) {
    const because = reasonUnlessOffered(kind, call);
    controls[kind] = { ...controls[kind], ...(because && { disabledBecause: because }) };
  }
  return { ...call, controls };
}

/** This many calls, the first connected, the others by turns on hold and parked. */
export function manyCalls(count: number): CallView[] {
  return Array.from({ length: count }, (_, index) => {
    const own = {
      telephonySessionId: sessionId(`s-many-${index}`),
      partyId: ownPartyId(`p-many-${index}`),
      peer: {
        name: `Caller ${index + 1}`,
        number: `+1 (555) 010-01${String(index).padStart(2, "0")}`,
      },
    };
    if (index === 0) return buildCall(own);
    return { ...(index % 2 === 1 ? held : parked), ...own };
  });
}
