/** Routes of single parties. */
import type * as v from "valibot";

import type { Party } from "../../world/model.ts";
import {
  hold,
  startRecording,
  unhold,
  updateParty,
  updateRecording,
} from "../../world/operations/in-call.ts";
import { bridge, flip, park, pickup, transfer } from "../../world/operations/moving.ts";
import { answer, forward, ignore, reject, reply } from "../../world/operations/ringing-call.ts";
import { deleteParty, readParty } from "../../world/operations/sessions.ts";
import type { PartyRequest } from "../../world/operations/support.ts";
import { restParty } from "../../world/render.ts";
import type { Outcome } from "../../world/types.ts";
import type { World } from "../../world/world.ts";
import * as bodies from "./telephony-bodies.ts";
import { type Act, map, partyPath, partyRequest, type Route, withBody } from "./telephony-route.ts";

type PartyAct = (request: PartyRequest) => Outcome<Party>;

/** Reading, changing and removing a party. */
export function partyRoutes({ exchange, directory }: World): readonly Route[] {
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
    path: `${partyPath}/${name}`,
    status,
    act: answersParty(run),
  });
  return [
    {
      method: "GET",
      path: partyPath,
      status: 200,
      act: answersParty((request) => readParty(exchange, request)),
    },
    { method: "PATCH", path: partyPath, status: 200, act: update },
    { method: "DELETE", path: partyPath, status: 204, act: remove },
    act("hold", 200, (request) => hold(exchange, request)),
    act("unhold", 200, (request) => unhold(exchange, request)),
    act("park", 201, (request) => park(exchange, request)),
    {
      method: "POST",
      path: `${partyPath}/reject`,
      status: 204,
      act: (sender) => reject(exchange, partyRequest(sender)),
    },
  ];
}

/** Operations that move or take a call, each with a body. */
export function movingRoutes({ exchange, directory }: World): readonly Route[] {
  const accountId = directory.account.id;
  const post = <S extends v.GenericSchema>(
    name: string,
    status: 200 | 201,
    [schema, run]: readonly [S, (request: PartyRequest, body: v.InferOutput<S>) => Outcome<Party>],
  ): Route => ({
    method: "POST",
    path: `${partyPath}/${name}`,
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
      path: `${partyPath}/ignore`,
      status: 204,
      act: withBody(deviceBody, (sender, body) =>
        ignore(exchange, { ...partyRequest(sender), ...body }),
      ),
    },
    {
      method: "POST",
      path: `${partyPath}/reply`,
      status: 200,
      act: withBody(bodies.replyBody, (sender) =>
        reply(exchange, partyRequest(sender), (replied) => restParty(replied, accountId)),
      ),
    },
  ];
}

/** There is no stop: a recording ends with its call. */
export function recordingRoutes({ exchange }: World): readonly Route[] {
  const recordings = `${partyPath}/recordings`;
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
