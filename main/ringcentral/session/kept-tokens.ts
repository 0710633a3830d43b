/** What is needed to go on with a sign-in after a restart: a secret, for the vault and nobody else. */
import * as v from "valibot";

import { parserOf } from "../../../contract/parse.ts";
import { parseJson } from "../rest/request-failure.ts";

/** What is too long or empty is not kept, so a reply must not bring it either. */
export const token = v.pipe(v.string(), v.minLength(1), v.maxLength(16_384));
export const word = v.pipe(v.string(), v.minLength(1), v.maxLength(2_048));
/** Milliseconds since 1970, by this machine's clock at the time of the answer. */
const instant = v.pipe(v.number(), v.finite());
const seconds = v.pipe(v.number(), v.finite(), v.minValue(1));

const keptTokens = v.strictObject({
  version: v.literal(1),
  /** Base URL of the service that issued the tokens; they go nowhere else. */
  server: word,
  clientId: word,
  /** How the user signed in; a browser sign-in can be offered again where that was the way. */
  way: v.picklist(["browser", "jwt"]),
  accessToken: token,
  tokenType: word,
  /** The end of the access token, and the life that it was issued with. */
  accessUntil: instant,
  accessSeconds: seconds,
  /** Absent when the app's registration gives none: then nothing can be renewed. */
  refreshToken: v.optional(token),
  refreshUntil: v.optional(instant),
  refreshSeconds: v.optional(seconds),
  /** The absolute end of the session, where the account enforces one. */
  sessionUntil: v.optional(instant),
  /** Permissions, separated by spaces, as granted. */
  scope: v.optional(v.string()),
  endpointId: v.optional(word),
  /** The extension that signed in. */
  ownerId: v.optional(word),
});

/** Versioned; a change of its meaning raises `version`, and older ones then lead to a new sign-in. */
export type KeptTokens = Readonly<v.InferOutput<typeof keptTokens>>;

const parse = parserOf(keptTokens);

export const serialiseKeptTokens = (tokens: KeptTokens): string => JSON.stringify(tokens);

/** `undefined` for anything but what `serialiseKeptTokens` wrote; says no more, the text is secret. */
export function parseKeptTokens(text: string): KeptTokens | undefined {
  const parsed = parse(parseJson(text));
  return parsed.ok ? parsed.value : undefined;
}
