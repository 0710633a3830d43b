import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { createManualClock, createRealClock } from "./clock.ts";

/** The machine's time and timers, which the real clock reads: they move when a test says so. */
beforeEach(() => void vi.useFakeTimers({ toFake: ["Date", "setTimeout", "clearTimeout"] }));
afterEach(() => void vi.useRealTimers());

describe.each([
  ["manual", () => createManualClock(1_000)],
  ["real", () => createRealClock()],
])("the %s clock, advanced", (_name, create) => {
  it("runs timers in the order of their instants, each at its own instant", () => {
    const clock = create();
    const start = clock.now();
    const seen: [string, number][] = [];
    const note = (name: string) => () => seen.push([name, clock.now() - start]);
    clock.after(300_000, note("third"));
    clock.after(100_000, note("first"));
    clock.after(200_000, note("second"));
    clock.advance(400_000);
    expect(seen).toEqual([
      ["first", 100_000],
      ["second", 200_000],
      ["third", 300_000],
    ]);
    expect(clock.now() - start).toBe(400_000);
  });

  it("runs timers that other timers start, when they fall due on the way", () => {
    const clock = create();
    const seen: string[] = [];
    clock.after(60_000, () => {
      seen.push("outer");
      clock.after(60_000, () => seen.push("inner"));
      clock.after(6_000_000, () => seen.push("too late"));
    });
    clock.advance(180_000);
    expect(seen).toEqual(["outer", "inner"]);
  });

  it("never runs a cancelled timer, nor minds a late cancellation", () => {
    const clock = create();
    const seen: string[] = [];
    const cancel = clock.after(60_000, () => seen.push("cancelled"));
    const late = clock.after(60_000, () => seen.push("kept"));
    cancel();
    clock.advance(120_000);
    late();
    expect(seen).toEqual(["kept"]);
  });

  it("runs what is left of many timers after most were cancelled", () => {
    const clock = create();
    const seen: number[] = [];
    for (let index = 0; index < 200; index += 1) clock.after(60_000, () => seen.push(index));
    const cancels = Array.from({ length: 300 }, () => clock.after(70_000, () => seen.push(-1)));
    for (const cancel of cancels) cancel();
    clock.advance(90_000);
    expect(seen.length).toBe(200);
    expect(seen.filter((value) => value < 0)).toEqual([]);
  });
});

describe("the real clock", () => {
  it.each([-600_000, 600_000])("may be %d ms ahead of the machine's, and waits no longer", (ms) => {
    const clock = createRealClock(ms);
    expect(clock.now() - Date.now()).toBe(ms);
    const seen: string[] = [];
    clock.after(60_000, () => seen.push("due"));
    clock.advance(59_000);
    expect(seen).toEqual([]);
    clock.advance(1_000);
    expect(seen).toEqual(["due"]);
  });

  it("runs a timer by itself when its time has come", () => {
    const clock = createRealClock();
    const begun = clock.now();
    const seen: [string, number][] = [];
    clock.after(60_000, () => seen.push(["later", clock.now() - begun]));
    clock.after(1, () => seen.push(["soon", clock.now() - begun]));
    vi.advanceTimersByTime(1);
    expect(seen).toEqual([["soon", 1]]);
    vi.advanceTimersByTime(59_999);
    expect(seen.at(-1)).toEqual(["later", 60_000]);
  });

  it("runs a timer in thirty days in thirty days, which no timer of Node's can", () => {
    const clock = createRealClock();
    const days = 86_400_000;
    let ran = 0;
    clock.after(30 * days, () => (ran += 1));
    vi.advanceTimersByTime(30 * days - 1);
    expect(ran).toBe(0);
    vi.advanceTimersByTime(1);
    expect(ran).toBe(1);
  });
});

describe("equal instants of the manual clock", () => {
  it("run in the order in which they were asked for", () => {
    const clock = createManualClock();
    const seen: number[] = [];
    for (let index = 0; index < 200; index += 1) clock.after(5, () => seen.push(index));
    clock.advance(5);
    expect(seen).toEqual(Array.from({ length: 200 }, (_, index) => index));
  });
});
