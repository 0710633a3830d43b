import { expect, it } from "vitest";

import { keptTokensOf } from "../../../test/support/fakes/fake-sign-in-vault.ts";
import { createManualClock } from "../../../test/support/service/manual-clock.ts";
import { SessionKeeper, leastBetweenReplacementsMs } from "./session-keeper.ts";

/** Each renewal brings the next token, which the service refuses again. */
function setUp() {
  const clock = createManualClock();
  let count = 1;
  const tokens = () =>
    keptTokensOf({
      accessToken: `access-${count}`,
      refreshToken: `refresh-${count}`,
      accessUntil: clock.now() + 3_600_000,
    });
  let current = tokens();
  const keeper = new SessionKeeper({
    clock,
    random: () => 0,
    log: () => undefined,
    current: () => current,
    renew() {
      count += 1;
      current = tokens();
      keeper.renewed();
      return Promise.resolve();
    },
    onEnded: () => undefined,
  });
  keeper.renewed();
  return { clock, keeper, refused: () => keeper.replace(current.accessToken), asked: () => count };
}

it("asks for no token in the place of one that it has just replaced", async () => {
  const { clock, keeper, refused, asked } = setUp();
  expect(await refused()).toBe(true);
  for (let more = 0; more < 50; more += 1) expect(await refused()).toBe(false);
  clock.advance(leastBetweenReplacementsMs - 1);
  expect(await refused()).toBe(false);
  expect(asked()).toBe(2);
  clock.advance(1);
  expect(await refused()).toBe(true);
  expect(asked()).toBe(3);
  await keeper.stop();
});

it("keeps at most three of the service's five token requests a minute for that", async () => {
  const { clock, keeper, refused, asked } = setUp();
  for (let second = 0; second < 60; second += 1) {
    await refused();
    clock.advance(1_000);
  }
  expect(asked() - 1).toBe(3);
  await keeper.stop();
});
