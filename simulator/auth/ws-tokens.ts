import type { SimClock } from "../clock.ts";
import type { Random } from "../random.ts";
import type { AuthSession } from "./sessions.ts";

/** How socket tokens behave; the guide and the official library disagree. */
export interface WsTokenSettings {
  /** The guide says that a token opens one socket; the official library re-uses it. */
  readonly singleUse: boolean;
  readonly lifetimeSeconds: number;
}

export interface WsTokens {
  /** `settings` override the usual ones for this token only. */
  issue(
    session: AuthSession,
    settings?: WsTokenSettings,
  ): { readonly value: string; readonly expiresIn: number };
  /** The session that may open a socket with this token; spends a single-use token. */
  redeem(token: string): AuthSession | undefined;
}

/** What the official library expects: the same token for many connections during ten minutes. */
export const reusableWsTokens: WsTokenSettings = { singleUse: false, lifetimeSeconds: 600 };

/** What the guide describes. */
export const strictWsTokens: WsTokenSettings = { singleUse: true, lifetimeSeconds: 30 };

interface Entry {
  readonly session: AuthSession;
  readonly expiresAt: number;
  readonly singleUse: boolean;
}

export function createWsTokens(options: {
  clock: SimClock;
  random: Random;
  settings: WsTokenSettings;
}): WsTokens {
  const { clock, random } = options;
  const tokens = new Map<string, Entry>();

  function dropExpired(): void {
    for (const [token, { expiresAt }] of tokens) {
      if (expiresAt <= clock.now()) tokens.delete(token);
    }
  }

  return {
    issue(session, settings = options.settings) {
      dropExpired();
      const value = random.id("ws-");
      tokens.set(value, {
        session,
        expiresAt: clock.now() + settings.lifetimeSeconds * 1_000,
        singleUse: settings.singleUse,
      });
      return { value, expiresIn: settings.lifetimeSeconds };
    },
    redeem(token) {
      const entry = tokens.get(token);
      if (entry === undefined || clock.now() >= entry.expiresAt) return undefined;
      if (entry.singleUse) tokens.delete(token);
      return entry.session;
    },
  };
}
