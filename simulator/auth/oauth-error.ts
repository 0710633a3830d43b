import type { FastifyReply } from "fastify";

import { errorBody } from "../service-error.ts";

/** An error of the token endpoint: RFC 6749's pair beside the service's own list. */
export interface OAuthRefusal {
  readonly status: 400 | 401 | 403;
  readonly error: string;
  readonly errorCode: string;
  readonly message: string;
  readonly parameterName?: string | undefined;
}

/** The codes of the service's catalogue; where it names none, `CMN-101` with the parameter. */
export const oauthRefusals = {
  unknownClient: {
    status: 401,
    error: "invalid_client",
    errorCode: "OAU-123",
    message: "Invalid client credentials",
  },
  clientHeader: {
    status: 401,
    error: "invalid_client",
    errorCode: "OAU-121",
    message: "Invalid Authorization header",
  },
  unknownCode: {
    status: 403,
    error: "invalid_grant",
    errorCode: "OAU-106",
    message: "Authorization code is invalid",
  },
  expiredCode: {
    status: 403,
    error: "invalid_grant",
    errorCode: "OAU-108",
    message: "Authorization code is expired",
  },
  otherRedirect: {
    status: 403,
    error: "invalid_grant",
    errorCode: "OAU-109",
    message: "Redirect URIs do not match",
  },
  otherClient: {
    status: 403,
    error: "invalid_grant",
    errorCode: "OAU-110",
    message: "Authorization code was issued to another application",
  },
  badVerifier: {
    status: 400,
    error: "invalid_grant",
    errorCode: "CMN-101",
    message: "Parameter [code_verifier] value is invalid",
    parameterName: "code_verifier",
  },
  refreshToken: {
    status: 400,
    error: "invalid_grant",
    errorCode: "OAU-213",
    message: "Token not found",
  },
  assertion: {
    status: 400,
    error: "invalid_grant",
    errorCode: "CMN-101",
    message: "Parameter [assertion] value is invalid",
    parameterName: "assertion",
  },
} as const satisfies Record<string, OAuthRefusal>;

export function missingParameter(parameterName: string): OAuthRefusal {
  return {
    status: 400,
    error: "invalid_request",
    errorCode: "CMN-101",
    message: `Parameter [${parameterName}] value is invalid`,
    parameterName,
  };
}

export function sendOAuthRefusal(reply: FastifyReply, refusal: OAuthRefusal): FastifyReply {
  const { parameterName } = refusal;
  const extra = parameterName === undefined ? {} : { parameterName };
  return reply.code(refusal.status).send({
    error: refusal.error,
    error_description: refusal.message,
    ...errorBody(refusal.errorCode, refusal.message, extra),
  });
}
