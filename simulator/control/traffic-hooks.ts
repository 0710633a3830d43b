import { Readable } from "node:stream";

import type { FastifyInstance, FastifyRequest } from "fastify";

import { originHeader } from "../gateway/frame-origins.ts";
import { pathOf } from "../limits/limit-hook.ts";
import type { HttpEffect } from "./fault-schema.ts";
import type { RequestEffects } from "./fault-hooks.ts";
import type { RecordedRequest, Traffic } from "./traffic.ts";

/** The two halves of recording; faults stand between them. */
export interface TrafficHooks {
  /** Records every service request from its arrival on, those that a fault loses included. */
  addArrival(app: FastifyInstance): void;
  /** Completes the record; added after the faults, so that a lost reply stays unanswered. */
  addAnswer(app: FastifyInstance, effects: RequestEffects): void;
}

const answersItself: ReadonlySet<HttpEffect["kind"]> = new Set([
  "answer",
  "html",
  "empty-reply",
  "large-reply",
  "endless-reply",
  "headers",
]);

export function createTrafficHooks(
  traffic: Traffic,
  isService: (request: FastifyRequest) => boolean,
): TrafficHooks {
  const records = new WeakMap<FastifyRequest, RecordedRequest>();
  /** Requests that got as far as their route. */
  const handled = new WeakSet<FastifyRequest>();

  return {
    addArrival(app) {
      app.addHook("onRequest", (request, _reply, done) => {
        if (!isService(request)) {
          done();
          return;
        }
        const { [originHeader]: origin, ...requestHeaders } = request.headers;
        const record = traffic.request({
          via: origin === undefined ? "http" : "socket",
          method: request.method,
          path: pathOf(request),
          query: request.query,
          requestHeaders,
        });
        records.set(request, record);
        done();
      });
      app.addHook("preHandler", (request, _reply, done) => {
        const record = records.get(request);
        if (record !== undefined) record.requestBody = request.body;
        handled.add(request);
        done();
      });
      // The first of its kind, so that it sees the answer before any fault can swallow it.
      app.addHook("onSend", (request, reply, payload) => {
        const record = records.get(request);
        if (record !== undefined && handled.has(request)) record.ownStatus = reply.statusCode;
        return Promise.resolve(payload);
      });
    },
    addAnswer(app, effects) {
      app.addHook("onSend", (request, reply, payload) => {
        const record = records.get(request);
        if (record !== undefined) {
          record.status = reply.statusCode;
          record.responseHeaders = { ...reply.getHeaders() };
          record.responseBody = payload instanceof Readable ? undefined : payload;
          record.faulted = effects.of(request).some(({ kind }) => answersItself.has(kind));
        }
        return Promise.resolve(payload);
      });
    },
  };
}
