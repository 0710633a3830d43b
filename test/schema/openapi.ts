/** Reads the operations out of an OpenAPI 3 document that inlines all of its schemas. */
import { isObject, type JsonObject, listOf, objectOf, walk } from "./json.ts";

/** A query parameter as the document describes it. */
export interface QueryParameter {
  readonly name: string;
  readonly required: boolean;
  readonly schema: JsonObject;
}

/** One operation; schemas are the document's own, unchanged. */
export interface Operation {
  readonly id: string;
  /** Upper case. */
  readonly method: string;
  /** The path with its `{parameters}`. */
  readonly template: string;
  readonly query: readonly QueryParameter[];
  /** Absent when the document describes no JSON body. */
  readonly request: JsonObject | undefined;
  /** By status or `default`; `undefined` for an answer without a JSON body. */
  readonly responses: ReadonlyMap<string, JsonObject | undefined>;
}

/** Finds the operation that serves a request; `path` carries no query. */
export type FindOperation = (method: string, path: string) => Operation | undefined;

const methods = ["get", "post", "put", "patch", "delete"];

/** All operations of a parsed OpenAPI document; what cannot be read as one is left out. */
export function readOperations(document: unknown): readonly Operation[] {
  return Object.entries(walk(document, "paths")).flatMap(([template, item]) =>
    methods.flatMap((method) => {
      const operation = objectOf(item)[method];
      return isObject(operation) ? [readOperation({ method, template, operation })] : [];
    }),
  );
}

interface OperationSource {
  readonly method: string;
  readonly template: string;
  readonly operation: JsonObject;
}

function readOperation({ method, template, operation }: OperationSource): Operation {
  const id = operation["operationId"];
  return {
    id: typeof id === "string" ? id : `${method} ${template}`,
    method: method.toUpperCase(),
    template,
    query: listOf(operation["parameters"]).flatMap(readQueryParameter),
    request: jsonSchema(operation["requestBody"]),
    responses: new Map(
      Object.entries(walk(operation, "responses")).map(([status, response]) => [
        status,
        jsonSchema(response),
      ]),
    ),
  };
}

function readQueryParameter(parameter: unknown): readonly QueryParameter[] {
  const { in: place, name, required, schema } = objectOf(parameter);
  if (place !== "query" || typeof name !== "string") return [];
  return [{ name, required: required === true, schema: objectOf(schema) }];
}

function jsonSchema(holder: unknown): JsonObject | undefined {
  const schema = walk(holder, "content", "application/json")["schema"];
  return isObject(schema) ? schema : undefined;
}

/** Of several templates that fit, the one with the most literal segments serves the request. */
export function operationFinder(operations: readonly Operation[]): FindOperation {
  const routes = operations
    .map((operation) => ({ operation, segments: operation.template.split("/") }))
    .sort((one, other) => literals(other.segments) - literals(one.segments));
  return (method, path) => {
    const asked = path.replace(/\/$/, "").split("/");
    return routes.find(
      ({ operation, segments }) =>
        operation.method === method.toUpperCase() &&
        segments.length === asked.length &&
        segments.every((segment, at) => segment.startsWith("{") || segment === asked[at]),
    )?.operation;
  };
}

const literals = (segments: readonly string[]): number =>
  segments.filter((segment) => !segment.startsWith("{")).length;
