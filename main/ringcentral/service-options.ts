/**
 * What every part of the service's side is handed: where the service is, how to reach it, and the
 * world's time and chance. Types only.
 */
import type { Clock } from "../timing/clock.ts";
import type { TokenVault } from "./session/token-vault.ts";
import type { Log } from "../log.ts";

/** WHATWG fetch with a whole request; in the product Electron's `net.fetch`, in tests the global. */
export type Fetch = (request: Request) => Promise<Response>;

/** Longest waits, in milliseconds. */
export interface TimeLimits {
  /** A call operation, from the start until its answer's headers. */
  readonly actionMs: number;
  /** A read, with its body. */
  readonly readMs: number;
  /** The token endpoint: shorter, since every other request waits behind it. */
  readonly tokenMs: number;
}

export const defaultTimeLimits: TimeLimits = { actionMs: 8_000, readMs: 10_000, tokenMs: 6_000 };

export interface ServiceOptions {
  /** Base URL; `https`, or `http` on a loopback host. */
  readonly server: string;
  readonly clientId: string;
  /** Domains besides the server's own that a reply may name for a secret to go to. */
  readonly namedHosts?: readonly string[];
  readonly fetch: Fetch;
  /** Sent as the product's name and version with every request. */
  readonly appName: string;
  readonly appVersion: string;
  readonly clock: Clock;
  /** A number in [0, 1), for jitter only. */
  readonly random: () => number;
  readonly log: Log;
  readonly limits?: Partial<TimeLimits>;
  /** Where the session keeps its tokens for the next run. */
  readonly vault: TokenVault;
}
