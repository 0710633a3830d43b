/** What all resource routes are made of. */
import type { FastifyRequest } from "fastify";

import type { Outcome, Refusal } from "../../world/types.ts";
import type { World } from "../../world/world.ts";
import type { Addresses } from "./extension-bodies.ts";
import type { Query, Sender } from "../input.ts";
import { listBody } from "./paging.ts";

/** Everything that a handler may look at. */
export interface Question extends Sender {
  readonly world: World;
  readonly request: FastifyRequest;
  readonly query: Query;
  readonly at: Addresses;
}

/** One resource: where it is and who may ask for it. */
export interface ResourceRoute {
  readonly method: "GET" | "POST" | "PUT";
  readonly path: string;
  /** One of these is enough. */
  readonly needs: readonly string[];
  readonly answer: (question: Question) => Outcome<unknown>;
}

export const accountPath = "/restapi/v1.0/account/:accountId";
export const extensionPath = `${accountPath}/extension/:extensionId`;
export const readAccounts = ["ReadAccounts"];

export const ok = <T>(value: T): Outcome<T> => ({ ok: true, value });
export const refuse = (refusal: Refusal): Outcome<never> => ({ ok: false, refusal });

const otherExtension: Refusal = {
  status: 403,
  errorCode: "CMN-404",
  message: "The operation is not allowed for another extension",
};
export const noMember: Refusal = {
  status: 403,
  errorCode: "CMN-408",
  message: "The user lacks the permission for this resource",
};
export const noFeature: Refusal = {
  status: 403,
  errorCode: "CMN-112",
  message: "The feature is not available for this extension",
};

export function unknown(parameterName: string): Outcome<never> {
  const message = `Resource for parameter [${parameterName}] is not found`;
  return refuse({ status: 404, errorCode: "CMN-102", message, parameterName });
}

export function list(question: Question, records: readonly unknown[]): Outcome<unknown> {
  return ok(listBody(question.request, records, question.query));
}

/** Own things only: the service gives them of other extensions to administrators. */
export function ownOnly(answer: ResourceRoute["answer"]): ResourceRoute["answer"] {
  return (question) =>
    question.subject === question.caller ? answer(question) : refuse(otherExtension);
}
