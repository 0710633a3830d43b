/** Call control by REST: what the answer to each operation means. */
import { done, failed, type RefusalSubject, type Result } from "../../contract/result.ts";
import {
  parseCreatedSession,
  parsePresence,
  parseSession,
  type WirePresence,
  type WireSession,
} from "../../telephony/wire/messages.ts";
import type { CallGateway } from "../calls/ports.ts";
import {
  type CallOperation,
  callOutRequest,
  requestOf,
  sessionPath,
} from "../../telephony/wire/call-operations.ts";
import { type RestClient, understand } from "./rest/rest-client.ts";
import type { ServiceClock } from "./service-clock.ts";

/** Every instant leaves it on this machine's clock. */
export function createCallGateway(
  rest: RestClient,
  serviceClock: Pick<ServiceClock, "onThisMachine">,
  ownExtensionId: () => string | undefined = () => undefined,
): CallGateway {
  const here = (time: string | undefined): string | undefined => onClock(serviceClock, time);
  return {
    async perform(operation, isStillWanted) {
      const request = requestOf(operation);
      const first = await rest.perform(request, isStillWanted);
      const other = otherFlipForm(operation);
      const result =
        other !== undefined && isForTheForm(first)
          ? betterOf(first, await rest.perform(requestOf(other), isStillWanted))
          : first;
      const missing = missingIn(result);
      // What was to be removed is gone: the wish is fulfilled. The proof is awaited as after a 204.
      if (request.method === "DELETE" && mayBeTheCall(missing)) return done(undefined);
      return missing === "call" ? failed({ code: "call-gone" }) : result;
    },
    async callOut(callOut, isStillWanted) {
      const reply = await rest.create(callOutRequest(callOut), isStillWanted);
      if (!reply.ok) return reply;
      const created = parseCreatedSession(reply.value);
      return done(created.ok ? created.value : undefined);
    },
    async readSession(id) {
      const reply = await rest.read({
        method: "GET",
        path: sessionPath(id),
      });
      if (mayBeTheCall(missingIn(reply))) return done(undefined);
      const session = understand(reply, (body) => parseSession(body, ownExtensionId()));
      return session.ok ? done(sessionAt(session.value, here)) : session;
    },
    async readPresence() {
      const reply = await rest.read({
        method: "GET",
        path: "/restapi/v1.0/account/~/extension/~/presence",
        query: { detailedTelephonyState: true, sipData: true },
      });
      const presence = understand(reply, parsePresence);
      return presence.ok ? done(presenceAt(presence.value, here)) : presence;
    },
  };
}

/** What the service did not find; `unnamed` where it does not say, as many a 404 does not. */
function missingIn(result: Result<unknown>): RefusalSubject | "unnamed" | undefined {
  if (result.ok || result.error.code !== "service") return undefined;
  const { status, meaning } = result.error;
  if (meaning?.says === "not-found") return meaning.about ?? "unnamed";
  return meaning === undefined && status === 404 ? "unnamed" : undefined;
}

/**
 * Whether the session or party in the path may be what is missing. A 404 that names nothing is a weak
 * word: it is believed of what was to be removed, which is then looked for, and of a read, after which
 * presence is asked as well (`is-call-over.ts`); of nothing else.
 */
const mayBeTheCall = (missing: ReturnType<typeof missingIn>): boolean =>
  missing === "call" || missing === "party" || missing === "unnamed";

type Instant = string | undefined;

const sessionAt = (session: WireSession, here: (time: Instant) => Instant): WireSession => ({
  ...session,
  creationTime: here(session.creationTime),
});

const presenceAt = (presence: WirePresence, here: (time: Instant) => Instant): WirePresence => ({
  ...presence,
  activeCalls: presence.activeCalls?.map((call) => ({ ...call, startTime: here(call.startTime) })),
});

/** The same instant on this machine's clock; `undefined` for what is no instant. */
function onClock(clock: Pick<ServiceClock, "onThisMachine">, time: Instant): Instant {
  const instant = new Date(clock.onThisMachine(Date.parse(time ?? "")));
  return Number.isNaN(instant.getTime()) ? undefined : instant.toISOString();
}

/**
 * `callFlipId` is the flip number by all that is documented, but the guide's only example on the wire
 * writes it with an asterisk, as it is dialled.
 */
function otherFlipForm(operation: CallOperation): CallOperation | undefined {
  if (operation.operation !== "flip" || operation.callFlipId.startsWith("*")) return undefined;
  return { ...operation, callFlipId: `*${operation.callFlipId}` };
}

/**
 * The service has looked at the request and has done nothing, so another one cannot do it twice; and
 * it does not say that it is something else than the flip number that it minds.
 */
function isForTheForm(result: Result<unknown>): boolean {
  if (result.ok || result.error.code !== "service") return false;
  const { status, meaning } = result.error;
  if (meaning?.says === "not-found" || meaning?.says === "not-valid") {
    return meaning.about === undefined || meaning.about === "flip-phone";
  }
  return status === 400 || status === 404;
}

/** A second refusal says nothing that the first did not; whatever else it says counts. */
const betterOf = (first: Result<undefined>, second: Result<undefined>): Result<undefined> =>
  isForTheForm(second) ? first : second;
