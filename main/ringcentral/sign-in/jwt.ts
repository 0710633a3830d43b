/** A JWT credential's outside (RFC 7519): read to explain, never to decide. */
import * as v from "valibot";

import { parserOf } from "../../../contract/parse.ts";
import { parseJson } from "../rest/request-failure.ts";

export interface JwtClaims {
  /** Its own end in milliseconds since 1970; `undefined` for one without. */
  readonly until: number | undefined;
}

const isNoArray = (value: unknown): boolean => !Array.isArray(value);
const parseHeader = parserOf(v.pipe(v.unknown(), v.check(isNoArray), v.looseObject({})));
const parseClaims = parserOf(
  v.pipe(v.unknown(), v.check(isNoArray), v.object({ exp: v.optional(v.number()) })),
);
/** The longest credential that is looked at, in characters. */
export const longestJwt = 16_384;

/** `undefined` for what is no JWT at all: three parts in base64url, the first two JSON objects. */
export function readJwt(text: string): JwtClaims | undefined {
  const parts = text.split(".");
  if (text.length > longestJwt || parts.length !== 3) return undefined;
  if (!parts.every((part) => /^[\w-]+$/.test(part))) return undefined;
  const [header = "", payload = ""] = parts;
  const claims = parseClaims(decode(payload));
  if (!parseHeader(decode(header)).ok || !claims.ok) return undefined;
  const { exp } = claims.value;
  return { until: exp === undefined ? undefined : exp * 1000 };
}

const decode = (part: string): unknown =>
  parseJson(Buffer.from(part, "base64url").toString("utf8"));
