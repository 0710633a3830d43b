/** Routes of whole calls: starting, reading, ending, conferences and listening in. */
import type { Party } from "../../world/model.ts";
import { bringIn, startConference, supervise } from "../../world/operations/conferences.ts";
import { callOut, dropSession, readSession } from "../../world/operations/sessions.ts";
import { restParty, restSession } from "../../world/render.ts";
import type { Outcome } from "../../world/types.ts";
import type { World } from "../../world/world.ts";
import * as bodies from "./telephony-bodies.ts";
import {
  type Act,
  map,
  partyPath,
  partyRequest,
  type Route,
  sessionPath,
  telephonyPath,
  withBody,
} from "./telephony-route.ts";

/** Supervision answers carry fewer properties than other parties do. */
function superviseAnswer(accountId: string, listener: Party): unknown {
  const body = restParty(listener, accountId);
  const { id, accountId: ofAccount, extensionId, owner } = body;
  const { from, to, direction, status, muted, standAlone } = body;
  return {
    ...{ id, accountId: ofAccount, extensionId, owner },
    ...{ from, to, direction, status, muted, standAlone },
  };
}

/** In the order of the schema. */
export function sessionRoutes({ exchange, directory }: World): readonly Route[] {
  const accountId = directory.account.id;
  const wrapped = withBody(bodies.callOutBody, ({ caller }, { from, to }) =>
    from.extensionId !== undefined && from.extensionId !== caller.id
      ? foreignExtension
      : map(callOut(exchange, { caller, ...to, deviceId: from.deviceId }), (opened) => ({
          session: restSession(opened, accountId),
        })),
  );
  const conference: Act = () =>
    map(startConference(exchange), (opened) => ({ session: restSession(opened, accountId) }));
  const read: Act = (sender) =>
    map(readSession(exchange, partyRequest(sender)), (found) => restSession(found, accountId));
  return [
    { method: "POST", path: `${telephonyPath}/call-out`, status: 201, act: wrapped },
    { method: "POST", path: `${telephonyPath}/conference`, status: 201, act: conference },
    { method: "GET", path: sessionPath, status: 200, act: read },
    {
      method: "DELETE",
      path: sessionPath,
      status: 204,
      act: (sender) => dropSession(exchange, partyRequest(sender)),
    },
    ...conferenceRoutes({ exchange, directory }),
  ];
}

const foreignExtension: Outcome<never> = {
  ok: false,
  refusal: {
    status: 404,
    errorCode: "CMN-102",
    message: "Resource for parameter [from.extensionId] is not found",
    parameterName: "from.extensionId",
  },
};

function conferenceRoutes(world: Pick<World, "exchange" | "directory">): readonly Route[] {
  const { exchange, directory } = world;
  const accountId = directory.account.id;
  const superviseBy = (usesParty: boolean): Act =>
    withBody(bodies.superviseBody, ({ caller, path }, body) =>
      map(
        supervise(exchange, {
          caller,
          telephonySessionId: path.telephonySessionId,
          ...(usesParty ? { partyId: path.partyId } : {}),
          supervisorDeviceId: body.supervisorDeviceId ?? body.deviceId ?? "",
          agentExtensionId: body.agentExtensionId,
          agentExtensionNumber: body.agentExtensionNumber ?? body.extensionNumber,
        }),
        (listener) => superviseAnswer(accountId, listener),
      ),
    );
  const bring = withBody(bodies.bringInBody, (sender, body) => {
    const telephonySessionId = body.sessionId ?? body.telephonySessionId ?? "";
    const source = { telephonySessionId, partyId: body.partyId };
    return map(bringIn(exchange, { ...partyRequest(sender), source }), (joined) =>
      restParty(joined, accountId),
    );
  });
  return [
    { method: "POST", path: `${sessionPath}/parties/bring-in`, status: 201, act: bring },
    { method: "POST", path: `${sessionPath}/supervise`, status: 201, act: superviseBy(false) },
    { method: "POST", path: `${partyPath}/supervise`, status: 201, act: superviseBy(true) },
  ];
}
