/**
 * Where the SDK keeps the tokens: in memory and synchronous, because the SDK reads, changes and
 * writes in separate steps, and with a slow store a late 401 puts a spent refresh token back.
 */
import * as v from "valibot";

import { parserOf } from "../../contract/parse.ts";
import { parseJson } from "./request-failure.ts";

const said = <S extends v.GenericSchema>(schema: S) =>
  v.optional(v.fallback(v.optional(schema), undefined));
const tokens = parserOf(
  v.object({
    access_token: said(v.string()),
    expire_time: said(v.number()),
    refresh_token: said(v.string()),
    refresh_token_expire_time: said(v.number()),
    scope: said(v.string()),
    token_type: said(v.string()),
  }),
);

interface StoredTokens {
  readonly accessToken: string;
  readonly refreshToken: string;
  readonly scope: string | undefined;
  /** Milliseconds since 1970; 0 when there is no token. */
  readonly accessUntil: number;
  readonly refreshUntil: number;
}

export interface TokenStore {
  /** Handed to the SDK as its `localStorage`. */
  readonly storage: Storage;
  current(): StoredTokens;
  wipe(): void;
}

/** The SDK's default prefix and key. */
const tokenKey = "rc-platform";

export function createTokenStore(): TokenStore {
  const items = new Map<string, string>();
  const write = (key: string, value: string): void => {
    if (key === tokenKey && isStaleBlanking(read(items.get(key)), read(value))) return;
    items.set(key, value);
  };
  const storage = {
    get length() {
      return items.size;
    },
    clear: () => items.clear(),
    getItem: (key: string) => items.get(key) ?? null,
    key: (index: number) => [...items.keys()][index] ?? null,
    keys: () => [...items.keys()],
    removeItem: (key: string) => void items.delete(key),
    setItem: write,
  };
  return { storage, current: () => read(items.get(tokenKey)), wipe: () => items.clear() };
}

function read(text: string | undefined): StoredTokens {
  const parsed = tokens(text === undefined ? {} : parseJson(text));
  const value = parsed.ok ? parsed.value : {};
  return {
    accessToken: value.access_token ?? "",
    refreshToken: value.refresh_token ?? "",
    scope: value.scope,
    accessUntil: value.expire_time ?? 0,
    refreshUntil: value.refresh_token_expire_time ?? 0,
  };
}

/** After a 401 the SDK blanks the access token; with a refresh in between it must not. */
function isStaleBlanking(held: StoredTokens, written: StoredTokens): boolean {
  return written.accessToken === "" && written.refreshToken !== held.refreshToken;
}
