import type { JsonObject } from "./json.ts";
import { close } from "./strict-schema.ts";

const text = { type: "string" } as const;
const properties = {
  errorCode: text,
  message: text,
  errors: {
    type: "array",
    minItems: 1,
    items: {
      type: "object",
      properties: {
        errorCode: text,
        message: text,
        parameterName: text,
        parameterValue: text,
        permissionName: text,
      },
      required: ["errorCode", "message"],
    },
  },
} as const;
const required = ["errorCode", "message", "errors"];

/** The body of every refusal, from section 7 of our notes on the API; no standard describes it. */
export const errorSchema: JsonObject = close({ type: "object", properties, required });

/** Section 1.1: a refused token call carries the words of OAuth too. */
export const tokenErrorSchema: JsonObject = close({
  type: "object",
  properties: { ...properties, error: text, error_description: text },
  required,
});
