import type { ErrorObject } from "ajv";

import type { Exception } from "./exceptions.ts";
import { isObject, listOf, objectOf } from "../json.ts";
import type { Compiler } from "../schema-compiler.ts";

/** One complaint of the strict schema, with the body that it is about. */
export interface Complaint {
  readonly error: ErrorObject;
  readonly body: unknown;
}

/** Whether the exception lets the complaint pass; a property let in must fit its own schema. */
export function excuses(
  { excuse }: Exception,
  { error, body }: Complaint,
  compiler: Compiler,
): boolean {
  if (excuse.kind === "shape" || excuse.kind === "party") return false;
  if (!excuse.at.test(error.instancePath)) return false;
  const params = objectOf(error.params);
  switch (excuse.kind) {
    case "property": {
      if (error.keyword !== "additionalProperties") return false;
      if (params["additionalProperty"] !== excuse.name) return false;
      const value = objectOf(valueAt(body, error.instancePath))[excuse.name];
      return compiler.errors(excuse.schema, value).length === 0;
    }
    case "absent":
      return error.keyword === "required" && params["missingProperty"] === excuse.name;
    case "value": {
      const value = valueAt(body, error.instancePath);
      const isWord = error.keyword === "enum" || error.keyword === "const";
      return isWord && excuse.values.some((allowed) => allowed === value);
    }
  }
}

function valueAt(body: unknown, pointer: string): unknown {
  return pointer
    .split("/")
    .slice(1)
    .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"))
    .reduce<unknown>(
      (value, step) => (isObject(value) ? value[step] : listOf(value)[Number(step)]),
      body,
    );
}
