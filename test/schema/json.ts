/** A JSON object read from outside, its values not looked at yet. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Whether `value` is a JSON object: not null, not an array. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** `value` as an object; anything else reads as an empty one. */
export const objectOf = (value: unknown): JsonObject => (isObject(value) ? value : {});

/** The object found by walking `keys`; empty when the way ends early. */
export const walk = (value: unknown, ...keys: readonly string[]): JsonObject =>
  keys.reduce<JsonObject>((found, key) => objectOf(found[key]), objectOf(value));

/** `value` as a list; anything else reads as an empty one. */
export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
