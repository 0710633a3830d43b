import { describe, expect, test } from "vitest";

import { decodeClone, encodeClone } from "./clone.ts";

const throughJson = (value: unknown): unknown =>
  decodeClone(JSON.parse(JSON.stringify(encodeClone(value))));

describe("values between main and a page", () => {
  test.each([
    ["plain data", { a: [1, "two", true, null], b: { c: "d" } }],
    ["numbers that JSON lacks", [Number.NaN, Infinity, -Infinity, -0]],
    ["a big integer", 12345678901234567890n],
    ["a date", new Date(86_400_000)],
    ["maps and sets", { m: new Map([["k", new Set([1, 2])]]) }],
    ["bytes", new Uint8Array([0, 127, 255])],
    ["an object that looks like the encoding", { $: "undefined", v: { $: 1 } }],
    ["an own key __proto__", JSON.parse('{"__proto__":{"x":1}}')],
  ])("arrive unchanged: %s", (_what, value) => {
    expect(throughJson(value)).toStrictEqual(value);
  });

  test("an undefined property stays apart from a missing one", () => {
    const arrived = throughJson({ present: undefined, list: [undefined] });
    expect(arrived).toStrictEqual({ present: undefined, list: [undefined] });
    expect(Object.keys(arrived ?? {})).toEqual(["present", "list"]);
    expect(throughJson(undefined)).toBeUndefined();
  });

  test.each([
    ["a function", () => 1],
    ["a symbol", Symbol("s")],
    ["a promise", Promise.resolve()],
    ["a function inside", { deep: [{ f: () => 1 }] }],
  ])("are refused as Electron refuses them: %s", (_what, value) => {
    expect(() => encodeClone(value)).toThrow("An object could not be cloned.");
  });

  test("an encoding of an unknown kind is refused", () => {
    expect(() => decodeClone({ $: "code", v: "1" })).toThrow("unknown kind");
  });
});
