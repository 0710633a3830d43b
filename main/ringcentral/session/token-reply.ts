/** The token endpoint's answer, RFC 6749 section 5.1 with the service's own fields. */
import * as v from "valibot";

import { type Parsed, parserOf, said } from "../../../contract/parse.ts";
import { type KeptTokens, token, word } from "./kept-tokens.ts";

const seconds = v.pipe(v.union([v.number(), v.string()]), v.transform(Number), v.number());

const tokenReply = v.object({
  access_token: token,
  token_type: said(word),
  expires_in: seconds,
  /** Only when the app's registration issues refresh tokens. */
  refresh_token: said(token),
  refresh_token_expires_in: said(seconds),
  scope: said(v.string()),
  owner_id: said(v.pipe(v.union([v.string(), v.number()]), v.transform(String), word)),
  endpoint_id: said(word),
  /** Only where the account enforces an absolute session timeout. */
  session_expires_in: said(seconds),
});
export type TokenReply = v.InferOutput<typeof tokenReply>;

export const parseTokenReply: (input: unknown) => Parsed<TokenReply> = parserOf(tokenReply);

/** Seven days, the documented default where the answer names a refresh token but no life. */
const defaultRefreshSeconds = 604_800;
/** A life of nothing would have every request renew: the service's refusal says it soon enough. */
const shortestLifeSeconds = 30;
/** The longest life that is believed, in seconds: a year. What never ends could not be kept. */
export const longestLifeSeconds = 31_536_000;

const lifeOf = (claimedSeconds: number, leastSeconds: number): number =>
  Math.min(longestLifeSeconds, Math.max(leastSeconds, claimedSeconds));

/** Whose tokens they are: what an answer does not repeat. */
export type TokenOwner = Pick<KeptTokens, "server" | "clientId" | "way">;

/**
 * The tokens of an answer received at `now`. An answer to a renewal may leave out what has not
 * changed (scope, owner, the refresh token itself, RFC 6749 section 6): `before` fills that in.
 */
export function tokensOf(
  reply: TokenReply,
  known: { readonly owner: TokenOwner; readonly before?: KeptTokens | undefined },
  now: number,
): KeptTokens {
  const { owner, before } = known;
  const accessSeconds = lifeOf(reply.expires_in, shortestLifeSeconds);
  const scope = reply.scope ?? before?.scope;
  const endpointId = reply.endpoint_id ?? before?.endpointId;
  const ownerId = reply.owner_id ?? before?.ownerId;
  return {
    version: 1,
    server: owner.server,
    clientId: owner.clientId,
    way: owner.way,
    accessToken: reply.access_token,
    tokenType: reply.token_type ?? "bearer",
    accessUntil: now + accessSeconds * 1000,
    accessSeconds,
    ...refreshPart(reply, before, now),
    sessionUntil: sessionEnd(reply, before, now),
    scope,
    endpointId,
    ownerId,
  };
}

/** An end that has passed was none: the service has just given tokens after it. */
function sessionEnd(
  { session_expires_in: life }: TokenReply,
  before: KeptTokens | undefined,
  now: number,
): number | undefined {
  if (life !== undefined) return now + lifeOf(life, 0) * 1000;
  const end = before?.sessionUntil;
  return end !== undefined && end > now ? end : undefined;
}

type RefreshPart = Pick<KeptTokens, "refreshToken" | "refreshUntil" | "refreshSeconds">;

function refreshPart(reply: TokenReply, before: KeptTokens | undefined, now: number): RefreshPart {
  const { refresh_token: refreshToken, refresh_token_expires_in: life } = reply;
  if (refreshToken === undefined) {
    if (before?.refreshToken === undefined) return {};
    const { refreshToken: same, refreshUntil, refreshSeconds } = before;
    return {
      refreshToken: same,
      refreshUntil,
      refreshSeconds,
    };
  }
  const refreshSeconds = lifeOf(life ?? defaultRefreshSeconds, 1);
  return { refreshToken, refreshSeconds, refreshUntil: now + refreshSeconds * 1000 };
}
