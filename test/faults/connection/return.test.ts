/** How soon a lost connection is back, under the service's own limits, and what is said meanwhile. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { openGround, type ProvingGround } from "../ground/proving-ground.ts";

let ground: ProvingGround;
beforeEach(async () => {
  ground = await openGround({ wire: "memory", limits: "documented" });
  await ground.pass(2_000);
});
afterEach(() => ground.dispose());

const view = () => ground.service.view().connection;
const fault = (match: object, effect: object, times: number | "always" = 1) =>
  ground.ask("POST", "faults", { match, effect, times });
const refuse = (times: number | "always", status = 401, more: object = {}) =>
  fault({ frame: "upgrade" }, { kind: "refuse", status, ...more }, times);
const drop = () => fault({ frame: "now" }, { kind: "drop" });
const tokensAsked = async (): Promise<number> =>
  (await ground.requests()).filter(({ path }) => path === "/restapi/oauth/wstoken").length;

/** How long it takes until what is shown is true again; at most `limitMs`. */
async function backAfter(limitMs: number): Promise<number> {
  const since = ground.time.now();
  while (view().state !== "live" || view().doubted === true) {
    if (ground.time.now() - since >= limitMs) return Infinity;
    await ground.pass(100);
  }
  return ground.time.now() - since;
}

describe("in the first minute, after", () => {
  it.each([
    [1, 401, 3_000],
    [2, 401, 7_000],
    [3, 401, 16_000],
    [2, 403, 7_000],
    [2, 503, 7_000],
    [1, 429, 31_000],
  ])("%d upgrades refused by %d it is back within %d ms", async (times, status, limitMs) => {
    await refuse(times, status);
    await drop();
    await ground.settle();
    expect(await backAfter(70_000)).toBeLessThanOrEqual(limitMs);
  });
});

it("an upgrade that the service cannot take costs no further token", async () => {
  await refuse(4, 503);
  await drop();
  await backAfter(70_000);
  expect(await tokensAsked()).toBe(2);
});

it("a token that is good for one connection is not used for another", async () => {
  await fault({ path: "/restapi/oauth/wstoken" }, { kind: "single-use-token" }, "always");
  for (let loss = 0; loss < 2; loss += 1) {
    await drop();
    await ground.settle();
    expect(await backAfter(70_000)).toBeLessThanOrEqual(1_000);
  }
  expect(await tokensAsked()).toBe(3);
});

it("the group of the sign-in is never used up by upgrades that are refused for good", async () => {
  await refuse("always");
  await drop();
  await ground.pass(600_000);
  const asked = (await ground.requests()).filter(({ path }) => path.startsWith("/restapi/oauth/"));
  expect(asked.filter(({ status }) => status === 429)).toEqual([]);
  const remaining = asked.map(({ responseHeaders }) =>
    Number(responseHeaders["x-rate-limit-remaining"]),
  );
  expect(Math.min(...remaining)).toBeGreaterThanOrEqual(1);
});

describe("while it is lost, the view says", () => {
  it.each<[string, () => unknown, object]>([
    ["a refused upgrade", () => refuse("always"), { code: "events-refused", status: 401 }],
    ["a forbidden one", () => refuse("always", 403), { code: "events-refused", status: 403 }],
    ["a service under repair", () => refuse("always", 503), { code: "service", status: 503 }],
    [
      "no right to live updates",
      () => fault({ path: "/restapi/oauth/wstoken" }, { kind: "answer", status: 403 }, "always"),
      { code: "service", status: 403 },
    ],
    ["a network that is gone", () => ground.wire.setReachable(false), { code: "offline" }],
  ])("%s, and when it is tried next", async (_name, arm, because) => {
    await arm();
    await drop();
    await ground.pass(5_000);
    expect(view().state).toBe("stale");
    expect(view().because).toMatchObject(because);
    const next = view().nextTry;
    if (next === undefined) expect.unreachable();
    expect(next.canHurry).toBe(true);
    await ground.ask("DELETE", "faults");
    ground.wire.setReachable(true);
    await ground.pass(next.at - ground.time.clientClock.now() - 1);
    expect(view().state).toBe("stale");
    await ground.pass(1_000);
    expect(view().state).toBe("live");
    const { because: left, nextTry, doubted } = view();
    expect({ left, nextTry, doubted }).toEqual({});
  });

  it("that the service asked for a pause, which nobody can cut short", async () => {
    const retry = { status: 429, headers: { "Retry-After": "40" } };
    await fault({ path: "/restapi/oauth/wstoken" }, { kind: "answer", ...retry });
    await drop();
    await ground.pass(2_000);
    expect(view().because).toMatchObject({ code: "rate-limited" });
    const leftMs = (view().nextTry?.at ?? 0) - ground.time.clientClock.now();
    expect(leftMs).toBe(38_000);
    expect(view().nextTry?.canHurry).toBe(false);
    ground.service.tryNow();
    await ground.pass(37_000);
    expect(await tokensAsked()).toBe(2);
    expect(await backAfter(3_000)).toBeLessThanOrEqual(2_000);
  });

  it("reads that the service cannot answer, while events flow", async () => {
    const presence = "/restapi/v1.0/account/~/extension/~/presence";
    await fault({ path: presence }, { kind: "answer", status: 500, body: {} }, "always");
    await drop();
    await ground.pass(20_000);
    expect(view()).toMatchObject({ state: "stale", because: { code: "service", status: 500 } });
    const next = view().nextTry;
    if (next === undefined) expect.unreachable();
    expect(next.at).toBeGreaterThan(ground.time.clientClock.now() + 1_000);
    await ground.ask("DELETE", "faults");
    ground.service.tryNow();
    await ground.settle();
    expect(view().state).toBe("live");
  });

  it("the right time to come also when the clock is set meanwhile", async () => {
    const retry = { status: 429, headers: { "Retry-After": "40" } };
    await fault({ path: "/restapi/oauth/wstoken" }, { kind: "answer", ...retry });
    await drop();
    await ground.pass(10_000);
    ground.time.jump(-3_600_000);
    ground.service.resumed();
    await ground.pass(5_000);
    expect((view().nextTry?.at ?? 0) - ground.time.clientClock.now()).toBe(25_000);
  });
});

it("whoever does not want to wait is back at once", async () => {
  await refuse(4, 503);
  await drop();
  await ground.pass(12_000);
  expect(view().nextTry?.canHurry).toBe(true);
  ground.service.tryNow();
  await ground.settle();
  expect(view().state).toBe("live");
});

it("whoever tries again and again costs the service no more than anybody", async () => {
  await refuse("always");
  await drop();
  for (let press = 0; press < 60; press += 1) {
    ground.service.tryNow();
    await ground.pass(1_000);
  }
  expect(await tokensAsked()).toBeLessThanOrEqual(5);
  const answers = (await ground.requests()).map(({ status }) => status);
  expect(answers).not.toContain(429);
});
