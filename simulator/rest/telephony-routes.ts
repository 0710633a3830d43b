/** The call-control operations over HTTP: which path asks for what, and what success looks like. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type * as v from "valibot";

import { restParty, restSession } from "../world/render.ts";
import type { Party } from "../world/model.ts";
import { bringIn, startConference, supervise } from "../world/operations/conferences.ts";
import {
  hold,
  startRecording,
  unhold,
  updateParty,
  updateRecording,
} from "../world/operations/in-call.ts";
import { bridge, flip, park, pickup, transfer } from "../world/operations/moving.ts";
import { answer, forward, ignore, reject, reply } from "../world/operations/ringing-call.ts";
import {
  callOut,
  deleteParty,
  dropSession,
  readParty,
  readSession,
} from "../world/operations/sessions.ts";
import type { PartyRequest } from "../world/operations/support.ts";
import type { Outcome } from "../world/types.ts";
import type { World } from "../world/world.ts";
import { sendRefusal } from "./errors.ts";
import { type CallerOf, readBody, readSender, type Sender } from "./input.ts";
import * as bodies from "./telephony-bodies.ts";

export interface TelephonyRouteOptions {
  readonly world: World;
  readonly callerOf: CallerOf;
  /** Flip's documented answer has no body; the official library needs one. Default false. */
  readonly flipAnswersEmpty?: () => boolean;
}

/** What a route does once its sender is known. */
type Act = (sender: Sender, request: FastifyRequest) => Outcome<unknown>;

interface Route {
  readonly method: "GET" | "POST" | "PATCH" | "DELETE";
  readonly path: string;
  /** The status of success; 204 sends no body. */
  readonly status: 200 | 201 | 204;
  readonly act: Act;
}

function map<T, U>(outcome: Outcome<T>, change: (value: T) => U): Outcome<U> {
  return outcome.ok ? { ok: true, value: change(outcome.value) } : outcome;
}

/** Reads the body first, so that a wrong request never reaches the world. */
function withBody<S extends v.GenericSchema>(
  schema: S,
  act: (sender: Sender, body: v.InferOutput<S>) => Outcome<unknown>,
): Act {
  return (sender, request) => {
    const body = readBody(schema, request);
    return body.ok ? act(sender, body.value) : body;
  };
}

function partyRequest({ caller, path }: Sender): PartyRequest {
  return { caller, telephonySessionId: path.telephonySessionId, partyId: path.partyId };
}

const telephony = "/restapi/v1.0/account/:accountId/telephony";
const session = `${telephony}/sessions/:telephonySessionId`;
const party = `${session}/parties/:partyId`;

/** Supervision answers carry fewer properties than other parties do. */
function superviseAnswer(accountId: string, listener: Party): unknown {
  const { park: _park, recordings: _recordings, ...body } = restParty(listener, accountId);
  return body;
}

/** So do replies. */
function replyAnswer(accountId: string, replied: Party): unknown {
  const {
    accountId: _accountId,
    extensionId: _extensionId,
    recordings: _recordings,
    conferenceRole: _role,
    ...body
  } = restParty(replied, accountId);
  return body;
}

function sessionRoutes({ exchange, directory }: World): readonly Route[] {
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
    { method: "POST", path: `${telephony}/call-out`, status: 201, act: wrapped },
    { method: "POST", path: `${telephony}/conference`, status: 201, act: conference },
    { method: "GET", path: session, status: 200, act: read },
    {
      method: "DELETE",
      path: session,
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
    { method: "POST", path: `${session}/parties/bring-in`, status: 201, act: bring },
    { method: "POST", path: `${session}/supervise`, status: 201, act: superviseBy(false) },
    { method: "POST", path: `${party}/supervise`, status: 201, act: superviseBy(true) },
  ];
}

type PartyAct = (request: PartyRequest) => Outcome<Party>;

function partyRoutes({ exchange, directory }: World): readonly Route[] {
  const accountId = directory.account.id;
  const answersParty =
    (act: PartyAct): Act =>
    (sender) =>
      map(act(partyRequest(sender)), (changed) => restParty(changed, accountId));
  const update = withBody(bodies.updatePartyBody, (sender, body) => {
    const change = "party" in body ? body.party : body;
    const updated = updateParty(exchange, partyRequest(sender), { muted: change.muted });
    return map(updated, (changed) => restParty(changed, accountId));
  });
  const remove = withBody(bodies.deletePartyBody, (sender, body) =>
    deleteParty(exchange, {
      ...partyRequest(sender),
      keepConferenceAlive: body?.keepConferenceAlive ?? false,
    }),
  );
  const act = (name: string, status: 200 | 201, run: PartyAct): Route => ({
    method: "POST",
    path: `${party}/${name}`,
    status,
    act: answersParty(run),
  });
  return [
    {
      method: "GET",
      path: party,
      status: 200,
      act: answersParty((request) => readParty(exchange, request)),
    },
    { method: "PATCH", path: party, status: 200, act: update },
    { method: "DELETE", path: party, status: 204, act: remove },
    act("hold", 200, (request) => hold(exchange, request)),
    act("unhold", 200, (request) => unhold(exchange, request)),
    act("park", 201, (request) => park(exchange, request)),
    {
      method: "POST",
      path: `${party}/reject`,
      status: 204,
      act: (sender) => reject(exchange, partyRequest(sender)),
    },
  ];
}

function movingRoutes({ exchange, directory }: World): readonly Route[] {
  const accountId = directory.account.id;
  const post = <S extends v.GenericSchema>(
    name: string,
    status: 200 | 201,
    [schema, run]: readonly [S, (request: PartyRequest, body: v.InferOutput<S>) => Outcome<Party>],
  ): Route => ({
    method: "POST",
    path: `${party}/${name}`,
    status,
    act: withBody(schema, (sender, body) =>
      map(run(partyRequest(sender), body), (changed) => restParty(changed, accountId)),
    ),
  });
  const { deviceBody, transferBody, forwardBody, bridgeBody, flipBody } = bodies;
  return [
    post("answer", 200, [deviceBody, (at, body) => answer(exchange, { ...at, ...body })]),
    post("pickup", 201, [deviceBody, (at, body) => pickup(exchange, { ...at, ...body })]),
    post("transfer", 200, [transferBody, (at, target) => transfer(exchange, { ...at, target })]),
    post("forward", 200, [forwardBody, (at, target) => forward(exchange, { ...at, target })]),
    post("bridge", 200, [bridgeBody, (at, other) => bridge(exchange, { ...at, other })]),
    post("flip", 200, [flipBody, (at, body) => flip(exchange, { ...at, ...body })]),
    {
      method: "POST",
      path: `${party}/ignore`,
      status: 204,
      act: withBody(deviceBody, (sender, body) =>
        ignore(exchange, { ...partyRequest(sender), ...body }),
      ),
    },
    {
      method: "POST",
      path: `${party}/reply`,
      status: 200,
      act: withBody(bodies.replyBody, (sender) =>
        reply(exchange, partyRequest(sender), (replied) => replyAnswer(accountId, replied)),
      ),
    },
  ];
}

function recordingRoutes({ exchange }: World): readonly Route[] {
  const recordings = `${party}/recordings`;
  return [
    {
      method: "POST",
      path: recordings,
      status: 201,
      act: (sender) => startRecording(exchange, partyRequest(sender)),
    },
    {
      method: "PATCH",
      path: `${recordings}/:recordingId`,
      status: 200,
      act: withBody(bodies.recordingBody, (sender, { active }) =>
        updateRecording(exchange, partyRequest(sender), { id: sender.path.recordingId, active }),
      ),
    },
  ];
}

/**
 * Adds all operations; the application's own hooks authenticate, limit and disturb them. Every one
 * needs the permission `CallControl`.
 */
export function registerTelephonyRoutes(
  app: FastifyInstance,
  options: TelephonyRouteOptions,
): void {
  const { world, callerOf, flipAnswersEmpty = () => false } = options;
  const serve =
    (route: Route) =>
    (request: FastifyRequest, answerTo: FastifyReply): FastifyReply => {
      const granted = { by: callerOf(request), needs: ["CallControl"] };
      const sender = readSender(world.directory, request, granted);
      if (!sender.ok) return sendRefusal(answerTo, sender.refusal);
      const outcome = route.act(sender.value, request);
      if (!outcome.ok) return sendRefusal(answerTo, outcome.refusal);
      const isEmpty = route.status === 204 || (route.path.endsWith("/flip") && flipAnswersEmpty());
      return isEmpty
        ? answerTo.code(route.status).send()
        : answerTo.code(route.status).send(outcome.value);
    };
  const tables = [sessionRoutes, partyRoutes, movingRoutes, recordingRoutes];
  for (const route of tables.flatMap((table) => table(world))) {
    const { method, path } = route;
    app.route({ method, url: path, handler: serve(route) });
  }
}
