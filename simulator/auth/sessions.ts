/**
 * Signed-in sessions and their token pairs.
 *
 * | event | old access token | old refresh token |
 * |---|---|---|
 * | refresh | refused at once | gives the same new pair again |
 * | … new access token not used yet | | for 60 min after the refresh |
 * | … new access token used | | for 10 s after that first use |
 * | absolute session timeout, or an administrator | refused | refused |
 * | revoke, or five newer sessions of the same user and application | refused | refused |
 *
 * Source: developer guide, "refresh tokens" and "sessions".
 */
import type { SimClock } from "../clock.ts";
import type { Random } from "../random.ts";
import type { LoginUser } from "./app-registration.ts";

/** One token with its end, in epoch milliseconds. */
export interface IssuedToken {
  readonly value: string;
  readonly expiresAt: number;
}

export interface AuthSession {
  readonly id: string;
  readonly clientId: string;
  readonly user: LoginUser;
  readonly endpointId: string;
  readonly access: IssuedToken;
  /** Absent when the client asked for none. */
  readonly refresh: IssuedToken | undefined;
  /** The absolute end of the session, however often it is refreshed; absent without such a rule. */
  readonly endsAt: number | undefined;
}

/** Lifetimes in seconds, as the client asks for them; undefined means the default. */
export interface WishedLifetimes {
  readonly accessSeconds?: number | undefined;
  readonly refreshSeconds?: number | undefined;
}

export type AccessCheck =
  | { readonly ok: true; readonly session: AuthSession }
  | { readonly ok: false; readonly cause: "expired" | "unknown" };

export interface OpenOptions {
  readonly user: LoginUser;
  readonly clientId: string;
  /** A generated one when absent. */
  readonly endpointId?: string | undefined;
  readonly lifetimes: WishedLifetimes;
}

/** The service's bounds, in seconds. */
const tokenLifetimes = {
  accessMinimum: 600,
  accessDefault: 3_600,
  refreshDefault: 604_800,
  refreshMaximum: 2_592_000,
} as const;

const sessionsPerUser = 5;
const unusedGraceMs = 60 * 60_000;
const usedGraceMs = 10_000;

interface LiveSession {
  current: AuthSession;
  accessUsed: boolean;
  /** The refresh token before the current one, and until when it still answers. */
  previous: { readonly value: string; readonly until: number } | undefined;
}

function accessSeconds(wished: number | undefined): number {
  if (wished === undefined || Number.isNaN(wished)) return tokenLifetimes.accessDefault;
  // A wish of -1 comes from the official library after a 401; it is raised like any small number.
  return Math.min(tokenLifetimes.accessDefault, Math.max(tokenLifetimes.accessMinimum, wished));
}

function refreshSeconds(wished: number | undefined): number | undefined {
  if (wished === undefined || Number.isNaN(wished)) return tokenLifetimes.refreshDefault;
  return wished <= 0 ? undefined : Math.min(tokenLifetimes.refreshMaximum, wished);
}

/** All state lives in the store; tokens are URL-safe. */
export class SessionStore {
  readonly #clock: SimClock;
  readonly #random: Random;
  readonly #byId = new Map<string, LiveSession>();
  readonly #byAccess = new Map<string, LiveSession>();
  readonly #byRefresh = new Map<string, LiveSession>();

  readonly #sessionSeconds: number | undefined;

  constructor(clock: SimClock, random: Random, sessionSeconds?: number) {
    this.#clock = clock;
    this.#random = random;
    this.#sessionSeconds = sessionSeconds;
  }

  open({ user, clientId, endpointId, lifetimes }: OpenOptions): AuthSession {
    this.#endOldest(user, clientId);
    const current: AuthSession = {
      id: this.#random.id("session-"),
      clientId,
      user,
      endpointId: endpointId ?? this.#random.id("endpoint-"),
      endsAt:
        this.#sessionSeconds === undefined
          ? undefined
          : this.#clock.now() + this.#sessionSeconds * 1_000,
      ...this.#issue(lifetimes),
    };
    this.#index({ current, accessUsed: false, previous: undefined });
    return current;
  }

  /** The session with its new pair, or undefined when the token is not (or no longer) good. */
  refresh(token: string, clientId: string, lifetimes: WishedLifetimes): AuthSession | undefined {
    this.#endDue();
    const live = this.#byRefresh.get(token);
    if (live?.current.clientId !== clientId) return undefined;
    if (live.previous?.value === token) {
      return this.#clock.now() < live.previous.until ? live.current : undefined;
    }
    const { refresh } = live.current;
    if (refresh === undefined || this.#clock.now() >= refresh.expiresAt) return undefined;
    return this.#rotate(live, lifetimes);
  }

  /** Whose access token this is; a good answer counts as the first use of that token. */
  check(accessToken: string): AccessCheck {
    this.#endDue();
    const live = this.#byAccess.get(accessToken);
    const now = this.#clock.now();
    if (live === undefined) return { ok: false, cause: "unknown" };
    if (now >= live.current.access.expiresAt) return { ok: false, cause: "expired" };
    if (!live.accessUsed && live.previous !== undefined) {
      const until = Math.min(live.previous.until, now + usedGraceMs);
      live.previous = { ...live.previous, until };
    }
    live.accessUsed = true;
    return { ok: true, session: live.current };
  }

  /** Ends the session that the access or refresh token belongs to; unknown tokens change nothing. */
  revoke(token: string): void {
    const live = this.#byAccess.get(token) ?? this.#byRefresh.get(token);
    if (live !== undefined) this.#end(live);
  }

  /** Ends every session, as an administrator may; gives how many. Nobody is told: requests are 401. */
  endAll(): number {
    const all = [...this.#byId.values()];
    for (const live of all) this.#end(live);
    return all.length;
  }

  /** Whether the session has not ended, whatever the age of its access token. */
  isAlive(sessionId: string): boolean {
    this.#endDue();
    return this.#byId.has(sessionId);
  }

  /** The user behind a refresh token that still names a session; for rate accounting only. */
  userOfRefreshToken(token: string): LoginUser | undefined {
    return this.#byRefresh.get(token)?.current.user;
  }

  #issue(lifetimes: WishedLifetimes): Pick<AuthSession, "access" | "refresh"> {
    const now = this.#clock.now();
    const accessFor = accessSeconds(lifetimes.accessSeconds);
    const refreshFor = refreshSeconds(lifetimes.refreshSeconds);
    const access = { value: this.#random.id("at-"), expiresAt: now + accessFor * 1_000 };
    if (refreshFor === undefined) return { access, refresh: undefined };
    const refresh = { value: this.#random.id("rt-"), expiresAt: now + refreshFor * 1_000 };
    return { access, refresh };
  }

  #index(live: LiveSession): void {
    this.#byId.set(live.current.id, live);
    this.#byAccess.set(live.current.access.value, live);
    if (live.current.refresh !== undefined) this.#byRefresh.set(live.current.refresh.value, live);
  }

  #endDue(): void {
    const now = this.#clock.now();
    for (const live of this.#byId.values()) {
      if (live.current.endsAt !== undefined && live.current.endsAt <= now) this.#end(live);
    }
  }

  #end(live: LiveSession): void {
    this.#byId.delete(live.current.id);
    this.#byAccess.delete(live.current.access.value);
    if (live.current.refresh !== undefined) this.#byRefresh.delete(live.current.refresh.value);
    if (live.previous !== undefined) this.#byRefresh.delete(live.previous.value);
  }

  /** Insertion order of the map is the age of the sessions. */
  #endOldest(user: LoginUser, clientId: string): void {
    const same = [...this.#byId.values()].filter(
      ({ current }) =>
        current.user.extensionId === user.extensionId && current.clientId === clientId,
    );
    const surplus = Math.max(0, same.length - sessionsPerUser + 1);
    for (const live of same.slice(0, surplus)) this.#end(live);
  }

  #rotate(live: LiveSession, lifetimes: WishedLifetimes): AuthSession {
    const used = live.current;
    this.#byAccess.delete(used.access.value);
    if (live.previous !== undefined) this.#byRefresh.delete(live.previous.value);
    const until = this.#clock.now() + unusedGraceMs;
    live.previous = used.refresh === undefined ? undefined : { value: used.refresh.value, until };
    live.current = { ...used, ...this.#issue(lifetimes) };
    live.accessUsed = false;
    this.#index(live);
    return live.current;
  }
}
