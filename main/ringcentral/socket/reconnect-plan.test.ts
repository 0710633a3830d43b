import { describe, expect, it, vi } from "vitest";

import type { AppError } from "../../../contract/result.ts";
import { createManualClock } from "../../../test/support/service/manual-clock.ts";
import type { RetryWait } from "../../calls/ports.ts";
import { ReconnectPlan } from "./reconnect-plan.ts";

const offline: AppError = { code: "offline" };
const silent: AppError = { code: "timed-out" };
const refused: AppError = { code: "events-refused", status: 401 };
const forbidden: AppError = { code: "service", status: 403 };
const busy: AppError = { code: "rate-limited", retryAfterMs: 45_000 };

function setUp() {
  const clock = createManualClock();
  const connect = vi.fn<() => void>();
  const onWait = vi.fn<(wait: RetryWait) => void>();
  /** Until when no token can be had, by the steady clock. */
  const token = { at: 0 };
  const readyIn = (delayMs: number) => Math.max(delayMs, token.at - clock.elapsed());
  const plan = new ReconnectPlan({ clock, random: () => 1, readyIn, connect, onWait });
  return { clock, connect, onWait, plan, token };
}

describe("after a failure", () => {
  it("tries at once, then doubles, whatever was refused", () => {
    const { clock, plan, onWait, connect } = setUp();
    for (const reason of [offline, refused, refused, refused]) {
      plan.after(reason);
      clock.advance(10_000);
    }
    expect(onWait.mock.calls.map(([{ delayMs }]) => delayMs)).toEqual([0, 2_000, 4_000, 8_000]);
    expect(connect).toHaveBeenCalledTimes(4);
  });

  it.each<[string, AppError]>([
    ["nobody can be reached", offline],
    ["nobody answers", silent],
    ["somebody else answers", { code: "bad-reply", detail: "" }],
    ["far too much is answered", { code: "reply-too-large" }],
    ["an answer has no end", { code: "reply-endless" }],
  ])("tries at a quick and even pace while %s, for a minute and a half", (_what, reason) => {
    const { clock, plan, onWait } = setUp();
    plan.connected();
    const waits: number[] = [];
    for (let tries = 0; tries < 60; tries += 1) {
      plan.after(reason);
      waits.push(onWait.mock.lastCall?.[0].delayMs ?? NaN);
      clock.advance(waits.at(-1) ?? 0);
    }
    expect(waits[0]).toBe(0);
    // 53 waits are ninety seconds.
    expect(new Set(waits.slice(1, 54))).toEqual(new Set([1_700]));
    expect(waits.slice(54)).toEqual([2_000, 4_000, 8_000, 16_000, 32_000, 60_000]);
  });

  it("is not quick with a connection that is had and cut again and again", () => {
    const { plan, onWait } = setUp();
    for (let cut = 0; cut < 4; cut += 1) {
      plan.connected();
      plan.after(offline);
    }
    expect(onWait.mock.calls.map(([{ delayMs }]) => delayMs)).toEqual([0, 2_000, 4_000, 8_000]);
  });

  it.each([
    [
      "what only an administrator can change is asked again rarely",
      { because: forbidden, delayMs: 300_000, canHurry: true },
    ],
    [
      "the service's own wish is obeyed, and cannot be hurried",
      { because: busy, delayMs: 45_000, canHurry: false },
    ],
  ])("%s", (_name, wait) => {
    const { plan, onWait } = setUp();
    plan.after(wait.because);
    expect(onWait).toHaveBeenCalledExactlyOnceWith(wait);
  });

  it("waits for a token, and says that no earlier try is possible", () => {
    const { plan, onWait, token } = setUp();
    token.at = 30_000;
    plan.after(refused);
    expect(onWait).toHaveBeenCalledExactlyOnceWith({
      ...{ because: refused, delayMs: 30_000, canHurry: false },
    });
  });

  it("counts down by a clock that nobody sets", () => {
    const { clock, plan } = setUp();
    plan.after(busy);
    clock.advance(15_000);
    clock.jump(3_600_000);
    expect(plan.waiting()).toEqual({ because: busy, delayMs: 30_000, canHurry: false });
  });
});

describe("a connection that worked", () => {
  const lastWait = ({ onWait }: ReturnType<typeof setUp>) => onWait.mock.lastCall?.[0].delayMs;

  it("makes the next loss the first only when it lasted a minute", () => {
    const set = setUp();
    set.plan.after(offline);
    set.plan.connected();
    set.clock.advance(59_999);
    set.plan.after(offline);
    expect(lastWait(set)).toBe(2_000);
    set.plan.connected();
    set.clock.advance(60_000);
    set.plan.after(offline);
    expect(lastWait(set)).toBe(0);
  });

  it("is not needed where circumstances changed, unless the service has asked for the wait", () => {
    const set = setUp();
    for (let tries = 0; tries < 4; tries += 1) set.plan.after(offline);
    set.plan.startOver();
    set.plan.after(offline);
    expect(lastWait(set)).toBe(0);
    set.plan.after(busy);
    set.plan.startOver();
    set.plan.after(offline);
    expect(lastWait(set)).toBeGreaterThan(0);
  });
});

describe("a wait that the service asks for", () => {
  it.each<AppError>([busy, { code: "service", status: 503, retryAfterMs: 45_000 }])(
    "is obeyed with %o",
    (because) => {
      const { plan, onWait } = setUp();
      plan.after(because);
      expect(onWait).toHaveBeenCalledExactlyOnceWith({ because, delayMs: 45_000, canHurry: false });
    },
  );

  it("is no longer than a quarter of an hour", () => {
    const { plan } = setUp();
    plan.after({ code: "service", status: 503, retryAfterMs: 1e300 });
    expect(plan.waiting()?.delayMs).toBe(15 * 60_000);
  });
});

describe("hurrying", () => {
  it("ends a wait that is ours at once", () => {
    const { clock, plan, connect } = setUp();
    plan.after(forbidden);
    plan.hurry();
    expect(connect).toHaveBeenCalledOnce();
    expect(plan.waiting()).toBeUndefined();
    clock.advance(300_000);
    expect(connect).toHaveBeenCalledOnce();
  });

  it("ends no wait that the service has asked for", () => {
    const { clock, plan, connect } = setUp();
    plan.after(busy);
    plan.hurry();
    clock.advance(44_999);
    expect(connect).not.toHaveBeenCalled();
    clock.advance(1);
    expect(connect).toHaveBeenCalledOnce();
  });

  it("brings a try as far forward as a token can be had, and keeps saying why it is needed", () => {
    const { plan, onWait, token } = setUp();
    token.at = 20_000;
    plan.after(forbidden);
    expect(onWait).toHaveBeenLastCalledWith({
      ...{ because: forbidden, delayMs: 300_000, canHurry: true },
    });
    plan.hurry();
    expect(onWait).toHaveBeenLastCalledWith({
      ...{ because: forbidden, delayMs: 20_000, canHurry: false },
    });
  });

  it("does nothing while nothing waits", () => {
    const { plan, connect } = setUp();
    plan.hurry();
    expect(connect).not.toHaveBeenCalled();
  });
});
