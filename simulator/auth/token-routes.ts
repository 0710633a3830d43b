/** `POST /restapi/oauth/token`, `/revoke` and `/wstoken`. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import * as v from "valibot";

import type { SimClock } from "../clock.ts";
import type { AppRegistration, LoginUser } from "./app-registration.ts";
import type { AuthorizationCodes, CodeOutcome } from "./authorization-codes.ts";
import type { Callers } from "./caller.ts";
import {
  missingParameter,
  type OAuthRefusal,
  oauthRefusals,
  sendOAuthRefusal,
} from "./oauth-error.ts";
import type { AuthSession, SessionStore, WishedLifetimes } from "./sessions.ts";
import type { WsTokens, WsTokenSettings } from "./ws-tokens.ts";

export interface TokenRoutesOptions {
  readonly clock: SimClock;
  readonly app: AppRegistration;
  readonly sessions: SessionStore;
  readonly codes: AuthorizationCodes;
  readonly wsTokens: WsTokens;
  readonly callers: Callers;
  /** The user that an assertion stands for. */
  readonly userOfAssertion: (assertion: string) => LoginUser | undefined;
  /** Where sockets are opened; without a query, because the library appends one. */
  readonly socketUri: () => string;
  /** A fault may change how the tokens of this request behave. */
  readonly wsTokenSettingsOf: (request: FastifyRequest) => WsTokenSettings | undefined;
  /** A fault may change the lives that a token answer claims, in seconds. */
  readonly claimedLivesOf: (request: FastifyRequest) => ClaimedLives;
}

/** In seconds, by the names of the answer. */
export interface ClaimedLives {
  readonly expires_in?: number;
  readonly refresh_token_expires_in?: number;
  readonly session_expires_in?: number;
}

const jwtBearer = "urn:ietf:params:oauth:grant-type:jwt-bearer";

const field = v.optional(v.string());
const tokenForm = v.object({
  grant_type: field,
  code: field,
  redirect_uri: field,
  code_verifier: field,
  client_id: field,
  refresh_token: field,
  assertion: field,
  access_token_ttl: field,
  refresh_token_ttl: field,
  endpoint_id: v.optional(v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/))),
});
export type TokenForm = v.InferOutput<typeof tokenForm>;

/** The fields of a token request; an unreadable form reads as an empty one. */
export function readTokenForm(body: unknown): TokenForm {
  const parsed = v.safeParse(tokenForm, body ?? {});
  if (parsed.success) return parsed.output;
  const withoutEndpoint = v.safeParse(v.omit(tokenForm, ["endpoint_id"]), body ?? {});
  return withoutEndpoint.success ? withoutEndpoint.output : {};
}

const codeRefusals = {
  unknown: oauthRefusals.unknownCode,
  expired: oauthRefusals.expiredCode,
  "other-client": oauthRefusals.otherClient,
  "other-redirect": oauthRefusals.otherRedirect,
  "bad-verifier": oauthRefusals.badVerifier,
} as const satisfies Record<Extract<CodeOutcome, { ok: false }>["cause"], OAuthRefusal>;

/** Undefined when the client is the registered one, shown by Basic credentials or `client_id`. */
function refuseClient(
  app: AppRegistration,
  authorization: string | undefined,
  clientId: string | undefined,
): OAuthRefusal | undefined {
  if (authorization !== undefined) {
    const encoded = /^basic ([A-Za-z0-9+/]+=*)$/i.exec(authorization)?.[1];
    if (encoded === undefined) return oauthRefusals.clientHeader;
    const shown = Buffer.from(encoded, "base64").toString("utf8");
    return shown === `${app.clientId}:${app.clientSecret ?? ""}`
      ? undefined
      : oauthRefusals.unknownClient;
  }
  if (clientId === undefined) return missingParameter("client_id");
  const isPublic = app.clientSecret === undefined;
  return isPublic && clientId === app.clientId ? undefined : oauthRefusals.unknownClient;
}

function lifetimesOf(form: TokenForm): WishedLifetimes {
  const seconds = (text: string | undefined) => (text === undefined ? undefined : Number(text));
  return {
    accessSeconds: seconds(form.access_token_ttl),
    refreshSeconds: seconds(form.refresh_token_ttl),
  };
}

type Granted = AuthSession | OAuthRefusal;

function grantByCode(options: TokenRoutesOptions, form: TokenForm): Granted {
  if (form.code === undefined) return missingParameter("code");
  const outcome = options.codes.redeem(form.code, {
    clientId: options.app.clientId,
    redirectUri: form.redirect_uri,
    verifier: form.code_verifier,
  });
  if (!outcome.ok) return codeRefusals[outcome.cause];
  return open(options, form, outcome.user);
}

function open(options: TokenRoutesOptions, form: TokenForm, user: LoginUser): AuthSession {
  return options.sessions.open({
    user,
    clientId: options.app.clientId,
    endpointId: form.endpoint_id,
    lifetimes: lifetimesOf(form),
  });
}

function grant(options: TokenRoutesOptions, form: TokenForm): Granted {
  switch (form.grant_type) {
    case "authorization_code":
      return grantByCode(options, form);
    case "refresh_token": {
      if (form.refresh_token === undefined) return missingParameter("refresh_token");
      const { clientId } = options.app;
      const session = options.sessions.refresh(form.refresh_token, clientId, lifetimesOf(form));
      return session ?? oauthRefusals.refreshToken;
    }
    case jwtBearer: {
      if (form.assertion === undefined) return missingParameter("assertion");
      const user = options.userOfAssertion(form.assertion);
      return user === undefined ? oauthRefusals.assertion : open(options, form, user);
    }
    case undefined:
      return missingParameter("grant_type");
    default:
      return { ...missingParameter("grant_type"), error: "unsupported_grant_type" };
  }
}

function tokenAnswer(options: TokenRoutesOptions, session: AuthSession): Record<string, unknown> {
  const left = (expiresAt: number) => Math.ceil((expiresAt - options.clock.now()) / 1_000);
  const { refresh } = session;
  return {
    access_token: session.access.value,
    token_type: "bearer",
    expires_in: left(session.access.expiresAt),
    ...(refresh === undefined
      ? {}
      : { refresh_token: refresh.value, refresh_token_expires_in: left(refresh.expiresAt) }),
    scope: [...options.app.permissions].join(" "),
    owner_id: session.user.extensionId,
    endpoint_id: session.endpointId,
    ...(session.endsAt === undefined ? {} : { session_expires_in: left(session.endsAt) }),
  };
}

function noStore(reply: FastifyReply): FastifyReply {
  return reply.header("Cache-Control", "no-store");
}

/** Adds the three routes; rate limits and faults are hooks of the whole application. */
export function registerTokenRoutes(fastify: FastifyInstance, options: TokenRoutesOptions): void {
  fastify.post("/restapi/oauth/token", async (request, reply) => {
    const form = readTokenForm(request.body);
    const refused = refuseClient(options.app, request.headers.authorization, form.client_id);
    if (refused !== undefined) return sendOAuthRefusal(reply, refused);
    const granted = grant(options, form);
    if ("error" in granted) return sendOAuthRefusal(reply, granted);
    const answer = tokenAnswer(options, granted);
    return noStore(reply).send({ ...answer, ...options.claimedLivesOf(request) });
  });

  fastify.post("/restapi/oauth/revoke", async (request, reply) => {
    const { token, client_id } = v.parse(
      v.fallback(v.object({ token: field, client_id: field }), {}),
      request.body ?? {},
    );
    const refused = refuseClient(options.app, request.headers.authorization, client_id);
    if (refused !== undefined) return sendOAuthRefusal(reply, refused);
    if (token === undefined) return sendOAuthRefusal(reply, missingParameter("token"));
    options.sessions.revoke(token);
    return reply.code(200).send();
  });

  fastify.post(
    "/restapi/oauth/wstoken",
    { onRequest: options.callers.requireCaller },
    async (request, reply) => {
      const { session } = options.callers.callerOf(request);
      const token = options.wsTokens.issue(session, options.wsTokenSettingsOf(request));
      return noStore(reply).send({
        uri: options.socketUri(),
        ws_access_token: token.value,
        expires_in: options.claimedLivesOf(request).expires_in ?? token.expiresIn,
      });
    },
  );
}
