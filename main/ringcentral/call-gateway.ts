/** Call control by REST: which request each operation is, and what its answer means. */
import { done, failed, type Result } from "../../contract/result.ts";
import { parsePresence, parseSession } from "../../telephony/wire.ts";
import type { CallGateway, CallOperation } from "../calls/ports.ts";
import { type RestClient, type RestRequest, understand } from "./rest-client.ts";

const sessionsPath = "/restapi/v1.0/account/~/telephony/sessions";

export function createCallGateway(rest: RestClient): CallGateway {
  return {
    async perform(operation, isStillWanted) {
      const request = requestFor(operation);
      const first = await rest.perform(request, isStillWanted);
      const other = otherFlipForm(operation);
      const result =
        other !== undefined && isRefusedUnacted(first)
          ? betterOf(first, await rest.perform(requestFor(other), isStillWanted))
          : first;
      if (!isGone(result)) return result;
      // What was to be removed is gone: the wish is fulfilled.
      return request.method === "DELETE" ? done(undefined) : failed({ code: "call-gone" });
    },
    async readSession(id) {
      const reply = await rest.read({
        method: "GET",
        path: `${sessionsPath}/${encodeURIComponent(id)}`,
      });
      return isGone(reply) ? done(undefined) : understand(reply, parseSession);
    },
    async readPresence() {
      const reply = await rest.read({
        method: "GET",
        path: "/restapi/v1.0/account/~/extension/~/presence",
        query: { detailedTelephonyState: true, sipData: true },
      });
      return understand(reply, parsePresence);
    },
  };
}

const isGone = (result: Result<unknown>): boolean =>
  !result.ok && result.error.code === "service" && result.error.status === 404;

/**
 * `callFlipId` is the flip number by all that is documented, but the guide's only example on the wire
 * writes it with an asterisk, as it is dialled.
 */
function otherFlipForm(operation: CallOperation): CallOperation | undefined {
  if (operation.operation !== "flip" || operation.callFlipId.startsWith("*")) return undefined;
  return { ...operation, callFlipId: `*${operation.callFlipId}` };
}

/** The service has looked at the request and has done nothing, so another one cannot do it twice. */
const isRefusedUnacted = (result: Result<unknown>): boolean =>
  !result.ok && result.error.code === "service" && [400, 404].includes(result.error.status);

/** A second refusal says nothing that the first did not; whatever else it says counts. */
const betterOf = (first: Result<undefined>, second: Result<undefined>): Result<undefined> =>
  isRefusedUnacted(second) ? first : second;

/**
 * The request of an operation, with the bodies that the service takes in practice (the official
 * call-control library's, where guide and schema disagree: a flat `muted`, no body at all for
 * hold, unhold, park, reject and the start of a recording).
 */
function requestFor(operation: CallOperation): RestRequest {
  const session = `${sessionsPath}/${encodeURIComponent(operation.telephonySessionId)}`;
  if (operation.operation === "drop-session") return { method: "DELETE", path: session };
  const party = `${session}/parties/${encodeURIComponent(operation.partyId)}`;
  switch (operation.operation) {
    case "update-party":
      return { method: "PATCH", path: party, body: { muted: operation.muted } };
    case "delete-party":
      return { method: "DELETE", path: party };
    case "hold":
    case "unhold":
    case "park":
    case "reject":
      return { method: "POST", path: `${party}/${operation.operation}` };
    case "start-recording":
      return { method: "POST", path: `${party}/recordings` };
    case "update-recording":
      return {
        method: "PATCH",
        path: `${party}/recordings/${encodeURIComponent(operation.recordingId)}`,
        body: { active: operation.active },
      };
    case "transfer":
      return { method: "POST", path: `${party}/transfer`, body: operation.to };
    case "flip":
      return {
        method: "POST",
        path: `${party}/flip`,
        body: { callFlipId: operation.callFlipId },
      };
    case "answer":
    case "pickup":
      return {
        method: "POST",
        path: `${party}/${operation.operation}`,
        body: { deviceId: operation.deviceId },
      };
  }
}
