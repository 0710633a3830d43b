/** `GET /restapi/oauth/authorize`, and the pages that stand in for the service's login. */
import type { FastifyInstance, FastifyReply } from "fastify";
import * as v from "valibot";

import type { SimClock } from "../clock.ts";
import type { Random } from "../random.ts";
import { errorBody } from "../service-error.ts";
import type { AppRegistration, LoginUser } from "./app-registration.ts";
import {
  type AuthorizationCodes,
  type CodeChallenge,
  codeLifetimeSeconds,
} from "./authorization-codes.ts";
import { loginErrorPage, loginPage, loginPagePolicy } from "./login-page.ts";

export interface AuthorizeRoutesOptions {
  readonly clock: SimClock;
  readonly random: Random;
  readonly app: AppRegistration;
  readonly codes: AuthorizationCodes;
  readonly users: readonly LoginUser[];
}

/** An authorize call whose user has not decided yet. */
interface PendingLogin {
  readonly redirectUri: string;
  readonly state: string | undefined;
  readonly challenge: CodeChallenge | undefined;
  readonly loginHint: string | undefined;
  readonly expiresAt: number;
}

const loginLifetimeMs = 10 * 60_000;

/** Empty parameters come from the official library for every option that is not set. */
const text = v.optional(
  v.pipe(
    v.union([v.string(), v.array(v.string())]),
    v.transform((value) => (typeof value === "string" ? value : value[0])),
    v.transform((value) => (value === "" ? undefined : value)),
  ),
);
const authorizeQuery = v.object({
  response_type: text,
  client_id: text,
  redirect_uri: text,
  state: text,
  code_challenge: text,
  code_challenge_method: text,
  prompt: text,
  login_hint: text,
});
type AuthorizeQuery = v.InferOutput<typeof authorizeQuery>;

const challengeShape = /^[A-Za-z0-9._~-]{43,128}$/;

/** What comes back to the application instead of a code (RFC 6749 section 4.1.2.1). */
interface RedirectError {
  readonly error: string;
  readonly error_description: string;
}

function readChallenge(query: AuthorizeQuery): CodeChallenge | RedirectError | undefined {
  const { code_challenge: value, code_challenge_method: method = "plain" } = query;
  if (value === undefined) return undefined;
  if ((method !== "S256" && method !== "plain") || !challengeShape.test(value)) {
    return { error: "invalid_request", error_description: "The code challenge is not acceptable" };
  }
  return { method, value };
}

function redirectError(query: AuthorizeQuery): RedirectError | undefined {
  if (query.response_type !== "code") {
    const error = "unsupported_response_type";
    return { error, error_description: "Only the response type code is supported" };
  }
  if (query.prompt === "none") {
    return { error: "login_required", error_description: "Nobody is signed in here" };
  }
  return undefined;
}

function redirect(
  reply: FastifyReply,
  target: { readonly redirectUri: string; readonly state: string | undefined },
  parameters: Readonly<Record<string, string>>,
): FastifyReply {
  const url = new URL(target.redirectUri);
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  if (target.state !== undefined) url.searchParams.set("state", target.state);
  return reply.redirect(url.href, 302);
}

function sendPage(reply: FastifyReply, html: string): FastifyReply {
  return reply
    .type("text/html; charset=utf-8")
    .header("Content-Security-Policy", loginPagePolicy)
    .header("Cache-Control", "no-store")
    .header("Referrer-Policy", "no-referrer")
    .send(html);
}

const decisionForm = v.object({
  decision: v.optional(v.string()),
  extension: v.optional(v.string()),
});

interface LoginRoute {
  readonly Params: { readonly login: string };
}

/** The logins that wait for their user's decision. */
class PendingLogins {
  readonly #clock: SimClock;
  readonly #random: Random;
  readonly #logins = new Map<string, PendingLogin>();

  constructor({ clock, random }: AuthorizeRoutesOptions) {
    this.#clock = clock;
    this.#random = random;
  }

  add(login: Omit<PendingLogin, "expiresAt">): string {
    const now = this.#clock.now();
    for (const [id, { expiresAt }] of this.#logins) if (expiresAt <= now) this.#logins.delete(id);
    const id = this.#random.id("login-");
    this.#logins.set(id, { ...login, expiresAt: now + loginLifetimeMs });
    return id;
  }

  find(id: string): PendingLogin | undefined {
    const login = this.#logins.get(id);
    return login !== undefined && login.expiresAt > this.#clock.now() ? login : undefined;
  }

  end(id: string): void {
    this.#logins.delete(id);
  }
}

const sendEnded = (reply: FastifyReply): FastifyReply =>
  sendPage(reply.code(404), loginErrorPage("This sign-in has ended. Start it again."));

function addAuthorize(
  fastify: FastifyInstance,
  { app }: AuthorizeRoutesOptions,
  logins: PendingLogins,
): void {
  fastify.get("/restapi/oauth/authorize", (request, reply) => {
    const query = v.parse(v.fallback(authorizeQuery, {}), request.query);
    if (query.client_id !== app.clientId) {
      return reply.code(400).send(errorBody("OAU-120", "Unknown application"));
    }
    const only = app.redirectUris.length === 1 ? app.redirectUris[0] : undefined;
    const redirectUri = query.redirect_uri ?? only;
    if (redirectUri === undefined || !app.redirectUris.includes(redirectUri)) {
      const body = errorBody("OAU-109", "Redirect URI is not registered for the application");
      return reply.code(400).send(body);
    }
    const target = { redirectUri, state: query.state };
    const challenge = readChallenge(query);
    if (challenge !== undefined && "error" in challenge) {
      return redirect(reply, target, { ...challenge });
    }
    const refused = redirectError(query);
    if (refused !== undefined) return redirect(reply, target, { ...refused });
    const id = logins.add({ ...target, challenge, loginHint: query.login_hint });
    return reply.redirect(`/login/${id}`, 302);
  });
}

/** The authorize endpoint answers with a redirect to a page of ours, as the service does. */
export function registerAuthorizeRoutes(
  fastify: FastifyInstance,
  options: AuthorizeRoutesOptions,
): void {
  const { app, codes, users } = options;
  const logins = new PendingLogins(options);
  addAuthorize(fastify, options, logins);

  fastify.get<LoginRoute>("/login/:login", (request, reply) => {
    const login = logins.find(request.params.login);
    if (login === undefined) return sendEnded(reply);
    const permissions = [...app.permissions];
    const preselected = login.loginHint ?? "";
    return sendPage(reply, loginPage({ users, preselected, appName: app.clientId, permissions }));
  });

  fastify.post<LoginRoute>("/login/:login", (request, reply) => {
    const login = logins.find(request.params.login);
    if (login === undefined) return sendEnded(reply);
    const { decision, extension } = v.parse(v.fallback(decisionForm, {}), request.body ?? {});
    const user = users.find((entry) => entry.extensionId === extension);
    const allowed = decision === "allow";
    if (allowed && user === undefined) {
      return sendPage(reply.code(400), loginErrorPage("Choose who signs in, then go on."));
    }
    logins.end(request.params.login);
    if (!allowed || user === undefined) {
      const error_description = "The user did not allow the access";
      return redirect(reply, login, { error: "access_denied", error_description });
    }
    const { redirectUri, challenge } = login;
    const code = codes.issue({ user, clientId: app.clientId, redirectUri, challenge });
    return redirect(reply, login, { code, expires_in: String(codeLifetimeSeconds) });
  });
}
