/**
 * Values between main and a page travel as JSON, but must arrive as Electron's structured clone
 * would deliver them: `undefined` stays apart from a missing key, and dates, maps, sets, bytes and
 * odd numbers survive. What JSON cannot say is an object with the key `$` that names the kind.
 */
const kindKey = "$";

/** As Electron says it when a function, symbol or the like is passed. */
const refusal = "An object could not be cloned.";

const tagged = (kind: string, value?: unknown): object => ({ [kindKey]: kind, v: value });

/** JSON-ready form of `value`. Throws on what structured clone refuses. */
export function encodeClone(value: unknown): unknown {
  switch (typeof value) {
    case "undefined":
      return tagged("undefined");
    case "bigint":
      return tagged("bigint", value.toString());
    case "number":
      return Number.isFinite(value) && !Object.is(value, -0)
        ? value
        : tagged("number", Object.is(value, -0) ? "-0" : String(value));
    case "function":
    case "symbol":
      throw new TypeError(refusal);
    case "object":
      return value === null ? null : encodeObject(value);
    default:
      return value;
  }
}

function encodeObject(value: object): unknown {
  if (Array.isArray(value)) return value.map(encodeClone);
  if (value instanceof Date) return tagged("date", value.getTime());
  if (value instanceof Map) return tagged("map", encodeClone([...value]));
  if (value instanceof Set) return tagged("set", encodeClone([...value]));
  if (value instanceof Uint8Array) return tagged("bytes", [...value]);
  if (value instanceof Error) return tagged("error", [value.name, value.message]);
  if (value instanceof Promise || value instanceof WeakMap || value instanceof WeakSet) {
    throw new TypeError(refusal);
  }
  const entries = Object.entries(value).map(([key, entry]) => [key, encodeClone(entry)]);
  return kindKey in value ? tagged("object", entries) : Object.fromEntries(entries);
}

/** The value that `encodeClone` was given. Throws on what it never produces. */
export function decodeClone(wire: unknown): unknown {
  if (Array.isArray(wire)) return wire.map(decodeClone);
  if (typeof wire !== "object" || wire === null) return wire;
  if (kindKey in wire) return decodeTagged(wire[kindKey], "v" in wire ? wire.v : undefined);
  return Object.fromEntries(Object.entries(wire).map(([key, entry]) => [key, decodeClone(entry)]));
}

function decodeTagged(kind: unknown, value: unknown): unknown {
  switch (kind) {
    case "undefined":
      return undefined;
    case "bigint":
      return BigInt(String(value));
    case "number":
      return Number(value);
    case "date":
      return new Date(Number(value));
    case "map":
      return new Map(pairs(decodeClone(value)));
    case "set":
      return new Set(list(decodeClone(value)));
    case "bytes":
      return Uint8Array.from(list(value), Number);
    case "error": {
      const [name, message] = list(value);
      return Object.assign(new Error(String(message)), { name: String(name) });
    }
    case "object":
      return Object.fromEntries(
        pairs(value).map(([key, entry]) => [String(key), decodeClone(entry)]),
      );
    default:
      throw new TypeError("unknown kind of value");
  }
}

function list(value: unknown): unknown[] {
  if (!Array.isArray(value)) throw new TypeError("expected a list");
  return value;
}

function pairs(value: unknown): [unknown, unknown][] {
  return list(value).map((pair) => {
    const [first, second] = list(pair);
    return [first, second];
  });
}
