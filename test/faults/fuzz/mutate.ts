/** Hostile variants of real messages: the shape stays recognisable, one or more places are wrong. */
import { createRandom, type Random } from "../../../simulator/random.ts";

const deep = (levels: number): unknown => {
  let value: unknown = "deep";
  for (let level = 0; level < levels; level += 1) value = level % 2 === 0 ? [value] : { value };
  return value;
};

/** Each is made anew: a consumer that writes into one must not spoil the next. */
const hostile: readonly (() => unknown)[] = [
  () => null,
  () => undefined,
  () => true,
  () => 0,
  () => -1,
  () => 2 ** 53,
  () => 2 ** 31,
  () => 1e300,
  () => "1e300",
  () => -0,
  () => Number.NaN,
  () => Number.MAX_VALUE,
  () => "",
  () => " ",
  () => "\u0000",
  () => "\ud800",
  () => "__proto__",
  () => "constructor",
  () => "../../etc/passwd",
  () => "<img src=x onerror=alert(1)>",
  () => "Infinity",
  () => "9".repeat(400),
  () => "x".repeat(2_000),
  () => [],
  () => ({}),
  () => [[]],
  () => deep(60),
  () => JSON.parse('{"__proto__":{"polluted":true}}') as unknown,
  () => JSON.parse('{"constructor":{"prototype":{"polluted":true}}}') as unknown,
  () => Array.from({ length: 200 }, () => ({})),
  () => ({ toString: "no function", valueOf: null }),
  () => ({ length: 2 ** 31 }),
];

export interface Mutator {
  /** A copy in which some places are wrong. */
  readonly spoil: (message: unknown) => unknown;
  /** The message as text, spoiled as a message or as text. */
  readonly spoilText: (message: unknown) => string;
  readonly pick: <T>(from: readonly T[]) => T;
}

export function createMutator(seed: number): Mutator {
  const random = createRandom(seed);
  const below = (limit: number): number => belowOf(random, limit);
  const pick = <T>(from: readonly T[]): T => {
    const one = from[below(from.length)];
    if (one === undefined) throw new Error("nothing to pick from");
    return one;
  };
  const spoil = (message: unknown): unknown => {
    let spoiled = structuredClone(message);
    for (let times = 1 + below(3); times > 0; times -= 1) spoiled = spoilOnce(spoiled, below, pick);
    return spoiled;
  };
  return {
    pick,
    spoil,
    spoilText(message) {
      // What JSON has no word for gives no text, against the declared type.
      const json: unknown = JSON.stringify(below(3) === 0 ? message : spoil(message));
      const text = typeof json === "string" ? json : "";
      return below(3) === 0 ? spoilCharacters(text, below) : text;
    },
  };
}

const belowOf = (random: Random, limit: number): number =>
  Math.floor(random.next() * Math.max(1, limit));

type Below = (limit: number) => number;
type Pick = Mutator["pick"];

/** One place, anywhere in the tree, is replaced, removed, doubled or given another name. */
function spoilOnce(message: unknown, below: Below, pick: Pick): unknown {
  const places = placesIn(message);
  const place = places[below(places.length)];
  if (place === undefined || below(20) === 0) return pick(hostile)();
  const { holder, key } = place;
  const bad = pick(hostile)();
  if (Array.isArray(holder)) {
    const index = Number(key);
    const way = below(4);
    if (way === 0) holder.splice(index, 1);
    else if (way === 1) holder.push(...holder);
    else holder[index] = bad;
    return message;
  }
  const value = holder[key];
  switch (below(5)) {
    case 0:
      Reflect.deleteProperty(holder, key);
      break;
    case 1:
      define(holder, pick(["__proto__", "constructor", "prototype", key.toUpperCase()]), value);
      break;
    default:
      define(holder, key, bad);
  }
  return message;
}

/** As JSON does it: an own property, whatever the name. */
const define = (holder: object, key: string, value: unknown): void => {
  Object.defineProperty(holder, key, {
    ...{ value, enumerable: true, configurable: true, writable: true },
  });
};

interface Place {
  readonly holder: Record<string, unknown> | unknown[];
  readonly key: string;
}

const mostPlaces = 400;

function placesIn(message: unknown): readonly Place[] {
  const places: Place[] = [];
  const queue: unknown[] = [message];
  for (
    let holder = queue.shift();
    queue.length > 0 || holder !== undefined;
    holder = queue.shift()
  ) {
    if (typeof holder !== "object" || holder === null) continue;
    for (const key of Object.keys(holder)) {
      const tree = holder as Record<string, unknown>;
      places.push({ holder: tree, key });
      if (places.length >= mostPlaces) return places;
      queue.push(tree[key]);
    }
  }
  return places;
}

function spoilCharacters(text: string, below: Below): string {
  const at = below(text.length);
  switch (below(4)) {
    case 0:
      return text.slice(0, at);
    case 1:
      return text.slice(0, at) + String.fromCharCode(below(65_536)) + text.slice(at + 1);
    case 2:
      return text.slice(0, at) + text.slice(below(text.length)) + text.slice(at);
    default:
      return text.slice(at) + text.slice(0, at);
  }
}

/** Whether something hostile has reached what every object inherits from. */
export const isPolluted = (): boolean =>
  "polluted" in {} || Object.keys(Object.prototype).length > 0 || "polluted" in Function.prototype;
