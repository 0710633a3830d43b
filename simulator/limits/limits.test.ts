import { afterEach, describe, expect, it } from "vitest";

import { startTestSimulator, type TestSimulator } from "../../test/support/simulator.ts";
import { createManualClock } from "../clock.ts";
import { ask, signIn } from "../gateway/socket-fixture.ts";
import { groupOf } from "./groups.ts";
import { createRateLimiter, limitsOf } from "./rate-limiter.ts";

describe("the group of an operation", () => {
  const account = "/restapi/v1.0/account/~";
  it.each([
    ["POST", "/restapi/oauth/wstoken", "Auth"],
    ["GET", "/restapi/oauth/authorize", "Auth"],
    ["POST", `${account}/telephony/call-out`, "Heavy"],
    ["POST", `${account}/telephony/conference`, "Heavy"],
    ["POST", `${account}/directory/entries/search`, "Heavy"],
    ["GET", `${account}/phone-number`, "Heavy"],
    ["GET", `${account}/extension/~/phone-number`, "Light"],
    ["GET", `${account}/extension/~/active-calls`, "Heavy"],
    ["GET", `${account}/directory/entries`, "Medium"],
    ["GET", `${account}/extension`, "Medium"],
    ["GET", `${account}/extension/~`, "Light"],
    ["GET", `${account}/extension/~/features`, "Medium"],
    ["GET", `${account}/extension/~/authz-profile/check`, "Light"],
    ["PUT", `${account}/extension/~/presence`, "Medium"],
    ["GET", `${account}/extension/~/presence`, "Light"],
    ["POST", "/restapi/v1.0/subscription/", "Medium"],
    ["DELETE", "/restapi/v1.0/subscription/sub-1", "Medium"],
    ["GET", "/restapi/v1.0/subscription/sub-1", "Light"],
    ["POST", "/restapi/v1.0/subscription/sub-1/renew", "Light"],
    ["DELETE", `${account}/telephony/sessions/s-1`, "Light"],
    ["POST", `${account}/telephony/sessions/s-1/parties/p-1/hold`, "Light"],
  ])("%s %s is %s", (method, path, group) => {
    expect(groupOf(method, path)).toBe(group);
  });
});

describe("a budget", () => {
  function fixture() {
    const clock = createManualClock();
    const limiter = createRateLimiter(clock, limitsOf.documented);
    return { clock, limiter, heavy: (subject = "app user") => limiter.take(subject, "Heavy") };
  }

  it("counts down, and is refused with a minute to wait once it is used up", () => {
    const { heavy } = fixture();
    const remaining = Array.from({ length: 11 }, () => heavy()?.remaining);
    expect(remaining).toEqual([9, 8, 7, 6, 5, 4, 3, 2, 1, 0, 0]);
    expect(heavy()).toMatchObject({ limit: 10, retryAfterSeconds: 60 });
  });

  it("slides: what is a minute old no longer counts", () => {
    const { clock, heavy } = fixture();
    heavy();
    clock.advance(30_000);
    for (let request = 0; request < 9; request += 1) heavy();
    clock.advance(30_000);
    expect(heavy()).toMatchObject({ remaining: 0, retryAfterSeconds: undefined });
  });

  it("starts its penalty anew with every request inside it", () => {
    const { clock, heavy } = fixture();
    for (let request = 0; request < 11; request += 1) heavy();
    clock.advance(59_000);
    expect(heavy()?.retryAfterSeconds).toBe(60);
    clock.advance(59_999);
    expect(heavy()?.retryAfterSeconds).toBe(60);
    clock.advance(60_000);
    expect(heavy()?.retryAfterSeconds).toBeUndefined();
  });

  it("belongs to one user and one group", () => {
    const { limiter, heavy } = fixture();
    for (let request = 0; request < 11; request += 1) heavy();
    expect(heavy("app other")?.retryAfterSeconds).toBeUndefined();
    expect(limiter.take("app user", "Light")?.retryAfterSeconds).toBeUndefined();
  });
});

describe("limits of the simulator", () => {
  let simulator: TestSimulator;
  afterEach(() => simulator.dispose());

  it("stand in four headers, and in a 429 in the service's format", async () => {
    const clock = createManualClock();
    simulator = await startTestSimulator({ name: import.meta.url, seed: 7, clock });
    const token = await signIn(simulator);
    const url = `${simulator.url}/restapi/oauth/wstoken`;
    const first = await ask(url, { method: "POST", token });
    const header = (name: string) => first.headers.get(`X-Rate-Limit-${name}`);
    expect(["Group", "Limit", "Remaining", "Window"].map(header)).toEqual(["auth", "5", "3", "60"]);
    for (let request = 0; request < 3; request += 1) await ask(url, { method: "POST", token });
    const refused = await ask(url, { method: "POST", token });
    expect(refused.status).toBe(429);
    expect(refused.headers.get("Retry-After")).toBe("60");
    expect(refused.body).toMatchObject({ errors: [{ errorCode: "CMN-301" }] });
  });

  it("can be switched off while it runs, which forgets penalties", async () => {
    const clock = createManualClock();
    const limits = { Light: 1, Medium: 1, Heavy: 1, Auth: 5 };
    simulator = await startTestSimulator({ name: import.meta.url, seed: 7, clock, limits });
    const token = await signIn(simulator);
    const url = `${simulator.url}/restapi/v1.0/account/~/extension/~`;
    const statuses = async () => [
      (await ask(url, { token })).status,
      (await ask(url, { token })).status,
    ];
    expect(await statuses()).toEqual([200, 429]);
    await simulator.ask("POST", "limits", { mode: "off" });
    expect(await statuses()).toEqual([200, 200]);
  });
});
