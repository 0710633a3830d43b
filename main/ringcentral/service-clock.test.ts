import { beforeEach, describe, expect, it, vi } from "vitest";

import { createManualClock, type ManualClock } from "../../test/support/service/manual-clock.ts";
import type { ClockSet } from "../calls/ports.ts";
import { ServiceClock } from "./service-clock.ts";

const minuteMs = 60_000;

let clock: ManualClock;
let service: ServiceClock;
const onSet = vi.fn<(set: ClockSet) => void>();
/** The service's own time, which goes on whatever becomes of the machine's clock. */
let aheadMs = 0;
const serviceNow = () => clock.now() - aheadMs;

beforeEach(() => {
  clock = createManualClock();
  clock.jump(-(clock.now() % 1_000));
  service = new ServiceClock(clock);
  aheadMs = 0;
  onSet.mockReset();
  service.onSet(onSet);
});

const dated = (instant: number) => new Headers({ Date: new Date(instant).toUTCString() });

/** A request and its answer, made half-way. */
function request({ roundTripMs = 100, headers }: { roundTripMs?: number; headers?: Headers } = {}) {
  const learn = service.asking();
  clock.advance(roundTripMs / 2);
  const answer = headers ?? dated(serviceNow());
  clock.advance(roundTripMs / 2);
  learn(answer);
}

function setClock(byMs: number) {
  clock.jump(byMs);
  aheadMs += byMs;
}
/** The steady clock stands still; everything else goes on. */
const sleep = (ms: number) => clock.jump(ms);

const wrongBy = () => Math.abs(service.onThisMachine(serviceNow()) - clock.now());

describe("the service's instants on this machine's clock", () => {
  it("are left alone as long as the clocks may agree", () => {
    aheadMs = 400;
    for (let answers = 0; answers < 20; answers += 1) {
      request();
      clock.advance(137);
    }
    expect(service.onThisMachine(5)).toBe(5);
  });

  it.each([10, -10, 60 * 24 * 400, 0.1])("are moved by how far it is off: %d min", (minutes) => {
    aheadMs = minutes * minuteMs;
    request();
    expect(wrongBy()).toBeLessThanOrEqual(600);
  });

  it("are known the better the more answers have come, however slow the first", () => {
    aheadMs = 10 * minuteMs;
    request({ roundTripMs: 8_000 });
    expect(wrongBy()).toBeLessThanOrEqual(4_600);
    for (let answers = 0; answers < 10; answers += 1) {
      request();
      clock.advance(370);
    }
    expect(wrongBy()).toBeLessThanOrEqual(600);
    expect(onSet).not.toHaveBeenCalled();
  });

  it.each([
    ["no date", {}],
    ["garbage", { Date: "half past nine" }],
    ["a bare number", { Date: "1" }],
    ["another form of a date", { Date: "2001-01-01T00:00:00Z" }],
    ["a date that is none", { Date: "Mon, 99 Foo 2026 09:15:00 GMT" }],
    ["an answer from a cache", { Date: "Mon, 01 Jan 2001 09:15:00 GMT", Age: "12" }],
  ])("are not moved by %s", (_name, headers) => {
    request({ headers: new Headers(headers) });
    request({ headers: new Headers(headers) });
    expect(service.onThisMachine(5)).toBe(5);
  });

  it("are not moved by one answer that contradicts all the others", () => {
    request();
    request({ headers: dated(serviceNow() - 30 * minuteMs) });
    request();
    request({ headers: dated(serviceNow() + 30 * minuteMs) });
    expect(wrongBy()).toBeLessThanOrEqual(600);
  });

  it("follow a clock that drifts away", () => {
    for (let hours = 0; hours < 48; hours += 1) {
      setClock(250);
      clock.advance(60 * minuteMs);
      request();
    }
    expect(wrongBy()).toBeLessThanOrEqual(1_500);
    expect(onSet).not.toHaveBeenCalled();
  });
});

describe("a clock that is set", () => {
  it("back is told as soon as somebody looks", () => {
    request();
    setClock(-60 * minuteMs);
    service.look();
    expect(onSet).toHaveBeenCalledExactlyOnceWith({ byMs: -60 * minuteMs });
    expect(wrongBy()).toBeLessThanOrEqual(600);
  });

  it("forward is told with the next answer, and up to when what was noted is meant", () => {
    request();
    const upTo = clock.now();
    setClock(10 * minuteMs);
    service.look();
    expect(onSet).not.toHaveBeenCalled();
    clock.advance(3_000);
    request();
    expect(onSet).toHaveBeenCalledExactlyOnceWith({ byMs: 10 * minuteMs, upTo });
    expect(wrongBy()).toBeLessThanOrEqual(600);
  });

  it("forward, little enough for a slow answer to fit either way, waits for a better one", () => {
    request();
    setClock(3_000);
    request({ roundTripMs: 6_000 });
    expect(onSet).not.toHaveBeenCalled();
    request();
    expect(onSet).toHaveBeenCalledOnce();
  });

  it("forward and back again has told nothing", () => {
    request();
    setClock(10 * minuteMs);
    service.look();
    setClock(-10 * minuteMs);
    service.look();
    request();
    expect(onSet).not.toHaveBeenCalled();
    expect(wrongBy()).toBeLessThanOrEqual(600);
  });

  it("while a request is under way says nothing of the answer's time", () => {
    request();
    const learn = service.asking();
    const answer = dated(serviceNow());
    setClock(60 * minuteMs);
    learn(answer);
    expect(onSet).not.toHaveBeenCalled();
    request();
    expect(onSet).toHaveBeenCalledOnce();
  });

  it("before any answer had come has nothing to be told of", () => {
    setClock(10 * minuteMs);
    request();
    expect(onSet).not.toHaveBeenCalled();
    expect(wrongBy()).toBeLessThanOrEqual(600);
  });

  it("while the machine slept is told when two answers say so", () => {
    request();
    sleep(30 * minuteMs);
    setClock(-10 * minuteMs);
    service.look();
    request();
    request();
    expect(onSet).toHaveBeenCalledOnce();
    const byMs = onSet.mock.calls[0]?.[0].byMs ?? 0;
    expect(Math.abs(byMs + 10 * minuteMs)).toBeLessThanOrEqual(600);
    expect(wrongBy()).toBeLessThanOrEqual(600);
  });

  it("is not what a sleep is", () => {
    request();
    sleep(60 * minuteMs);
    service.look();
    request();
    expect(onSet).not.toHaveBeenCalled();
    expect(wrongBy()).toBeLessThanOrEqual(600);
  });

  it("is not told to who listens no more", () => {
    const gone = vi.fn();
    const unsubscribe = service.onSet(gone);
    unsubscribe();
    request();
    setClock(-60 * minuteMs);
    service.look();
    expect(gone).not.toHaveBeenCalled();
  });
});
