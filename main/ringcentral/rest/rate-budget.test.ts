import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { createManualClock } from "../../../test/support/service/manual-clock.ts";
import { mostCounted, RateBudget, rateGroupOf, ratePriorityOf } from "./rate-budget.ts";

function setUp() {
  const clock = createManualClock();
  const budget = new RateBudget(clock);
  const learn = (status: number, headers: Record<string, string>) =>
    budget.learn("light", { status, headers: new Headers(headers) });
  return { clock, budget, learn };
}

/** Takes slots until none is given; how many there were. */
function drain(take: () => number): number {
  for (let taken = 0; ; taken += 1) if (take() > 0) return taken;
}

describe("a penalty", () => {
  it("lets nothing out, not even what is urgent", () => {
    const { clock, budget, learn } = setUp();
    learn(429, { "Retry-After": "60" });
    clock.advance(20_000);
    expect(budget.take("light", "urgent")).toBe(40_000);
    clock.advance(40_000);
    expect(budget.take("light", "urgent")).toBe(0);
  });

  it("leaves the other groups alone", () => {
    const { budget, learn } = setUp();
    learn(429, { "Retry-After": "60" });
    expect(budget.take("auth", "read")).toBe(0);
  });

  it("lasts half a minute when the service does not say how long", () => {
    const { budget, learn } = setUp();
    learn(429, {});
    expect(budget.take("light", "read")).toBe(30_000);
  });

  it("is never made shorter", () => {
    const { budget, learn } = setUp();
    learn(429, { "Retry-After": "60" });
    learn(429, { "Retry-After": "5" });
    expect(budget.take("light", "read")).toBe(60_000);
  });

  it("is kept for one window when nothing remains", () => {
    const { budget, learn } = setUp();
    learn(200, { "X-Rate-Limit-Remaining": "0", "X-Rate-Limit-Window": "30" });
    expect(budget.take("light", "urgent")).toBe(30_000);
  });

  it("counts nothing that never reached the service", () => {
    const { clock, budget, learn } = setUp();
    learn(200, { "X-Rate-Limit-Limit": "3", "X-Rate-Limit-Remaining": "2" });
    expect(budget.take("light", "read")).toBe(0);
    clock.advance(20_000);
    for (let lost = 0; lost < 5; lost += 1) {
      expect(budget.take("light", "read")).toBe(0);
      budget.giveBack("light");
    }
    expect(drain(() => budget.take("light", "read"))).toBe(1);
  });

  it("takes a date as the service's wish, by the service's clock where it says the time", () => {
    const { clock, budget, learn } = setUp();
    const inAnHour = clock.now() + 3_600_000;
    learn(429, {
      Date: new Date(inAnHour).toUTCString(),
      "Retry-After": new Date(inAnHour + 45_000).toUTCString(),
    });
    expect(budget.take("light", "read")).toBe(45_000);
  });

  it("takes a date by the wall clock where it does not", () => {
    const { clock, budget, learn } = setUp();
    learn(429, { "Retry-After": new Date(clock.now() + 45_000).toUTCString() });
    expect(budget.take("light", "read")).toBeGreaterThan(43_000);
    expect(budget.take("light", "read")).toBeLessThanOrEqual(45_000);
  });

  it("is told when it begins or grows, and how much is left of it", () => {
    const { clock, budget, learn } = setUp();
    let told = 0;
    const stop = budget.pause.onChange(() => (told += 1));
    expect(budget.pause.leftMs()).toBe(0);
    learn(429, { "Retry-After": "60" });
    learn(429, { "Retry-After": "5" });
    expect(told).toBe(1);
    clock.advance(50_000);
    expect(budget.pause.leftMs()).toBe(10_000);
    learn(429, { "Retry-After": "30" });
    expect(told).toBe(2);
    stop();
    learn(429, { "Retry-After": "90" });
    expect(told).toBe(2);
    clock.advance(90_000);
    expect(budget.pause.leftMs()).toBe(0);
  });
});

describe("the slots of a window", () => {
  it("are given to reads but for five, to actions but for three, and to ending and muting all", () => {
    const { budget, learn } = setUp();
    learn(200, { "X-Rate-Limit-Limit": "50", "X-Rate-Limit-Window": "60" });
    expect(drain(() => budget.take("light", "read"))).toBe(45);
    expect(drain(() => budget.take("light", "action"))).toBe(2);
    expect(drain(() => budget.take("light", "urgent"))).toBe(3);
  });

  it("come back as requests leave the window, a little later than they were sent", () => {
    const { clock, budget, learn } = setUp();
    learn(200, { "X-Rate-Limit-Limit": "12", "X-Rate-Limit-Window": "60" });
    for (let sent = 0; sent < 7; sent += 1) {
      expect(budget.take("light", "read")).toBe(0);
      clock.advance(1_000);
    }
    expect(budget.take("light", "read")).toBe(53_500);
    clock.advance(53_500);
    expect(budget.take("light", "read")).toBe(0);
    expect(budget.take("light", "read")).toBe(1_000);
  });

  it("are all given in a small group, and no more than there are", () => {
    const { budget } = setUp();
    budget.learn("auth", { status: 200, headers: new Headers({ "X-Rate-Limit-Limit": "5" }) });
    expect(drain(() => budget.take("auth", "action"))).toBe(5);
  });

  it("are counted as the service counts them, where another program uses them too", () => {
    const { clock, budget, learn } = setUp();
    budget.take("light", "read");
    learn(200, { "X-Rate-Limit-Limit": "50", "X-Rate-Limit-Remaining": "19" });
    expect(budget.report()).toEqual([
      {
        ...{ group: "light", windowMs: 60_000, limit: 50, used: 31, remaining: 19 },
        ...{ kept: { urgent: 3, action: 2 }, renewedAt: clock.now() + 60_500 },
      },
    ]);
    expect(drain(() => budget.take("light", "read"))).toBe(14);
    clock.advance(60_500);
    const [light] = budget.report();
    expect(light?.used).toBe(0);
    expect(light?.renewedAt).toBeUndefined();
  });

  it("are not held back where no call is controlled", () => {
    const { clock, budget } = setUp();
    const headers = new Headers({ "X-Rate-Limit-Limit": "40", "X-Rate-Limit-Window": "60" });
    budget.learn("medium", { status: 200, headers });
    expect(drain(() => budget.take("medium", "read"))).toBe(40);
    expect(budget.report()).toEqual([
      {
        ...{ group: "medium", windowMs: 60_000, limit: 40, used: 40, remaining: 0 },
        renewedAt: clock.now() + 60_500,
      },
    ]);
  });

  it("are reported by what was sent alone until the service has told its limit", () => {
    const { clock, budget } = setUp();
    budget.take("light", "read");
    expect(budget.report()).toEqual([
      { group: "light", windowMs: 60_000, used: 1, renewedAt: clock.now() + 60_500 },
    ]);
  });

  it("are not held back by a limit that the next good answer does not repeat", () => {
    const { budget, clock, learn } = setUp();
    learn(200, { "X-Rate-Limit-Limit": "1", "X-Rate-Limit-Window": "900" });
    expect(drain(() => budget.take("light", "urgent"))).toBe(1);
    learn(503, {});
    expect(budget.take("light", "urgent")).toBeGreaterThan(60_000);
    clock.advance(900_500);
    expect(budget.take("light", "urgent")).toBe(0);
    learn(200, {});
    expect(budget.take("light", "urgent")).toBe(0);
    expect(budget.report()).toMatchObject([{ group: "light", windowMs: 60_000 }]);
    expect(budget.report()[0]).not.toHaveProperty("limit");
  });

  it("are not held back before the service has told its limit, or when its headers are no numbers", () => {
    const { budget, learn } = setUp();
    learn(200, { "X-Rate-Limit-Limit": "many", "X-Rate-Limit-Remaining": "" });
    for (let sent = 0; sent < 200; sent += 1) expect(budget.take("light", "read")).toBe(0);
  });
});

describe("a wall clock that jumps", () => {
  function withTwoClocks() {
    let wall = Date.parse("2026-03-02T09:20:00.000Z");
    let elapsed = 1_000;
    const budget = new RateBudget({ now: () => wall, elapsed: () => elapsed });
    return {
      budget,
      jump: (byMs: number) => (wall += byMs),
      pass: (ms: number) => ((wall += ms), (elapsed += ms)),
    };
  }
  const penalty = { status: 429, headers: new Headers({ "Retry-After": "60" }) };

  it("forward opens no penalty", () => {
    const { budget, jump } = withTwoClocks();
    budget.learn("light", penalty);
    jump(3_600_000);
    expect(budget.take("light", "urgent")).toBe(60_000);
  });

  it("back makes none last longer, and the report says the end by the wall clock", () => {
    const { budget, jump, pass } = withTwoClocks();
    budget.learn("light", penalty);
    jump(-3_600_000);
    pass(20_000);
    const until = Date.parse("2026-03-02T08:20:20.000Z") + 40_000;
    expect(budget.report()[0]?.closedUntil).toBe(until);
    expect(budget.report()[0]?.used).toBe(0);
    pass(40_000);
    expect(budget.take("light", "read")).toBe(0);
    expect(budget.report()[0]?.closedUntil).toBeUndefined();
  });
});

it.each([
  ["2592000", "60"],
  ["1e300", "60"],
  ["5", "1000000000"],
])("is closed for a quarter of an hour at most: %s s asked, a window of %s s", (asked, window) => {
  const clock = createManualClock();
  const budget = new RateBudget(clock);
  const limits = { "X-Rate-Limit-Limit": "50", "X-Rate-Limit-Window": window };
  budget.learn("light", {
    status: 429,
    headers: new Headers({ ...limits, "Retry-After": asked }),
  });
  budget.learn("light", {
    status: 200,
    headers: new Headers({ ...limits, "X-Rate-Limit-Remaining": "0" }),
  });
  expect(budget.pause.leftMs()).toBeLessThanOrEqual(15 * 60_000);
  clock.advance(15 * 60_000);
  expect(budget.take("light", "read")).toBeLessThanOrEqual(1_000);
});

describe("a number that the service sends", () => {
  const numbers = ["0", "1", "-1", "NaN", "2147483648", "1e12", "1e300", "Infinity", "many", "0.5"];

  it.each(numbers.flatMap((limit) => numbers.map((remaining) => [limit, remaining] as const)))(
    // An array of a million, made a hundred times, would not be done in the time of a test.
    "makes nothing of its own size: %s, of which %s remain",
    (limit, remaining) => {
      const { clock, budget, learn } = setUp();
      const headers = { "X-Rate-Limit-Limit": limit, "X-Rate-Limit-Remaining": remaining };
      for (let time = 0; time < 100; time += 1) {
        learn(200, headers);
        const waitMs = budget.take("light", "read");
        expect(waitMs).toBeGreaterThanOrEqual(0);
        expect(waitMs).toBeLessThanOrEqual(60_500);
        budget.report();
        clock.advance(100);
      }
    },
  );

  it("counts no further than anybody could ask", () => {
    const { budget, learn } = setUp();
    learn(200, { "X-Rate-Limit-Limit": "1e300", "X-Rate-Limit-Remaining": "1" });
    expect(budget.report()).toMatchObject([{ limit: mostCounted, used: mostCounted - 1 }]);
  });

  interface Counted {
    readonly ours: readonly number[];
    readonly others: { readonly count: number; readonly until: number };
    readonly limit: number;
  }

  /** Each counted request by itself, as long as they are few. */
  function slowWaitMs({ ours, others, limit }: Counted, at: number): number {
    const leaving = [
      ...ours.map((sent) => sent + 60_500),
      ...Array.from({ length: others.count }, () => others.until),
    ].toSorted((a, b) => a - b);
    const free = limit - leaving.length;
    return free > 0 ? 0 : Math.max(1, (leaving[-free] ?? at) - at);
  }

  it("is counted as if each of the requests had been written down", () => {
    const gaps = fc.array(fc.nat(4_000), { minLength: 6, maxLength: 12 });
    const asked = fc.record({
      limit: fc.integer({ min: 1, max: 10 }),
      others: fc.nat(9),
      turn: fc.nat(5),
    });
    fc.assert(
      fc.property(asked, gaps, ({ limit, others: wished, turn }, pauses) => {
        const { clock, budget, learn } = setUp();
        const begun = clock.elapsed();
        const ours: number[] = [];
        let told: Omit<Counted, "ours"> = { limit: Infinity, others: { count: 0, until: 0 } };
        for (const [index, pause] of pauses.entries()) {
          const at = clock.elapsed() - begun;
          if (index === turn) {
            const remaining = Math.max(1, limit - ours.length - wished);
            learn(200, {
              "X-Rate-Limit-Limit": `${limit}`,
              "X-Rate-Limit-Remaining": `${remaining}`,
            });
            const count = Math.max(0, limit - remaining - ours.length);
            told = { limit, others: { count, until: at + 60_000 } };
          }
          const waitMs = budget.take("light", "urgent");
          expect(waitMs).toBe(slowWaitMs({ ours, ...told }, at));
          if (waitMs === 0) ours.push(at);
          clock.advance(pause);
        }
      }),
    );
  });
});

it.each([
  ["/restapi/oauth/wstoken", "auth"],
  ["/restapi/v1.0/account/~/directory/entries", "medium"],
  ["/restapi/v1.0/account/~/extension", "medium"],
  ["/restapi/v1.0/account/~/extension/~/features", "medium"],
  ["/restapi/v1.0/account/~/extension/~", "light"],
  ["/restapi/v1.0/account/~/telephony/sessions/s-1/parties/p-1/hold", "light"],
])("%s belongs to the group %s", (path, group) => {
  expect(rateGroupOf(path)).toBe(group);
});

it("reading presence is Light and setting it is Medium", () => {
  const presence = "/restapi/v1.0/account/~/extension/~/presence";
  expect(rateGroupOf(presence, "GET")).toBe("light");
  expect(rateGroupOf(presence, "PUT")).toBe("medium");
});

const session = "/restapi/v1.0/account/~/telephony/sessions/s-1";
it.each([
  ["GET", session, "read"],
  ["DELETE", session, "urgent"],
  ["DELETE", `${session}/parties/p-1`, "urgent"],
  ["PATCH", `${session}/parties/p-1`, "urgent"],
  ["PATCH", `${session}/parties/p-1/recordings/r-1`, "action"],
  ["POST", `${session}/parties/p-1/hold`, "action"],
  ["POST", "/restapi/oauth/wstoken", "action"],
] as const)("%s %s is %s", (method, path, priority) => {
  expect(ratePriorityOf(method, path)).toBe(priority);
});
