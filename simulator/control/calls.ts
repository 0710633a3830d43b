/**
 * Calls through the control interface: making one in a given state, reading the truth about all,
 * and having people and devices act in them. Paths are relative to the control prefix.
 */
import type { FastifyInstance, FastifyReply } from "fastify";
import * as v from "valibot";

import { sendRefusal } from "../rest/errors.ts";
import { readBody } from "../rest/input.ts";
import { errorBody } from "../service-error.ts";
import type { World } from "../world/world.ts";
import { callsTruth } from "./call-truth.ts";
import { actionNames, perform } from "./call-actions.ts";
import { callStates, createCall } from "./call-creation.ts";

const text = v.pipe(v.string(), v.minLength(1), v.maxLength(64));

const creationBody = v.strictObject({
  direction: v.picklist(["Inbound", "Outbound"]),
  state: v.picklist(callStates),
  from: v.optional(text),
  to: v.optional(text),
  extension: v.optional(text),
  queue: v.optional(v.union([v.boolean(), text])),
  alsoRings: v.optional(v.pipe(v.array(text), v.maxLength(10))),
  recording: v.optional(v.boolean()),
  origin: v.optional(v.picklist(["RingOut", "RingMe"])),
  bothMine: v.optional(v.boolean()),
  conference: v.optional(v.boolean()),
});

const actionBody = v.strictObject({
  action: v.picklist(actionNames),
  party: v.optional(text),
  by: v.optional(text),
});

const callPath = v.object({ telephonySessionId: v.string() });

function refuseState(reply: FastifyReply, action: string): FastifyReply {
  const message = `No party of the call can [${action}] now`;
  return reply.code(409).send(errorBody("SIM-409", message));
}

function refuseUnknown(reply: FastifyReply, parameterName: string): FastifyReply {
  const message = `Resource for parameter [${parameterName}] is not found`;
  return reply.code(404).send(errorBody("CMN-102", message, { parameterName }));
}

/** Adds `POST calls`, `GET calls` and `POST calls/{telephonySessionId}/actions`. */
export function registerCallControl(
  app: FastifyInstance,
  { world }: { readonly world: World },
): void {
  app.post("/calls", (request, reply) => {
    const body = readBody(creationBody, request);
    if (!body.ok) return sendRefusal(reply, body.refusal);
    const created = createCall(world, body.value);
    return created.ok ? reply.code(201).send(created.value) : sendRefusal(reply, created.refusal);
  });
  app.get("/calls", (_request, reply) => reply.send({ calls: callsTruth(world) }));
  app.post("/calls/:telephonySessionId/actions", (request, reply) => {
    const body = readBody(actionBody, request);
    if (!body.ok) return sendRefusal(reply, body.refusal);
    const { telephonySessionId } = v.parse(callPath, request.params);
    const session = world.exchange.sessions.get(telephonySessionId);
    if (session === undefined) return refuseUnknown(reply, "telephonySessionId");
    const { action, party, by } = body.value;
    const done = perform(world, { session, action, partyId: party, by });
    if (done === "unknown-party") return refuseUnknown(reply, "party");
    return done === "wrong-state"
      ? refuseState(reply, action)
      : reply.code(200).send({ done: true });
  });
}
