/** What `ringside status` and `ringside watch` say: the snapshot, as far as a script has use for it. */
import * as v from "valibot";

import { availabilityView } from "../account/availability.ts";
import type { AppSnapshot } from "../app-snapshot.ts";
import type { CallView } from "../call-view.ts";
import { telephonySessionId } from "../ids.ts";
import { callState } from "../intent.ts";

const label = v.pipe(v.string(), v.maxLength(512));
/** ISO 8601, in UTC: scripts have clocks of their own. */
const instant = v.pipe(v.string(), v.maxLength(32));

const callStatus = v.strictObject({
  /** What `--call` takes. */
  id: telephonySessionId,
  state: callState,
  direction: v.picklist(["inbound", "outbound"]),
  name: v.optional(label),
  number: v.optional(label),
  muted: v.boolean(),
  recording: v.picklist(["off", "on", "paused"]),
  startedAt: instant,
  answeredAt: v.optional(instant),
  heldSince: v.optional(instant),
  parkedAt: v.optional(label),
  /** Whether a verb that names no call means this one. */
  isTarget: v.boolean(),
});
export type CallStatus = v.InferOutput<typeof callStatus>;

export const commandStatus = v.strictObject({
  account: v.picklist(["signed-out", "signing-in", "signed-in"]),
  /** The demo account, where nothing is real. */
  demo: v.boolean(),
  /** Only `live` is known to be true; see `docs/automation.md`. */
  connection: v.picklist(["off", "connecting", "live", "stale"]),
  /** The user's own; absent while it is not known. */
  availability: v.optional(v.pick(availabilityView, ["status", "calls"])),
  calls: v.array(callStatus),
});
export type CommandStatus = v.InferOutput<typeof commandStatus>;

const iso = (at: number): string => new Date(at).toISOString();

/** The status that a snapshot comes to; two that are equal have nothing new for a script. */
export function statusOf(snapshot: AppSnapshot): CommandStatus {
  const { account, connection, calls, targetId, availability } = snapshot;
  return {
    account: account.state,
    demo: account.state !== "signed-out" && account.demo,
    connection: connection.state,
    ...(availability === undefined
      ? {}
      : { availability: { status: availability.status, calls: availability.calls } }),
    calls: calls.map((call) => callStatusOf(call, targetId)),
  };
}

const callStatusOf = (call: CallView, targetId: string | undefined): CallStatus => ({
  id: call.telephonySessionId,
  state: call.state,
  direction: call.direction,
  ...(call.peer.name === undefined ? {} : { name: call.peer.name }),
  ...numberOf(call.peer),
  muted: call.muted,
  recording: call.recording,
  startedAt: iso(call.startedAt),
  ...(call.answeredAt === undefined ? {} : { answeredAt: iso(call.answeredAt) }),
  ...(call.heldSince === undefined ? {} : { heldSince: iso(call.heldSince) }),
  ...(call.parkedAt === undefined ? {} : { parkedAt: call.parkedAt }),
  isTarget: call.telephonySessionId === targetId,
});

function numberOf({ number, extension }: CallView["peer"]): { number?: string } {
  const known = number ?? extension;
  return known === undefined ? {} : { number: known };
}
