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

/**
 * The lives that a renewal asks for, in seconds: at least the service's defaults, at most what it gives.
 * A reply may claim any life; asked for again, a claim of a second would be the life of the next token,
 * and nothing the end of the refresh token.
 */
export const wishedLives = {
  access: 3_600,
  refresh: { least: 604_800, most: 2_592_000 },
} as const;

/** The SDK asks for the lives that it is shown. */
function shownToSdk(tokens: KeptTokens): Record<string, unknown> {
  const { least, most } = wishedLives.refresh;
  const refreshSeconds = Math.min(most, Math.max(least, Math.round(tokens.refreshSeconds ?? 0)));
  return {
    token_type: tokens.tokenType,
    access_token: tokens.accessToken,
    expires_in: String(wishedLives.access),
    expire_time: Number.MAX_SAFE_INTEGER,
    refresh_token: tokens.refreshToken ?? "",
    refresh_token_expires_in: String(refreshSeconds),
    refresh_token_expire_time: Number.MAX_SAFE_INTEGER,
    scope: tokens.scope ?? "",
  };
}
