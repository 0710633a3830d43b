/**
 * Judges the simulator's traffic against a standard in a strict reading: a property that it does not
 * name is a misfit, and so is one that the service always sends and that is missing; the exceptions
 * are the standard's own.
 *
 * Judged are accepted requests (2xx) with their query, all answers of operations that the standard
 * describes, and notifications. Answers made by a fault are counted, not judged: breaking the rules
 * is what they are for.
 */
import type { ErrorObject } from "ajv";

import { alwaysPresent } from "./judges/always-present.ts";
import { errorSchema, tokenErrorSchema } from "./error-schema.ts";
import type { Exception, Part } from "./judges/exceptions.ts";
import { excuses } from "./judges/excuse.ts";
import { type JsonObject, objectOf } from "./json.ts";
import { envelopeSchema, eventKind } from "./notifications.ts";
import { type FindOperation, type Operation, operationFinder } from "./openapi.ts";
import { type Compiler, createCompiler, type Mode } from "./schema-compiler.ts";
import type { Standard } from "./judges/standard.ts";
import { close, requiring } from "./strict-schema.ts";
import type { Exchange, Traffic } from "./traffic.ts";

/** One place where a body does not fit. */
export interface Misfit {
  readonly testFile: string;
  /** The operation with its part, such as `holdCallParty response 200`. */
  readonly where: string;
  /** JSON pointer into the body. */
  readonly pointer: string;
  readonly message: string;
}

/** What was judged so far. */
export interface Verdict {
  readonly requests: number;
  /** Request and answer bodies compared with a schema. */
  readonly bodies: number;
  readonly notifications: number;
  /** Left out because a fault made them. */
  readonly faulted: number;
  /** Requests judged, by operation. */
  readonly operations: ReadonlyMap<string, number>;
  /** Method and path (identifiers replaced) of what the standard does not describe. */
  readonly notInSchema: ReadonlyMap<string, number>;
  readonly misfits: readonly Misfit[];
  readonly unusedExceptions: readonly Exception[];
}

/** The body of one operation's request or answer; `body` is undefined when there was none. */
interface Case {
  readonly operation: Operation;
  readonly part: Part;
  readonly where: string;
  readonly documented: JsonObject | undefined;
  readonly body: unknown;
  readonly mode: Mode;
}

/** Judges record after record; the verdict sums up all of them. */
export class Validator {
  readonly #compiler: Compiler = createCompiler();
  readonly #standard: Standard;
  readonly #find: FindOperation;
  readonly #party: JsonObject | undefined;
  readonly #used = new Set<Exception>();
  readonly #misfits: Misfit[] = [];
  readonly #counts = { requests: 0, bodies: 0, notifications: 0, faulted: 0 };
  readonly #operations = new Map<string, number>();
  readonly #notInSchema = new Map<string, number>();
  #testFile = "";

  constructor(standard: Standard) {
    this.#standard = standard;
    this.#find = operationFinder(standard.operations);
    const readParty = standard.operations.find(({ id }) => id === "readCallPartyStatus");
    this.#party = readParty?.responses.get("200") ?? readParty?.responses.get("default");
  }

  judge({ testFile, exchanges, notifications }: Traffic): void {
    this.#testFile = testFile;
    for (const exchange of exchanges) this.#judgeExchange(exchange);
    for (const notification of notifications) this.#judgeNotification(notification);
  }

  verdict(): Verdict {
    return {
      ...this.#counts,
      operations: this.#operations,
      notInSchema: this.#notInSchema,
      misfits: this.#misfits,
      unusedExceptions: this.#standard.exceptions.filter((exception) => !this.#used.has(exception)),
    };
  }

  #judgeExchange(exchange: Exchange): void {
    this.#counts.requests += 1;
    if (exchange.faulted) {
      this.#counts.faulted += 1;
      return;
    }
    const operation = this.#find(exchange.method, exchange.path);
    if (!operation) {
      count(this.#notInSchema, `${exchange.method} ${anonymous(exchange.path)}`);
      return;
    }
    count(this.#operations, operation.id);
    if (exchange.status >= 400) this.#judgeRefusal(exchange, operation);
    else {
      this.#judgeAnswer(exchange, operation);
      this.#judgeRequest(exchange, operation);
    }
  }

  #judgeRefusal({ status, responseBody }: Exchange, operation: Operation): void {
    this.#counts.bodies += 1;
    const schema = operation.id === "createToken" ? tokenErrorSchema : errorSchema;
    this.#check(`${operation.id} response ${status}`, schema, responseBody ?? null);
  }

  #judgeAnswer({ status, responseBody }: Exchange, operation: Operation): void {
    const where = `${operation.id} response ${status}`;
    const { responses } = operation;
    const key = responses.has(String(status)) ? String(status) : "default";
    if (!responses.has(key)) {
      this.#report(where, "", "a status that is not documented");
      return;
    }
    const documented = responses.get(key);
    if (documented !== undefined && responseBody === undefined)
      this.#report(where, "", "the documented body is missing");
    const body = responseBody;
    this.#judgeBody({ operation, part: "response", where, documented, body, mode: "plain" });
  }

  #judgeRequest({ requestBody, query }: Exchange, operation: Operation): void {
    const where = `${operation.id} request`;
    const documented = operation.request;
    // The bodies of the token calls are forms, whose values are all text.
    const mode = isTokenCall(operation) ? "coerced" : "plain";
    const body = structuredClone(requestBody);
    this.#judgeBody({ operation, part: "request", where, documented, body, mode });
    this.#judgeQuery(operation, structuredClone(query));
  }

  #judgeBody(judged: Case): void {
    const { where, body, mode } = judged;
    if (body === undefined) return;
    this.#counts.bodies += 1;
    const schema = this.#strictSchema(judged);
    if (schema === undefined) {
      this.#report(where, "", "a body where none is documented");
      return;
    }
    for (const error of this.#compiler.errors(schema, body, mode))
      if (!this.#excused(judged, error)) this.#report(where, error.instancePath, wording(error));
  }

  #judgeQuery(operation: Operation, query: JsonObject): void {
    const where = `${operation.id} query`;
    const documented: JsonObject = {
      type: "object",
      properties: Object.fromEntries(operation.query.map(({ name, schema }) => [name, schema])),
      required: operation.query.filter(({ required }) => required).map(({ name }) => name),
      additionalProperties: false,
    };
    const mode = "coerced";
    const judged: Case = { operation, part: "query", where, documented, body: query, mode };
    for (const error of this.#compiler.errors(documented, query, mode))
      if (!this.#excused(judged, error)) this.#report(where, error.instancePath, wording(error));
  }

  #judgeNotification(envelope: unknown): void {
    this.#counts.notifications += 1;
    this.#check("notification envelope", envelopeSchema, envelope);
    const { event, body } = objectOf(envelope);
    const kind = eventKind(typeof event === "string" ? event : "");
    if (kind === undefined) this.#report("notification", "/event", "a filter that we do not know");
    else this.#check(kind, this.#standard.notifications[kind], body);
  }

  /** The strict schema of a body, undefined when none is documented, exceptions included. */
  #strictSchema(judged: Case): JsonObject | undefined {
    let schema = judged.documented;
    for (const exception of this.#exceptionsFor(judged)) {
      if (exception.excuse.kind === "shape") schema = exception.excuse.reshape(schema);
      else if (exception.excuse.kind === "party") schema = this.#party;
      else continue;
      this.#used.add(exception);
    }
    if (schema === undefined) return undefined;
    if (judged.part === "request") return close(schema);
    return alwaysPresent
      .filter((rule) => rule.operations.includes(judged.operation.id))
      .reduce<JsonObject>(requiring, close(schema));
  }

  #excused(judged: Case, error: ErrorObject): boolean {
    const complaint = { error, body: judged.body };
    const exception = this.#exceptionsFor(judged).find((candidate) =>
      excuses(candidate, complaint, this.#compiler),
    );
    if (exception) this.#used.add(exception);
    return exception !== undefined;
  }

  #exceptionsFor({ operation, part }: Case): readonly Exception[] {
    return this.#standard.exceptions.filter(
      (exception) => exception.part === part && exception.operations.includes(operation.id),
    );
  }

  #check(where: string, schema: JsonObject, value: unknown): void {
    for (const error of this.#compiler.errors(schema, value))
      this.#report(where, error.instancePath, wording(error));
  }

  #report(where: string, pointer: string, message: string): void {
    this.#misfits.push({ testFile: this.#testFile, where, pointer, message });
  }
}

const isTokenCall = ({ template }: Operation): boolean => template.startsWith("/restapi/oauth/");

function wording(error: ErrorObject): string {
  const { additionalProperty } = objectOf(error.params);
  if (typeof additionalProperty === "string")
    return `the schema does not name the property ${additionalProperty}`;
  return error.message ?? error.keyword;
}

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

/** Replaces the identifiers in a path, so that equal routes are counted together. */
const anonymous = (path: string): string =>
  path.replace(/\/(s-[^/]+|p-[^/]+|\d{3,}|[0-9a-f-]{16,})(?=\/|$)/gi, "/{id}");
