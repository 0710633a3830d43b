/** Carries out HTTP faults and the general latency, around every service request. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";

import type { SimClock } from "../clock.ts";
import type { EventGate } from "../gateway/event-gate.ts";
import { pathOf } from "../limits/limit-hook.ts";
import type { HttpEffect } from "./fault-schema.ts";
import type { FaultStore } from "./fault-store.ts";
import { endlessBody, paddedBody } from "./hostile-bodies.ts";

export interface FaultHooksOptions {
  readonly clock: SimClock;
  readonly faults: FaultStore;
  readonly gate: EventGate;
  readonly latencyMs: () => number;
  /** Whether the request is for the simulated service, not for its control interface. */
  readonly isService: (request: FastifyRequest) => boolean;
  /** Whether the request came in as a frame; there is no connection of its own to cut then. */
  readonly isFrame: (request: FastifyRequest) => boolean;
}

/** What a request's faults mean for handlers that ask. */
export interface RequestEffects {
  of(request: FastifyRequest): readonly HttpEffect[];
}

const htmlPage =
  "<!doctype html><html><head><title>Gateway</title></head><body>Busy.</body></html>";

const pause = (clock: SimClock, ms: number): Promise<void> =>
  ms <= 0 ? Promise.resolve() : new Promise((resolve) => void clock.after(ms, resolve));

function waitForEvent(
  options: FaultHooksOptions,
  since: number,
  effect: Extract<HttpEffect, { kind: "reply-after-event" }>,
): Promise<void> {
  const { clock, gate } = options;
  if (gate.passed() > since) return pause(clock, effect.gapMs);
  return new Promise((resolve) => {
    const cancelLimit = clock.after(effect.waitMs, () => {
      cancelWatch();
      resolve();
    });
    const cancelWatch = gate.onNext(() => {
      cancelLimit();
      void pause(clock, effect.gapMs).then(resolve);
    });
  });
}

class RequestFaults implements RequestEffects {
  readonly #options: FaultHooksOptions;
  readonly #effects = new WeakMap<FastifyRequest, readonly HttpEffect[]>();
  readonly #releases = new WeakMap<FastifyRequest, () => void>();
  readonly #passedBefore = new WeakMap<FastifyRequest, number>();

  constructor(options: FaultHooksOptions) {
    this.#options = options;
  }

  of(request: FastifyRequest): readonly HttpEffect[] {
    return this.#effects.get(request) ?? [];
  }

  async arrive(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const { clock, faults, gate, latencyMs } = this.#options;
    await pause(clock, latencyMs());
    this.#passedBefore.set(request, gate.passed());
    const matching = faults.forRequest(request.method, pathOf(request));
    this.#effects.set(request, matching);
    for (const effect of matching) {
      await this.#before(effect, request, reply);
      if (reply.sent) return;
    }
  }

  async leave(request: FastifyRequest, reply: FastifyReply, payload: unknown): Promise<unknown> {
    let sent = payload;
    for (const effect of this.of(request)) {
      if (effect.kind === "lose-reply") {
        this.#lose(request, reply, effect.how);
        // Nothing may touch a hijacked reply afterwards, so this hook never comes back.
        await new Promise(() => undefined);
      }
      if (effect.kind === "empty-reply") {
        reply.removeHeader("content-type").removeHeader("content-length");
        sent = "";
      }
      if (effect.kind === "headers") reply.headers(effect.headers);
      if (effect.kind === "large-reply") {
        if (effect.gzip) reply.header("content-encoding", "gzip");
        sent = paddedBody(sent, effect);
      }
      if (effect.kind === "endless-reply") sent = endlessBody(this.#options.clock, effect);
      if (effect.kind === "reply-after-event") {
        await waitForEvent(this.#options, this.#passedBefore.get(request) ?? 0, effect);
      }
    }
    return sent;
  }

  left(request: FastifyRequest): void {
    const release = this.#releases.get(request);
    const effect = this.of(request).find(({ kind }) => kind === "reply-before-event");
    if (release === undefined || effect?.kind !== "reply-before-event") return;
    this.#options.clock.after(effect.gapMs, release);
  }

  async #before(effect: HttpEffect, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    switch (effect.kind) {
      case "delay":
        await pause(this.#options.clock, effect.ms);
        break;
      case "lose-request":
        this.#lose(request, reply, effect.how);
        break;
      case "html":
        await reply.code(effect.status).type("text/html; charset=utf-8").send(htmlPage);
        break;
      case "answer":
        reply.code(effect.status).headers(effect.headers ?? {});
        await reply.send(effect.body);
        break;
      case "reply-before-event":
        this.#releases.set(request, this.#options.gate.hold());
        break;
      default:
        break;
    }
  }

  /** The answer is never written; the connection hangs or is cut. */
  #lose(request: FastifyRequest, reply: FastifyReply, how: "hang" | "reset"): void {
    reply.hijack();
    this.#releases.get(request)?.();
    if (how === "reset" && !this.#options.isFrame(request)) request.raw.socket.destroy();
  }
}

/** Adds the hooks; must come before the hooks that authenticate and count. */
export function addFaultHooks(app: FastifyInstance, options: FaultHooksOptions): RequestEffects {
  const faults = new RequestFaults(options);
  app.addHook("onRequest", async (request, reply) => {
    if (options.isService(request)) await faults.arrive(request, reply);
  });
  app.addHook("onSend", (request, reply, payload) => faults.leave(request, reply, payload));
  app.addHook("onResponse", (request, _reply, done) => {
    faults.left(request);
    done();
  });
  return faults;
}
