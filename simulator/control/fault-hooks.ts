/** Carries out HTTP faults and the general latency, around every service request. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";

import type { SimClock } from "../clock.ts";
import type { EventGate } from "../gateway/event-gate.ts";
import { pathOf } from "../limits/limit-hook.ts";
import type { HttpEffect } from "./fault-schema.ts";
import type { FaultStore } from "./fault-store.ts";

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

/** Adds the hooks; must come before the hooks that authenticate and count. */
export function addFaultHooks(app: FastifyInstance, options: FaultHooksOptions): RequestEffects {
  const { clock, faults, gate, latencyMs, isService, isFrame } = options;
  const effects = new WeakMap<FastifyRequest, readonly HttpEffect[]>();
  const releases = new WeakMap<FastifyRequest, () => void>();
  const passedBefore = new WeakMap<FastifyRequest, number>();
  const of = (request: FastifyRequest): readonly HttpEffect[] => effects.get(request) ?? [];

  /** The answer is never written; the connection hangs or is cut. */
  function lose(request: FastifyRequest, reply: FastifyReply, how: "hang" | "reset"): void {
    reply.hijack();
    releases.get(request)?.();
    if (how === "reset" && !isFrame(request)) request.raw.socket.destroy();
  }

  async function before(
    effect: HttpEffect,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<void> {
    switch (effect.kind) {
      case "delay":
        return pause(clock, effect.ms);
      case "lose-request":
        return lose(request, reply, effect.how);
      case "html":
        await reply.code(effect.status).type("text/html; charset=utf-8").send(htmlPage);
        return;
      case "answer":
        reply.code(effect.status).headers(effect.headers ?? {});
        await reply.send(effect.body);
        return;
      case "reply-before-event":
        releases.set(request, gate.hold());
        return;
      default:
        return;
    }
  }

  app.addHook("onRequest", async (request, reply) => {
    if (!isService(request)) return;
    await pause(clock, latencyMs());
    passedBefore.set(request, gate.passed());
    const matching = faults.forRequest(request.method, pathOf(request));
    effects.set(request, matching);
    for (const effect of matching) {
      await before(effect, request, reply);
      if (reply.sent) return;
    }
  });

  app.addHook("onSend", async (request, reply, payload) => {
    let sent = payload;
    for (const effect of of(request)) {
      if (effect.kind === "lose-reply") {
        lose(request, reply, effect.how);
        // Nothing may touch a hijacked reply afterwards, so this hook never comes back.
        await new Promise(() => undefined);
      }
      if (effect.kind === "empty-reply") {
        reply.removeHeader("content-type").removeHeader("content-length");
        sent = "";
      }
      if (effect.kind === "reply-after-event") {
        await waitForEvent(options, passedBefore.get(request) ?? 0, effect);
      }
    }
    return sent;
  });

  app.addHook("onResponse", async (request) => {
    const release = releases.get(request);
    const effect = of(request).find(({ kind }) => kind === "reply-before-event");
    if (release === undefined || effect?.kind !== "reply-before-event") return;
    clock.after(effect.gapMs, release);
  });

  return { of };
}
