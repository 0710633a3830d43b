import { afterEach, expect, it, vi } from "vitest";

import { startTestSimulator, type TestSimulator } from "../../test/support/simulator.ts";
import { createManualClock } from "../clock.ts";
import { ask, signIn } from "../gateway/socket-fixture.ts";

// Each starts a server of its own, which a busy machine takes its time for.
vi.setConfig({ testTimeout: 20_000 });

let simulator: TestSimulator;
afterEach(() => simulator.dispose());

type Options = Omit<Parameters<typeof startTestSimulator>[0], "name">;
const start = async (options: Options = {}) => {
  const fixed = { name: import.meta.url, seed: 7, limits: "off" } as const;
  simulator = await startTestSimulator({ ...fixed, clock: createManualClock(), ...options });
};

const statusWith = async (token: string) =>
  (await ask(`${simulator.url}/restapi/v1.0/account/~/extension/~`, { token })).status;

it("ends every session for an administrator, and tells nobody", async () => {
  await start();
  const token = await signIn(simulator);
  expect(await statusWith(token)).toBe(200);
  expect(await simulator.ask("DELETE", "sessions")).toEqual({ ended: 1 });
  expect(await statusWith(token)).toBe(401);
  expect(await simulator.ask("DELETE", "sessions")).toEqual({ ended: 0 });
});

it("ends a session at the account's time limit", async () => {
  await start({ sessionSeconds: 900 });
  const token = await signIn(simulator);
  simulator.clock.advance(899_000);
  expect(await statusWith(token)).toBe(200);
  simulator.clock.advance(1_000);
  expect(await statusWith(token)).toBe(401);
});

it("takes its assertion until its end only", async () => {
  const clock = createManualClock();
  await start({ clock, jwtUntil: clock.now() + 60_000 });
  expect(await signIn(simulator, "113")).toMatch(/^at-/);
  clock.advance(60_000);
  await expect(signIn(simulator)).rejects.toThrow();
});

it("dates its answers by its own clock", async () => {
  await start();
  const { headers } = await ask(`${simulator.url}/restapi/oauth/authorize`);
  expect(headers.get("date")).toBe("Mon, 02 Mar 2026 09:15:00 GMT");
});
