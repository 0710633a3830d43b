import { describe, expect, it } from "vitest";

import { FakeClock } from "../../../test/support/fakes/fake-clock.ts";
import { createKeyPresses } from "./key-presses.ts";

function setUp(repeatsWhileHeld: boolean) {
  const clock = new FakeClock();
  const presses = createKeyPresses<string>({ clock, repeatsWhileHeld });
  let acts = 0;
  /** Presses arrive at these distances; then nothing for two seconds. */
  const arrive = (...gaps: number[]): number => {
    for (const gap of gaps) {
      clock.advance(gap);
      presses.pressed("m", () => (acts += 1));
    }
    clock.advance(2_000);
    return acts;
  };
  return { clock, presses, arrive, acts: () => acts };
}

describe("a key that is held down", () => {
  it.each([200, 500, 660, 1_000])("acts once if it repeats after %i ms", (delay) => {
    const { arrive } = setUp(true);
    expect(arrive(0, delay, ...Array.from({ length: 50 }, () => 33))).toBe(1);
  });

  it("acts again when it was released and pressed once more", () => {
    const { arrive } = setUp(true);
    expect(arrive(0, 500, 33, 33, 33, 150)).toBe(2);
  });
});

describe("a finger", () => {
  it("acts in the same tick, and the second time a moment later", () => {
    const { clock, presses, acts } = setUp(true);
    const press = (): void => presses.pressed("m", () => count());
    let told = 0;
    const count = (): void => void (told += 1);
    press();
    expect(told).toBe(1);
    clock.advance(300);
    press();
    expect(told).toBe(1);
    clock.advance(80);
    expect([told, acts()]).toEqual([2, 0]);
  });

  it("acts each time, however often it presses", () => {
    expect(setUp(true).arrive(0, 300, 200, 1_500, 250)).toBe(5);
  });

  it("never waits where a held key arrives once", () => {
    const { clock, presses } = setUp(false);
    let told = 0;
    for (const gap of [0, 300]) {
      clock.advance(gap);
      presses.pressed("m", () => (told += 1));
    }
    expect(told).toBe(2);
  });

  it("acts no more after the end", () => {
    const { clock, presses, arrive } = setUp(true);
    presses.pressed("x", () => undefined);
    clock.advance(300);
    let told = 0;
    presses.pressed("x", () => (told += 1));
    presses.dispose();
    arrive();
    expect(told).toBe(0);
  });
});
