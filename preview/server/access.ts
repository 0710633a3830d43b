import { timingSafeEqual } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";

/** What a request must show. */
export interface Gate {
  /** The run's random key. */
  readonly key: string;
  readonly port: number;
}

/** What a request shows. */
export interface Caller {
  readonly key: string;
  readonly headers: Pick<IncomingHttpHeaders, "host" | "origin">;
  /** Sockets are opened by scripts only, and those always state an origin. */
  readonly needsOrigin: boolean;
}

const originOf = ({ port }: Gate): string => `http://127.0.0.1:${port}`;

function sameText(a: string, b: string): boolean {
  const first = Buffer.from(a);
  const second = Buffer.from(b);
  return first.length === second.length && timingSafeEqual(first, second);
}

/**
 * Whether the request may be answered: it knows the key, and it was addressed to, and sent from,
 * this very address. The two headers close the door to DNS rebinding, where a foreign page reaches
 * the port under its own name.
 */
export function mayEnter(gate: Gate, caller: Caller): boolean {
  const { host, origin } = caller.headers;
  const origins = caller.needsOrigin ? [originOf(gate)] : [originOf(gate), undefined];
  return (
    sameText(caller.key, gate.key) && host === `127.0.0.1:${gate.port}` && origins.includes(origin)
  );
}
