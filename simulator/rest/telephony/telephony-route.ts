/** What all call-control routes are made of. */
import type { FastifyRequest } from "fastify";
import type * as v from "valibot";

import type { PartyRequest } from "../../world/operations/support.ts";
import type { Outcome } from "../../world/types.ts";
import { readBody, type Sender } from "../input.ts";

/** What a route does once its sender is known. */
export type Act = (sender: Sender, request: FastifyRequest) => Outcome<unknown>;

/** One operation: where it is asked for and what success looks like. */
export interface Route {
  readonly method: "GET" | "POST" | "PATCH" | "DELETE";
  readonly path: string;
  /** The status of success; 204 sends no body. */
  readonly status: 200 | 201 | 204;
  readonly act: Act;
}

/** The outcome with a changed value; refusals stay. */
export function map<T, U>(outcome: Outcome<T>, change: (value: T) => U): Outcome<U> {
  return outcome.ok ? { ok: true, value: change(outcome.value) } : outcome;
}

/** Reads the body first, so that a wrong request never reaches the world. */
export function withBody<S extends v.GenericSchema>(
  schema: S,
  act: (sender: Sender, body: v.InferOutput<S>) => Outcome<unknown>,
): Act {
  return (sender, request) => {
    const body = readBody(schema, request);
    return body.ok ? act(sender, body.value) : body;
  };
}

/** What the path names. */
export function partyRequest({ caller, path }: Sender): PartyRequest {
  return { caller, telephonySessionId: path.telephonySessionId, partyId: path.partyId };
}

/** Paths, with `:accountId`, `:telephonySessionId` and `:partyId`. */
export const telephonyPath = "/restapi/v1.0/account/:accountId/telephony";
export const sessionPath = `${telephonyPath}/sessions/:telephonySessionId`;
export const partyPath = `${sessionPath}/parties/:partyId`;
