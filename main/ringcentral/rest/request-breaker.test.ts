import fc from "fast-check";
import { expect, it } from "vitest";

import { createManualClock } from "../../../test/support/service/manual-clock.ts";
import { startRestService } from "../../../test/support/service/rest-service.ts";
import { serviceOptions, signedIn } from "../../../test/support/service/service-options.ts";
import { createRequestBreaker, mostRequestsAMinute } from "./request-breaker.ts";
import { english } from "../../../test/support/english.ts";

const { explain } = english;

function setUp() {
  const clock = createManualClock();
  return { clock, breaker: createRequestBreaker(clock, () => undefined) };
}

/** Takes until none is given; how many there were. */
function drain(take: () => number): number {
  for (let taken = 0; ; taken += 1) if (take() > 0) return taken;
}

it("keeps the last requests of a minute for actions, and of them for ending and muting", () => {
  const { clock, breaker } = setUp();
  const { read, action, urgent } = mostRequestsAMinute;
  expect(drain(() => breaker.take("read"))).toBe(read);
  expect(drain(() => breaker.take("action"))).toBe(action - read);
  expect(drain(() => breaker.take("urgent"))).toBe(urgent - action);
  expect(breaker.take("urgent")).toBe(60_000);
  clock.advance(60_000);
  expect(breaker.take("read")).toBe(0);
});

it("never lets sixty through in a minute, whoever asks and when", () => {
  const asks = fc.array(fc.tuple(fc.constantFrom("read", "action", "urgent"), fc.nat(2_000)), {
    minLength: 100,
    maxLength: 300,
  });
  fc.assert(
    fc.property(asks, (all) => {
      const { clock, breaker } = setUp();
      const taken: number[] = [];
      for (const [priority, gapMs] of all) {
        if (breaker.take(priority) === 0) taken.push(clock.elapsed());
        clock.advance(gapMs);
      }
      for (const from of taken) {
        const within = taken.filter((at) => at >= from && at < from + 60_000);
        expect(within.length).toBeLessThan(60);
      }
    }),
    { numRuns: 30 },
  );
});

it("stands before every request of a session, and says that the pause is Ringside's own", async () => {
  const service = await startRestService();
  const options = serviceOptions(service.url);
  const session = await signedIn(options);
  const path = "/restapi/v1.0/account/~/extension/~/presence";
  const end = "/restapi/v1.0/account/~/telephony/sessions/s-1";
  service.answer(`GET ${path}`, { body: {} });
  service.answer(`DELETE ${end}`, { status: 204 });
  const read = () => session.rest.read({ method: "GET", path });
  let last = await read();
  for (let time = 0; time < 100; time += 1) last = await read();
  // One was the sign-in.
  expect(service.requests).toHaveLength(mostRequestsAMinute.read);
  expect(last).toEqual({
    ok: false,
    error: { code: "rate-limited", retryAfterMs: 60_000, own: true },
  });
  if (!last.ok) expect(explain(last.error).reason).toMatch(/^Ringside .* pauses by itself\.$/);
  expect(options.lines.filter(({ event }) => event === "requests-held")).toHaveLength(1);
  expect(await session.rest.perform({ method: "DELETE", path: end })).toMatchObject({ ok: true });
  options.clock.advance(60_000);
  expect(await read()).toMatchObject({ ok: true });
  session.dispose();
  await service.dispose();
});
