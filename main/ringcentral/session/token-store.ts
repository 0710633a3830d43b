/**
 * The tokens of a running session. They come in by `accept` alone, by our own clock. What the SDK is
 * shown in place of its `localStorage` never ends and cannot be changed by it, because the SDK 5.0.11
 * judges by the machine's clock, blanks a token that a late 401 no longer concerns, and reads,
 * changes and writes in separate steps.
 */
import type { KeptTokens } from "./kept-tokens.ts";

export interface TokenStore {
  /** Handed to the SDK as its `localStorage`. */
  readonly storage: Storage;
  /** `undefined` while nobody is signed in. */
  current(): KeptTokens | undefined;
  accept(tokens: KeptTokens): void;
  wipe(): void;
}

/** The SDK's default prefix and key. */
const tokenKey = "rc-platform";

export function createTokenStore(): TokenStore {
  let held: KeptTokens | undefined;
  const keys = (): string[] => (held === undefined ? [] : [tokenKey]);
  const storage = {
    get length() {
      return keys().length;
    },
    clear: () => undefined,
    getItem: (key: string) =>
      held === undefined || key !== tokenKey ? null : JSON.stringify(shownToSdk(held)),
    key: (index: number) => keys()[index] ?? null,
    keys,
    removeItem: () => undefined,
    setItem: () => undefined,
  };
  return {
    storage,
    current: () => held,
    accept: (tokens) => void (held = tokens),
    wipe: () => void (held = undefined),
  };
}

/** The lives are those of the issue: the SDK asks for the same again when it renews. */
const shownToSdk = (tokens: KeptTokens): Record<string, unknown> => ({
  token_type: tokens.tokenType,
  access_token: tokens.accessToken,
  expires_in: String(tokens.accessSeconds),
  expire_time: Number.MAX_SAFE_INTEGER,
  refresh_token: tokens.refreshToken ?? "",
  refresh_token_expires_in: String(tokens.refreshSeconds ?? 0),
  refresh_token_expire_time: Number.MAX_SAFE_INTEGER,
  scope: tokens.scope ?? "",
});
