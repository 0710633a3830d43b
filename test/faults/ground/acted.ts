/** What of the client's requests the service carried out, as the service itself recorded it. */
import type { RecordedRequest } from "../../support/simulator.ts";
import type { Performed, Sent } from "./proving-ground.ts";

const sessions = "/restapi/v1.0/account/~/telephony/sessions/";
const callOut = "/restapi/v1.0/account/~/telephony/call-out";

/** The request that an operation is, as a key: method, path and body. */
export function requestKeyOf(operation: Sent): string {
  if (operation.operation === "call-out") {
    const { deviceId, to } = operation;
    return keyOf("POST", callOut, { from: { deviceId }, to });
  }
  const session = `${sessions}${operation.telephonySessionId}`;
  if (operation.operation === "drop-session") return keyOf("DELETE", session, null);
  const party = `${session}/parties/${operation.partyId}`;
  switch (operation.operation) {
    case "update-party":
      return keyOf("PATCH", party, { muted: operation.muted });
    case "delete-party":
      return keyOf("DELETE", party, null);
    case "start-recording":
      return keyOf("POST", `${party}/recordings`, null);
    case "update-recording": {
      const { recordingId, active } = operation;
      return keyOf("PATCH", `${party}/recordings/${recordingId}`, { active });
    }
    case "transfer":
    case "forward":
      return keyOf("POST", `${party}/${operation.operation}`, operation.to);
    case "reply":
      return keyOf("POST", `${party}/reply`, operation.message);
    case "bridge": {
      const { telephonySessionId, partyId } = operation.other;
      return keyOf("POST", `${party}/bridge`, { telephonySessionId, partyId });
    }
    case "flip":
      return keyOf("POST", `${party}/flip`, flipOf(operation));
    case "answer":
    case "ignore":
    case "pickup":
      return keyOf("POST", `${party}/${operation.operation}`, { deviceId: operation.deviceId });
    default:
      return keyOf("POST", `${party}/${operation.operation}`, null);
  }
}

/** A flip that is refused for the form of its number (`2`, `*2`) is asked for in the other. */
function flipOf(body: unknown): unknown {
  if (typeof body !== "object" || body === null || !("callFlipId" in body)) return body;
  return { callFlipId: String(body.callFlipId).replace(/^\*/, "") };
}

const keyOf = (method: string, path: string, body: unknown): string =>
  `${method} ${path} ${JSON.stringify(body ?? null)}`;

const isOperation = ({ method, path }: RecordedRequest): boolean =>
  method !== "GET" && (path.startsWith(sessions) || path === callOut);

const hasActed = ({ ownStatus }: RecordedRequest): boolean =>
  ownStatus !== null && ownStatus >= 200 && ownStatus < 300;

/** How often the service carried out each request on a call. */
export function actedOf(requests: readonly RecordedRequest[]): ReadonlyMap<string, number> {
  const acted = new Map<string, number>();
  for (const request of requests.filter(isOperation)) {
    if (!hasActed(request)) continue;
    const path = decodeURIComponent(request.path);
    const body = path.endsWith("/flip") ? flipOf(request.requestBody) : request.requestBody;
    const key = keyOf(request.method, path, body);
    acted.set(key, (acted.get(key) ?? 0) + 1);
  }
  return acted;
}

/** Requests that acted more often than the call service asked for them: none, if all is well. */
export function actedTooOften(
  performed: readonly Performed[],
  requests: readonly RecordedRequest[],
): readonly string[] {
  const asked = new Map<string, number>();
  for (const { operation } of performed) {
    const key = requestKeyOf(operation);
    asked.set(key, (asked.get(key) ?? 0) + 1);
  }
  return [...actedOf(requests)]
    .filter(([key, times]) => times > (asked.get(key) ?? 0))
    .map(([key, times]) => `${key} acted ${times} times, asked for ${asked.get(key) ?? 0} times`);
}

/**
 * What cannot be done twice must not be asked for twice either, however it ends: a new call, and joining
 * two. After a 401 alone nothing was done, and the same may be asked for once more. By the path: of a
 * request that was lost on its way nobody knows the body.
 */
export function askedTooOften(
  performed: readonly Performed[],
  requests: readonly RecordedRequest[],
): readonly string[] {
  const pathOf = (key: string): string => key.split(" ").slice(0, 2).join(" ");
  const asked = countsOf(performed.map(({ operation }) => pathOf(requestKeyOf(operation))));
  const came = countsOf(
    requests
      .filter(isOperation)
      .filter(({ path, status }) => status !== 401 && isOnceOnly(path))
      .map(({ method, path }) => `${method} ${decodeURIComponent(path)}`),
  );
  return [...came]
    .filter(([path, times]) => times > (asked.get(path) ?? 0))
    .map(([path, times]) => `${path} came ${times} times, asked for ${asked.get(path) ?? 0} times`);
}

const isOnceOnly = (path: string): boolean => path === callOut || path.endsWith("/bridge");

function countsOf(keys: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}
