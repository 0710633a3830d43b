/** Listing and starting scenarios through the control interface. */
import type { FastifyInstance } from "fastify";
import * as v from "valibot";

import { sendRefusal } from "../rest/errors.ts";
import { readBody } from "../rest/input.ts";
import type { ScenarioRunner } from "../scenarios/runner.ts";

const startBody = v.strictObject({
  name: v.string(),
  speed: v.optional(v.pipe(v.number(), v.minValue(0.1), v.maxValue(1000)), 1),
});

/** Adds `GET scenarios` and `POST scenarios`; paths are relative to the control prefix. */
export function registerScenarioControl(
  app: FastifyInstance,
  { runner }: { readonly runner: ScenarioRunner },
): void {
  app.get("/scenarios", (_request, reply) => {
    const listed = runner.scenarios.map(({ name, description }) => ({ name, description }));
    const current = runner.current();
    return reply.send({ scenarios: listed, current });
  });
  app.post("/scenarios", (request, reply) => {
    const body = readBody(startBody, request);
    if (!body.ok) return sendRefusal(reply, body.refusal);
    const { name, speed } = body.value;
    if (runner.start(name, speed)) return reply.code(200).send({ name, speed });
    const message = "Resource for parameter [name] is not found";
    return sendRefusal(reply, {
      status: 404,
      errorCode: "CMN-102",
      message,
      parameterName: "name",
    });
  });
}
