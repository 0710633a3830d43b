/** Reading requests: bodies against a schema, `~` and identifiers in paths, paging. */
import type { FastifyRequest } from "fastify";
import * as v from "valibot";

import type { Directory, Extension } from "../account/account.ts";
import type { Outcome, Refusal } from "../world/types.ts";
import { lacksPermission } from "./errors.ts";

/** What the authorization hook knows of a request's sender. */
export interface RestCaller {
  readonly extensionId: string;
  readonly accountId: string;
  readonly permissions: ReadonlySet<string>;
}

export type CallerOf = (request: FastifyRequest) => RestCaller;

function refuse<T>(refusal: Refusal): Outcome<T> {
  return { ok: false, refusal };
}

function invalid(parameterName: string): Refusal {
  const message = `Parameter [${parameterName}] value is invalid`;
  return { status: 400, errorCode: "CMN-101", message, parameterName };
}

function notFound(parameterName: string): Refusal {
  const message = `Resource for parameter [${parameterName}] is not found`;
  return { status: 404, errorCode: "CMN-102", message, parameterName };
}

/** The parsed body, or 400 `CMN-101` naming the first wrong parameter (`body` for the whole). */
export function readBody<S extends v.GenericSchema>(
  schema: S,
  request: FastifyRequest,
): Outcome<v.InferOutput<S>> {
  // A list would pass as an object without known properties.
  if (Array.isArray(request.body)) return refuse(invalid("body"));
  const parsed = v.safeParse(schema, request.body);
  if (parsed.success) return { ok: true, value: parsed.output };
  return refuse(invalid(v.getDotPath(parsed.issues[0]) ?? "body"));
}

const pathSchema = v.object({
  accountId: v.optional(v.string(), "~"),
  extensionId: v.optional(v.string(), "~"),
  telephonySessionId: v.optional(v.string(), ""),
  partyId: v.optional(v.string(), ""),
  recordingId: v.optional(v.string(), ""),
  entryId: v.optional(v.string(), ""),
});
type PathParameters = v.InferOutput<typeof pathSchema>;

/** A request whose sender may do what is asked. `subject` is the extension that the path names. */
export interface Sender {
  readonly caller: Extension;
  readonly subject: Extension;
  readonly path: PathParameters;
}

/** 403 without one of the permissions; 404 for another account or an unknown extension. */
export function readSender(
  directory: Directory,
  request: FastifyRequest,
  granted: { readonly by: RestCaller; readonly needs: readonly string[] },
): Outcome<Sender> {
  const { by, needs } = granted;
  const missing = needs.some((permission) => by.permissions.has(permission)) ? undefined : needs[0];
  if (missing !== undefined) return refuse(lacksPermission(missing));
  const path = v.parse(pathSchema, request.params);
  if (path.accountId !== "~" && path.accountId !== by.accountId) {
    return refuse(notFound("accountId"));
  }
  const caller = directory.byId(by.extensionId);
  if (caller === undefined) return refuse(notFound("extensionId"));
  const subject = path.extensionId === "~" ? caller : directory.byId(path.extensionId);
  if (subject === undefined) return refuse(notFound("extensionId"));
  return { ok: true, value: { caller, subject, path } };
}

const pageNumber = (max: number) =>
  v.pipe(v.string(), v.regex(/^\d+$/), v.transform(Number), v.minValue(1), v.maxValue(max));

const wordOrWords = v.union([
  v.array(v.string()),
  v.pipe(
    v.string(),
    v.transform((word) => [word]),
  ),
]);

const querySchema = v.object({
  page: v.optional(pageNumber(1_000_000), "1"),
  perPage: v.optional(pageNumber(1000), "100"),
  type: v.optional(wordOrWords),
  status: v.optional(wordOrWords),
  extensionNumber: v.optional(v.string()),
  email: v.optional(v.string()),
  usageType: v.optional(wordOrWords),
  featureId: v.optional(wordOrWords),
  permissionId: v.optional(v.string()),
  availableOnly: v.optional(v.string()),
  detailedTelephonyState: v.optional(v.string()),
  sipData: v.optional(v.string()),
});
export type Query = v.InferOutput<typeof querySchema>;

/** The query parameters that any of the resources reads; unknown ones are passed over. */
export function readQuery(request: FastifyRequest): Outcome<Query> {
  const parsed = v.safeParse(querySchema, request.query);
  if (parsed.success) return { ok: true, value: parsed.output };
  return refuse(invalid(v.getDotPath(parsed.issues[0]) ?? "query"));
}
