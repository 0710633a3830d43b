import * as v from "valibot";

/** What a parser answers: the typed value, or every reason in plain words, never a throw. */
export type Parsed<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly issues: string[] };

/** Turns something from outside into a value the inside can trust. */
export type Parser<T> = (input: unknown) => Parsed<T>;

/**
 * Makes a total parser of a valibot schema. Issues name the path and what was expected but never
 * repeat the received value, so they may be logged.
 */
export function parserOf<S extends v.GenericSchema>(schema: S): Parser<v.InferOutput<S>> {
  return (input) => {
    const result = v.safeParse(schema, input);
    if (result.success) return { ok: true, value: result.output };
    return {
      ok: false,
      issues: result.issues.map(
        (issue) => `${v.getDotPath(issue) ?? "(value)"}: expected ${issue.expected ?? issue.type}`,
      ),
    };
  };
}

/**
 * An optional property in the sense of the wire: absent, null or of a wrong type all mean "not said".
 * Of one that must be right, say so in the schema itself.
 */
export const said = <S extends v.GenericSchema>(schema: S) =>
  v.optional(v.fallback(v.optional(schema), undefined));
