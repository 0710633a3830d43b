/** What a list of known departures from a standard is made of. */
import type { JsonObject } from "../json.ts";

/** Which of an operation's parts an exception is about. */
export type Part = "request" | "query" | "response";

/** What an exception lets pass. `at` fits the JSON pointer of the object (or value) concerned. */
export type Excuse =
  /** The whole body has another schema; `undefined` stands for "none documented". */
  | { readonly kind: "shape"; readonly reshape: (documented: JsonObject | undefined) => JsonObject }
  /** The body is a party, as `readCallPartyStatus` answers it. */
  | { readonly kind: "party" }
  | {
      readonly kind: "property";
      readonly at: RegExp;
      readonly name: string;
      readonly schema: JsonObject;
    }
  | { readonly kind: "absent"; readonly at: RegExp; readonly name: string }
  | { readonly kind: "value"; readonly at: RegExp; readonly values: readonly string[] };

/** One line of the list. */
export interface Exception {
  readonly name: string;
  readonly operations: readonly string[];
  readonly part: Part;
  readonly excuse: Excuse;
  readonly section: string;
  readonly reason: string;
}

/** A schema of text. */
export const text = { type: "string" } as const;
/** A schema of true and false. */
export const flag = { type: "boolean" } as const;
/** An object with these properties and no others. */
export const closed = (properties: JsonObject, required: readonly string[] = []): JsonObject => ({
  type: "object",
  properties,
  required,
  additionalProperties: false,
});
/** The place of the body itself. */
export const atRoot = /^$/;
