/** Presence as a resource, and the body that changes it. */
import * as v from "valibot";

import type { Directory, Extension } from "../../account/account.ts";
import type { PresenceState, SettingsChange } from "../../world/presence.ts";
import type { ActiveCallBody } from "../../world/types.ts";
import { type Addresses, extensionUri } from "./extension-bodies.ts";

const dndStatus = v.picklist([
  "TakeAllCalls",
  "DoNotAcceptDepartmentCalls",
  "TakeDepartmentCallsOnly",
  "DoNotAcceptAnyCalls",
  "Unknown",
]);

/** The newer schema's properties are accepted; only the personal do-not-disturb has an effect. */
export const presenceBody = v.strictObject({
  userStatus: v.optional(v.picklist(["Offline", "Busy", "Available"])),
  dndStatus: v.optional(dndStatus),
  dndStatusPersonal: v.optional(v.picklist(["TakeAllCalls", "DoNotAcceptAnyCalls", "Unknown"])),
  message: v.optional(v.pipe(v.string(), v.maxLength(75))),
  allowSeeMyPresence: v.optional(v.boolean()),
  ringOnMonitoredCall: v.optional(v.boolean()),
  pickUpCallsOnHold: v.optional(v.boolean()),
  acceptCallQueueCalls: v.optional(v.boolean()),
  callerIdVisibility: v.optional(v.picklist(["All", "None", "PermittedUsers"])),
});
export type PresenceChange = v.InferOutput<typeof presenceBody>;

/** Words that only make sense for agents of a queue. */
const forAgentsOnly = ["DoNotAcceptDepartmentCalls", "TakeDepartmentCallsOnly"];

/** False when the change needs a queue and the extension is in none. */
export function mayChange(
  directory: Directory,
  extension: Extension,
  change: PresenceChange,
): boolean {
  if (change.dndStatus === undefined || !forAgentsOnly.includes(change.dndStatus)) return true;
  return directory.account.extensions.some(
    (queue) => queue.type === "Department" && queue.members.includes(extension.id),
  );
}

/** What of the change the world keeps. */
export function settingsOf(change: PresenceChange): SettingsChange {
  const { userStatus, message, allowSeeMyPresence, ringOnMonitoredCall, pickUpCallsOnHold } =
    change;
  return {
    ...{ userStatus, message, allowSeeMyPresence, ringOnMonitoredCall, pickUpCallsOnHold },
    dndStatus: change.dndStatus ?? change.dndStatusPersonal,
  };
}

/** REST writes the start as `+0000` where notifications write `Z`. */
function callBody(call: ActiveCallBody, withSipData: boolean): unknown {
  const { sipData, ...body } = call;
  const startTime = call.startTime.replace(/Z$/, "+0000");
  return withSipData ? { ...body, startTime, sipData } : { ...body, startTime };
}

/** `activeCalls` only when asked for, and absent without calls. */
export function presenceResource(
  extension: Extension,
  state: PresenceState,
  options: Addresses & { readonly detailed: boolean; readonly sipData: boolean },
): unknown {
  const { activeCalls, ...rest } = state;
  const uri = extensionUri(options, extension.id);
  const calls = activeCalls.map((call) => callBody(call, options.sipData));
  return {
    uri: `${uri}/presence`,
    extension: { id: Number(extension.id), uri, extensionNumber: extension.extensionNumber },
    ...rest,
    ...(options.detailed && calls.length > 0 ? { activeCalls: calls } : {}),
  };
}
