import { describe, expect, test } from "vitest";

import { crossBridge, exposed } from "./bridge-values.ts";

describe("what crosses the context bridge", () => {
  test("is a frozen copy with working functions", () => {
    const api = { area: { double: (n: number) => n * 2, list: [1] } };
    const copy = exposed(api);
    expect(copy).toEqual({ area: { double: expect.any(Function) as unknown, list: [1] } });
    expect(Object.isFrozen(copy)).toBe(true);
    const area: unknown = Reflect.get(Object.assign({}, copy), "area");
    const { double, list } = Object.assign({ double: api.area.double, list: [0] }, area);
    expect(Object.isFrozen(area) && Object.isFrozen(list)).toBe(true);
    expect(double).not.toBe(api.area.double);
    expect(double(21)).toBe(42);
  });

  test("shares no object with the other side, in either direction", async () => {
    const kept: object[] = [];
    const answer = { fresh: true };
    const call = crossBridge((input: object) => {
      kept.push(input);
      return Promise.resolve(answer);
    });
    if (typeof call !== "function") throw new Error("not a function");
    const input = { a: undefined };
    const arrived: unknown = await Reflect.apply(call, undefined, [input]);
    expect(arrived).toStrictEqual(answer);
    expect(arrived).not.toBe(answer);
    expect(kept[0]).toStrictEqual(input);
    expect(kept[0]).not.toBe(input);
  });

  test("is refused when structured clone refuses it, as with reactive state", () => {
    expect(() => crossBridge(new Proxy({ a: 1 }, {}))).toThrow(/could not be cloned/);
  });
});
