/** However short the times that the service names: what it makes us do keeps its own pace. */
import { expect, it } from "vitest";

import { createManualClock } from "../../../test/support/service/manual-clock.ts";
import { lifeMs, SessionLife } from "./recoverable-session.ts";
import { shortestHeartbeatMs, Liveness } from "./liveness.ts";
import { defaultSocketLimits } from "./socket-limits.ts";
import type { SocketAnswer } from "./socket-requests.ts";
import { shortestCareMs, SubscriptionCare } from "./subscription-care.ts";

const shortTimes = [0, 1, 1_000, 3_000];

it.each(shortTimes)("the heart beats no sooner for an idle time of %d ms", (idleMs) => {
  const clock = createManualClock();
  let beats = 0;
  const signs = new Liveness({
    ...{ clock, limits: defaultSocketLimits },
    ...{ ping: () => undefined, onDead: () => undefined },
    beat: () => {
      beats += 1;
      signs.frame();
    },
  });
  signs.watchService(idleMs);
  clock.advance(shortestHeartbeatMs - 1);
  expect(beats).toBe(0);
  clock.advance(60_000);
  expect(beats).toBe(Math.floor((60_000 - 1) / shortestHeartbeatMs) + 1);
  signs.stop();
});

it.each([...shortTimes, 1e300])("a session is handed over no sooner for a life of %d ms", (ms) => {
  const clock = createManualClock();
  let times = 0;
  const life = new SessionLife({
    ...{ clock, recoveryTimeoutMs: 0, absoluteTimeoutMs: ms, resumed: undefined },
    ...{ handOverMs: defaultSocketLimits.handOverMs, onAging: () => (times += 1) },
  });
  clock.advance(lifeMs.shortest - 1);
  expect(times).toBe(0);
  clock.advance(lifeMs.longest);
  expect(times).toBe(1);
  life.stop();
});

it.each([0, 1, 3, 1e300])("a subscription is renewed no sooner for a life of %d s", (expiresIn) => {
  const clock = createManualClock();
  let asked = 0;
  const answer: SocketAnswer = {
    ...{ status: 200, headers: new Headers() },
    body: { id: "sub-1", expiresIn, disabledFilters: [] },
  };
  const care = new SubscriptionCare(
    {
      ...{ clock, log: () => undefined, careMs: defaultSocketLimits.careMs },
      ...{ onGap: () => undefined, onFailed: () => undefined },
      requests: {
        ask(_request, onAnswer) {
          asked += 1;
          onAnswer(answer);
        },
        answered: () => undefined,
        nextMessageId: () => "m-1",
        dispose: () => undefined,
      },
    },
    undefined,
  );
  care.subscribe(() => undefined);
  expect(asked).toBe(1);
  clock.advance(shortestCareMs - 1);
  expect(asked).toBe(1);
  clock.advance(defaultSocketLimits.careMs);
  expect(asked).toBeGreaterThan(1);
  expect(asked).toBeLessThanOrEqual(2 + defaultSocketLimits.careMs / shortestCareMs);
  care.stop();
});
