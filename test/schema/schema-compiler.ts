import { Ajv, type ErrorObject, type ValidateFunction } from "ajv";
import addFormats from "ajv-formats";

import type { JsonObject } from "./json.ts";

/** `coerced` reads values that are all text on the wire (a query, a form), and may change them. */
export type Mode = "plain" | "coerced";

/** Finds what does not fit a schema; keeps what it compiled. */
export interface Compiler {
  errors(schema: JsonObject, value: unknown, mode?: Mode): readonly ErrorObject[];
}

/** A compiler of its own; nothing is shared between two. */
export function createCompiler(): Compiler {
  const plain = new Ajv({ allErrors: true, strict: false });
  const coercing = new Ajv({ allErrors: true, strict: false, coerceTypes: "array" });
  addFormats(plain);
  addFormats(coercing);
  const compiled = new Map<string, ValidateFunction>();
  return {
    errors(schema, value, mode = "plain") {
      const key = `${mode} ${JSON.stringify(schema)}`;
      const known = compiled.get(key);
      const validate = known ?? (mode === "coerced" ? coercing : plain).compile(schema);
      if (!known) compiled.set(key, validate);
      return validate(value) ? [] : (validate.errors ?? []);
    },
  };
}
