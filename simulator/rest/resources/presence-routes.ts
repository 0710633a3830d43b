/** Routes of presence. */
import type { Outcome } from "../../world/types.ts";
import { readBody } from "../input.ts";
import { mayChange, presenceBody, presenceResource, settingsOf } from "./presence-bodies.ts";
import {
  extensionPath,
  noMember,
  ok,
  ownOnly,
  type Question,
  refuse,
  type ResourceRoute,
} from "./resource-route.ts";

/** Presence, its active calls included. */
export const presenceRoutes: readonly ResourceRoute[] = [
  {
    method: "GET",
    path: `${extensionPath}/presence`,
    needs: ["ReadPresence", "EditPresence"],
    answer: readPresence,
  },
  {
    method: "PUT",
    path: `${extensionPath}/presence`,
    needs: ["EditPresence"],
    answer: ownOnly(changePresence),
  },
];

/** Park locations show their calls to members only. */
function readPresence({ world, subject, caller, query, at }: Question): Outcome<unknown> {
  const isClosed = subject.type === "ParkLocation" && !subject.members.includes(caller.id);
  if (isClosed) return refuse(noMember);
  const detailed = query.detailedTelephonyState === "true";
  const sipData = query.sipData === "true";
  const state = world.presence.read(subject);
  return ok(presenceResource(subject, state, { ...at, detailed, sipData }));
}

function changePresence({ world, subject, request, at }: Question): Outcome<unknown> {
  const change = readBody(presenceBody, request);
  if (!change.ok) return change;
  if (!mayChange(world.directory, subject, change.value)) {
    const message = "Parameter [dndStatus] value is invalid";
    return refuse({ status: 400, errorCode: "CMN-101", message, parameterName: "dndStatus" });
  }
  const state = world.presence.update(subject, settingsOf(change.value));
  return ok(presenceResource(subject, state, { ...at, detailed: true, sipData: false }));
}
