/** What the service's redirect says (RFC 6749 section 4.1.2), once it is known to be ours. */
import { createHash, timingSafeEqual } from "node:crypto";

import { type AppError, done, failed, type Result } from "../../../contract/result.ts";

/** A longer query, in characters, is nobody's we know. */
export const longestQuery = 8_192;

/** The authorization code, or why there is none; `undefined` for a query that is not of this attempt. */
export function readRedirect(query: string, state: string): Result<string> | undefined {
  if (query.length > longestQuery) return undefined;
  const parameters = new URLSearchParams(query);
  const only = (name: string): string | undefined => {
    const values = parameters.getAll(name);
    return values.length === 1 && values[0] !== "" ? values[0] : undefined;
  };
  const shown = only("state");
  if (shown === undefined || !isSame(shown, state)) return undefined;
  const [code, error] = [only("code"), only("error")];
  // Both, neither, or one twice is no answer that the service would give.
  if ((code === undefined) === (error === undefined)) return undefined;
  return code === undefined ? failed(refusalOf(error)) : done(code);
}

/** In constant time, whatever the lengths: what answers must not tell how much of a guess was right. */
function isSame(a: string, b: string): boolean {
  const digest = (text: string): Buffer => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}

function refusalOf(error: string | undefined): AppError {
  switch (error) {
    case "access_denied":
      return { code: "sign-in-failed", cause: "denied" };
    case "unauthorized_client":
    case "invalid_client":
      return { code: "sign-in-failed", cause: "wrong-client" };
    case "server_error":
    case "temporarily_unavailable":
      return { code: "service", status: 503 };
    default:
      return { code: "sign-in-failed", cause: "refused" };
  }
}
