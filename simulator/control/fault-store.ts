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
export class FaultStore {
  readonly #random: Random;
  #http: Armed<HttpFault>[] = [];
  #socket: Armed<SocketFault>[] = [];

  constructor(random: Random) {
    this.#random = random;
  }

  /** Both return the identifier for `remove`. */
  addHttp(fault: HttpFault): string {
    const entry = this.#arm(fault, undefined);
    this.#http.push(entry);
    return entry.id;
  }

  addSocket(fault: SocketFault): string {
    const entry = this.#arm(fault, fault.match.event);
    this.#socket.push(entry);
    return entry.id;
  }

  list(): readonly ArmedFault[] {
    return [...this.#http, ...this.#socket].map(({ id, fault, left, hits }) => ({
      id,
      fault,
      left: Number.isFinite(left) ? left : ("always" as const),
      hits,
    }));
  }

  remove(id: string): boolean {
    const before = this.#http.length + this.#socket.length;
    this.#http = this.#http.filter((entry) => entry.id !== id);
    this.#socket = this.#socket.filter((entry) => entry.id !== id);
    return this.#http.length + this.#socket.length < before;
  }

  clear(): void {
    this.#http = [];
    this.#socket = [];
  }

  /** Every effect that matches the request, in the order in which they were posted; spends them. */
  forRequest(method: string, path: string): readonly HttpEffect[] {
    if (this.#http.length === 0) return [];
    const matching = this.#http.filter(
      ({ fault, path: expected }) =>
        (fault.match.method ?? method) === method && fits(expected, path),
    );
    for (const entry of matching) spend(entry);
    this.#dropSpent();
    return matching.map(({ fault }) => fault.effect);
  }

  /** The first effect that matches; spends it. */
  forFrame(kind: FrameKind, facts: FrameFacts): SocketEffect | undefined {
    if (this.#socket.length === 0) return undefined;
    const entry = this.#socket.find(
      ({ fault: { match }, path, event }) =>
        match.frame === kind &&
        (match.method === undefined || match.method === facts.method) &&
        fits(path, facts.path) &&
        fits(event, facts.event),
    );
    if (entry === undefined) return undefined;
    spend(entry);
    this.#dropSpent();
    return entry.fault.effect;
  }

  #arm<F extends Fault>(fault: F, event: string | undefined): Armed<F> {
    return {
      id: this.#random.id("fault-"),
      fault,
      path: pattern(fault.match.path),
      event: pattern(event),
      left: fault.times === "always" ? Number.POSITIVE_INFINITY : fault.times,
      hits: 0,
    };
  }

  #dropSpent(): void {
    this.#http = this.#http.filter(({ left }) => left > 0);
    this.#socket = this.#socket.filter(({ left }) => left > 0);
  }
}

function spend(entry: Armed<Fault>): void {
  entry.left -= 1;
  entry.hits += 1;
}
