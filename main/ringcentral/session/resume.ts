import { done, type Result } from "../../../contract/result.ts";
import { parseServerUrl } from "../server-url.ts";
import type { ServiceOptions } from "../service-options.ts";
import type { KeptTokens } from "./kept-tokens.ts";
import { openSession, type AuthSession } from "./session.ts";

/** Server and client id are those that issued the tokens, whatever is configured by now. */
export type ResumeOptions = Omit<ServiceOptions, "server" | "clientId">;

/**
 * Takes up the sign-in of the last run. Sends nothing by itself unless a renewal is due: the first
 * request shows whether the service still knows the tokens (`onEnded` says why not). Without a
 * network its requests are `offline` and the session stays; whoever resumed it tries again then.
 * Fails with `sign-in-failed` (`insecure-server`) or `bad-input` for an address that was never ours.
 */
export function resumeSession(options: ResumeOptions, kept: KeptTokens): Result<AuthSession> {
  const server = parseServerUrl(kept.server);
  if (!server.ok) return server;
  const { clientId } = kept;
  return done(openSession({ ...options, server: server.value, clientId }, { kept }).session);
}
