import type { Random } from "../random.ts";
import type {
  Fault,
  FrameKind,
  HttpEffect,
  HttpFault,
  SocketEffect,
  SocketFault,
} from "./fault-schema.ts";

/** A fault that is armed, with what is left of it. */
export interface ArmedFault {
  readonly id: string;
  readonly fault: Fault;
  readonly left: number | "always";
  readonly hits: number;
}

/** What a frame says about itself, for matching. */
export interface FrameFacts {
  readonly method?: string | undefined;
  readonly path?: string | undefined;
  readonly event?: string | undefined;
}

export interface FaultStore {
  /** Both return the identifier for `remove`. */
  addHttp(fault: HttpFault): string;
  addSocket(fault: SocketFault): string;
  list(): readonly ArmedFault[];
  remove(id: string): boolean;
  clear(): void;
  /** Every effect that matches the request, in the order in which they were posted; spends them. */
  forRequest(method: string, path: string): readonly HttpEffect[];
  /** The first effect that matches; spends it. */
  forFrame(kind: FrameKind, facts: FrameFacts): SocketEffect | undefined;
}

interface Armed<F extends Fault> {
  readonly id: string;
  readonly fault: F;
  readonly path: RegExp | undefined;
  readonly event: RegExp | undefined;
  left: number;
  hits: number;
}

function pattern(text: string | undefined): RegExp | undefined {
  if (text === undefined) return undefined;
  const escaped = text.replace(/[.+?^${}()|[\]\\]/g, "\\$&");
  const body = escaped.replaceAll(/\*\*|\*/g, (stars) => (stars === "**" ? ".*" : "[^/]*"));
  return new RegExp(`^${body}/?$`);
}

const fits = (expected: RegExp | undefined, actual: string | undefined): boolean =>
  expected === undefined || (actual !== undefined && expected.test(actual));

/** Faults are tried in the order of their arrival, and leave when their times are up. */
export function createFaultStore(random: Random): FaultStore {
  let http: Armed<HttpFault>[] = [];
  let socket: Armed<SocketFault>[] = [];

  function armed<F extends Fault>(fault: F, event: string | undefined): Armed<F> {
    return {
      id: random.id("fault-"),
      fault,
      path: pattern(fault.match.path),
      event: pattern(event),
      left: fault.times === "always" ? Number.POSITIVE_INFINITY : fault.times,
      hits: 0,
    };
  }

  function spend(entry: Armed<Fault>): void {
    entry.left -= 1;
    entry.hits += 1;
  }

  function dropSpent(): void {
    http = http.filter(({ left }) => left > 0);
    socket = socket.filter(({ left }) => left > 0);
  }

  return {
    addHttp(fault) {
      const entry = armed(fault, undefined);
      http.push(entry);
      return entry.id;
    },
    addSocket(fault) {
      const entry = armed(fault, fault.match.event);
      socket.push(entry);
      return entry.id;
    },
    list: () =>
      [...http, ...socket].map(({ id, fault, left, hits }) => ({
        id,
        fault,
        left: Number.isFinite(left) ? left : ("always" as const),
        hits,
      })),
    remove(id) {
      const before = http.length + socket.length;
      http = http.filter((entry) => entry.id !== id);
      socket = socket.filter((entry) => entry.id !== id);
      return http.length + socket.length < before;
    },
    clear() {
      http = [];
      socket = [];
    },
    forRequest(method, path) {
      if (http.length === 0) return [];
      const matching = http.filter(
        ({ fault, path: expected }) =>
          (fault.match.method ?? method) === method && fits(expected, path),
      );
      for (const entry of matching) spend(entry);
      dropSpent();
      return matching.map(({ fault }) => fault.effect);
    },
    forFrame(kind, facts) {
      const entry = socket.find(
        ({ fault: { match }, path, event }) =>
          match.frame === kind &&
          (match.method === undefined || match.method === facts.method) &&
          fits(path, facts.path) &&
          fits(event, facts.event),
      );
      if (entry === undefined) return undefined;
      spend(entry);
      dropSpent();
      return entry.fault.effect;
    },
  };
}
