import { describe, expect, test } from "vitest";

import { crossBridge, exposed } from "./bridge-values.ts";

describe("what crosses the context bridge", () => {
  test("is a frozen copy with working functions", () => {
    const api = { area: { double: (n: number) => n * 2, list: [1] } };
    const copy = exposed(api);
    expect(copy).toEqual({ area: { double: expect.any(Function), list: [1] } });
    expect(Object.isFrozen(copy)).toBe(true);
    const { area } = Object(copy);
    expect(Object.isFrozen(area) && Object.isFrozen(area.list)).toBe(true);
    expect(area.double(21)).toBe(42);
  });

  test("shares no object with the other side, in either direction", async () => {
    const kept: object[] = [];
    const answer = { fresh: true };
    const call = Object(crossBridge(async (input: object) => (kept.push(input), answer)));
    const input = { a: undefined };
    await expect(call(input)).resolves.toStrictEqual(answer);
    expect(await call(input)).not.toBe(answer);
    expect(kept[0]).toStrictEqual(input);
    expect(kept[0]).not.toBe(input);
  });

  test("is refused when structured clone refuses it, as with reactive state", () => {
    expect(() => crossBridge(new Proxy({ a: 1 }, {}))).toThrow(/could not be cloned/);
  });
});
