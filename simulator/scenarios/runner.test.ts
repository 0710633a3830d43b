import { expect, test } from "vitest";

import { observeWorld } from "../world/observed-world.ts";
import { createScenarioRunner } from "./runner.ts";
import { scenarios } from "./scripts.ts";

const minuteMs = 60_000;

test("the demo starts with an answered outside call and soon rings", () => {
  const observed = observeWorld();
  createScenarioRunner({ world: observed.world }).start("demo");
  expect(observed.lines().at(-1)).toBe("6 -2 Inbound 700100012 Answered");
  observed.clock.advance(26_000);
  expect(observed.lines().at(-2)).toBe("4 -2 Inbound 700100012 Proceeding");
});

test("the demo goes on for a day with a user who does nothing, and never piles up", () => {
  const { world, clock } = observeWorld();
  createScenarioRunner({ world }).start("demo");
  const open: number[] = [];
  for (let minute = 0; minute < 24 * 60; minute += 1) {
    clock.advance(minuteMs);
    open.push(world.exchange.sessions.size);
  }
  expect(Math.max(...open)).toBeLessThanOrEqual(6);
  expect(open.slice(-10).some((count) => count > 0)).toBe(true);
});

test.each(scenarios.map(({ name }) => name))("%s runs for ten minutes unharmed", (name) => {
  const { world, clock, events } = observeWorld();
  const runner = createScenarioRunner({ world });
  expect(runner.start(name)).toBe(true);
  clock.advance(10 * minuteMs);
  expect(events.length).toBeGreaterThan(0);
  expect(runner.current()).toBe(name);
});

test("a faster scenario rings earlier", () => {
  const { world, clock, events } = observeWorld();
  createScenarioRunner({ world }).start("quiet-first-call", 3);
  clock.advance(1100);
  expect(events.length).toBeGreaterThan(0);
});

test("a full public park refuses the user's call", () => {
  const { world } = observeWorld();
  createScenarioRunner({ world }).start("refused-park");
  const parked = [...world.exchange.sessions.values()].filter((session) =>
    session.parties.some((party) => party.code === "Parked"),
  );
  expect(parked).toHaveLength(50);
});

test("starting another scenario ends the first one's calls and its plans", () => {
  const { world, clock, lines } = observeWorld();
  const runner = createScenarioRunner({ world });
  runner.start("second-ring");
  runner.start("quiet-first-call");
  expect(world.exchange.sessions.size).toBe(0);
  runner.dispose();
  lines();
  clock.advance(minuteMs);
  expect(lines()).toEqual([]);
});

test("an unknown scenario changes nothing", () => {
  const { world } = observeWorld();
  const runner = createScenarioRunner({ world });
  runner.start("second-ring");
  expect(runner.start("chaos")).toBe(false);
  expect(runner.current()).toBe("second-ring");
  expect(world.exchange.sessions.size).toBe(1);
});

test("the lost network is cut for twenty seconds of the script", () => {
  const { world, clock } = observeWorld();
  const cuts: number[] = [];
  createScenarioRunner({ world, loseNetwork: (forMs) => cuts.push(forMs) }).start(
    "lost-network",
    2,
  );
  clock.advance(minuteMs);
  expect(cuts).toEqual([10_000]);
});
