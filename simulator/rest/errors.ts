/** Refusals of the world as HTTP answers in the service's error format. */
import type { FastifyReply } from "fastify";

import { errorBody } from "../service-error.ts";
import type { Refusal } from "../world/types.ts";

/** Sends the refusal; nothing may be sent on this reply afterwards. */
export function sendRefusal(reply: FastifyReply, refusal: Refusal): FastifyReply {
  const { status, errorCode, message, parameterName, permissionName } = refusal;
  const extra = {
    parameterName,
    permissionName,
  };
  return reply.code(status).send(errorBody(errorCode, message, extra));
}

/** 403 for an application or token that lacks a permission. */
export function lacksPermission(permission: string): Refusal {
  return {
    status: 403,
    errorCode: "CMN-401",
    message: `In order to call this API endpoint, application needs to have [${permission}] permission`,
    permissionName: permission,
  };
}
