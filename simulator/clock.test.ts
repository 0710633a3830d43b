import { describe, expect, it } from "vitest";

import { createManualClock, createRealClock } from "./clock.ts";

describe.each([
  ["manual", () => createManualClock(1_000)],
  ["real", () => createRealClock()],
])("the %s clock, advanced", (_name, create) => {
  it("runs timers in the order of their instants, each at its own instant", () => {
    const clock = create();
    const start = clock.now();
    const seen: [string, number][] = [];
    const note = (name: string) => () => seen.push([name, Math.round(clock.now() - start)]);
    clock.after(300_000, note("third"));
    clock.after(100_000, note("first"));
    clock.after(200_000, note("second"));
    clock.advance(400_000);
    expect(seen.map(([name]) => name)).toEqual(["first", "second", "third"]);
    for (const [index, [, at]] of seen.entries()) {
      expect(Math.abs(at - (index + 1) * 100_000)).toBeLessThan(1_000);
    }
    expect(clock.now() - start).toBeGreaterThanOrEqual(400_000);
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
    expect(Math.abs(clock.now() - Date.now() - ms)).toBeLessThan(1_000);
    const seen: string[] = [];
    clock.after(60_000, () => seen.push("due"));
    clock.advance(59_000);
    expect(seen).toEqual([]);
    clock.advance(1_000);
    expect(seen).toEqual(["due"]);
  });

  it("runs a timer by itself when its time has come", async () => {
    const clock = createRealClock();
    clock.after(60_000, () => undefined);
    await new Promise<void>((resolve) => {
      // Node waits for nothing else here, so something referenced must hold the process.
      const hold = setInterval(() => undefined, 1_000);
      clock.after(1, () => {
        clearInterval(hold);
        resolve();
      });
    });
    expect(clock.now()).toBeGreaterThan(0);
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
