import type { RestClient } from "./rest-client.ts";

/** A signed-in account: the only holder of its tokens, which never leave it. */
export interface Session {
  readonly rest: RestClient;
  /** Whether the token's scope has the permission; true when the service named no scope at all. */
  grants(permission: string): boolean;
  /**
   * Told once when the service ends the session (never after `signOut`); at once when it is over
   * already. The returned function removes the listener.
   */
  onEnded(listener: () => void): () => void;
  /** Revokes the session as far as the service can be reached; the tokens are gone in any case. */
  signOut(): Promise<void>;
}
