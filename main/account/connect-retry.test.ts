import { describe, expect, it } from "vitest";

import { type AppError, type Result, done, failed } from "../../contract/result.ts";
import { FakeClock } from "../../test/support/fakes/fake-clock.ts";
import { retryConnect } from "./connect-retry.ts";

function setUp() {
  const clock = new FakeClock();
  const attempts: ((result: Result<string>) => void)[] = [];
  const troubles: AppError[] = [];
  const discarded: string[] = [];
  const retry = retryConnect<string>({
    attempt: () => new Promise((resolve) => attempts.push(resolve)),
    clock,
    random: () => 1,
    onTrouble: (trouble) => troubles.push(trouble),
    discard: (value) => discarded.push(value),
  });
  /** Answers the attempt that is on, and lets everything that follows from it happen. */
  const answer = async (result: Result<string>): Promise<void> => {
    attempts.at(-1)?.(result);
    await new Promise((resolve) => setImmediate(resolve));
  };
  const settled = async (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
  return { clock, attempts, troubles, discarded, retry, answer, settled };
}

const offline = failed({ code: "offline", network: "dns" });

describe("connecting again and again", () => {
  it("ends with the first success", async () => {
    const { retry, answer, attempts } = setUp();
    await answer(done("line"));
    expect(await retry.outcome).toEqual(done("line"));
    expect(attempts).toHaveLength(1);
  });

  it("waits longer each time, up to a minute, and says what is in the way", async () => {
    const { clock, answer, attempts, troubles, settled } = setUp();
    for (const seconds of [2, 4, 8, 16, 32, 60, 60]) {
      const before = attempts.length;
      await answer(offline);
      clock.advance(seconds * 1000 - 1);
      await settled();
      expect(attempts).toHaveLength(before);
      clock.advance(1);
      await settled();
      expect(attempts).toHaveLength(before + 1);
    }
    expect(troubles).toHaveLength(7);
    expect(troubles[0]).toEqual({ code: "offline", network: "dns" });
  });

  it.each<AppError>([
    { code: "rate-limited", retryAfterMs: 30_000 },
    { code: "service", status: 503, retryAfterMs: 30_000 },
  ])("waits as long as the service asks for with %o", async (error) => {
    const { clock, answer, attempts, settled } = setUp();
    await answer(failed(error));
    clock.advance(29_999);
    await settled();
    expect(attempts).toHaveLength(1);
    clock.advance(1);
    await settled();
    expect(attempts).toHaveLength(2);
  });

  it.each<AppError>([
    { code: "signed-out" },
    { code: "service", status: 403 },
    { code: "sign-in-failed", cause: "not-ringcentral" },
    { code: "internal" },
  ])("ends with a refusal that waiting does not mend: %o", async (error) => {
    const { retry, answer, troubles } = setUp();
    await answer(failed(error));
    expect(await retry.outcome).toEqual(failed(error));
    expect(troubles).toEqual([]);
  });

  it("tries at once when the machine woke up", async () => {
    const { retry, answer, attempts, clock, settled } = setUp();
    await answer(offline);
    retry.hurry();
    await settled();
    expect(attempts).toHaveLength(2);
    expect(clock.pending).toBe(0);
  });

  it("stops in the middle of a wait and leaves no timer", async () => {
    const { retry, answer, attempts, clock } = setUp();
    await answer(offline);
    retry.stop();
    expect(await retry.outcome).toBeUndefined();
    expect(clock.pending).toBe(0);
    expect(attempts).toHaveLength(1);
  });

  it("stops at once in the middle of an attempt, and takes nothing that comes late", async () => {
    const { retry, answer, discarded } = setUp();
    retry.stop();
    expect(await retry.outcome).toBeUndefined();
    await answer(done("late line"));
    expect(discarded).toEqual(["late line"]);
  });
});
