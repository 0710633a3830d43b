import { expect, it } from "vitest";

import { createRandom } from "./random.ts";

it("repeats itself for the same seed and differs for another", () => {
  const first = createRandom(7);
  const same = createRandom(7);
  const other = createRandom(8);
  const id = first.id("s-");
  expect(same.id("s-")).toBe(id);
  expect(other.id("s-")).not.toBe(id);
});

it("makes identifiers that are safe in a URL and do not repeat", () => {
  const random = createRandom(1);
  const ids = new Set(Array.from({ length: 10_000 }, () => random.id("p-")));
  expect(ids.size).toBe(10_000);
  for (const id of ids) expect(id).toMatch(/^p-[0-9a-f]{32}$/);
});

it("spreads numbers over the whole of [0, 1)", () => {
  const random = createRandom(42);
  const numbers = Array.from({ length: 5_000 }, () => random.next());
  expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...numbers)).toBeLessThan(1);
  const mean = numbers.reduce((sum, value) => sum + value, 0) / numbers.length;
  expect(mean).toBeGreaterThan(0.48);
  expect(mean).toBeLessThan(0.52);
});
