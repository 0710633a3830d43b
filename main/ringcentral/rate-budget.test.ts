import { describe, expect, it } from "vitest";

import { createManualClock } from "../../test/support/line/manual-clock.ts";
import { createRateBudget, rateGroupOf } from "./rate-budget.ts";

function setUp() {
  const clock = createManualClock();
  const budget = createRateBudget(() => clock.now());
  const learn = (status: number, headers: Record<string, string>) =>
    budget.learn("light", { status, headers: new Headers(headers) });
  return { clock, budget, learn };
}

describe("the rate budget", () => {
  it("sends nothing inside a penalty, not even what is urgent", () => {
    const { clock, budget, learn } = setUp();
    learn(429, { "Retry-After": "60" });
    clock.advance(20_000);
    expect(budget.take("light", true)).toBe(40_000);
    clock.advance(40_000);
    expect(budget.take("light", true)).toBe(0);
  });

  it("leaves the other groups alone", () => {
    const { budget, learn } = setUp();
    learn(429, { "Retry-After": "60" });
    expect(budget.take("auth", false)).toBe(0);
  });

  it("waits half a minute when the service does not say how long", () => {
    const { budget, learn } = setUp();
    learn(429, {});
    expect(budget.take("light", false)).toBe(30_000);
  });

  it("never shortens a running penalty", () => {
    const { budget, learn } = setUp();
    learn(429, { "Retry-After": "60" });
    learn(429, { "Retry-After": "5" });
    expect(budget.take("light", false)).toBe(60_000);
  });

  it("waits one window when nothing remains", () => {
    const { budget, learn } = setUp();
    learn(200, { "X-Rate-Limit-Remaining": "0", "X-Rate-Limit-Window": "30" });
    expect(budget.take("light", true)).toBe(30_000);
  });

  it("keeps the last slots of a window for actions", () => {
    const { clock, budget, learn } = setUp();
    learn(200, { "X-Rate-Limit-Limit": "12", "X-Rate-Limit-Window": "60" });
    for (let sent = 0; sent < 7; sent += 1) {
      expect(budget.take("light", false)).toBe(0);
      clock.advance(1_000);
    }
    expect(budget.take("light", false)).toBe(53_000);
    expect(budget.take("light", true)).toBe(0);
    clock.advance(54_000);
    expect(budget.take("light", false)).toBe(0);
  });

  it("ignores headers that are no numbers", () => {
    const { budget, learn } = setUp();
    learn(200, { "X-Rate-Limit-Limit": "many", "X-Rate-Limit-Remaining": "" });
    expect(budget.take("light", false)).toBe(0);
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
