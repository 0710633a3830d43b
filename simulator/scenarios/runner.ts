/** Runs one scenario at a time. */
import type { World } from "../world/world.ts";
import { type Scenario, scenarios } from "./scripts.ts";
import { openStage } from "./stage.ts";

export interface ScenarioRunner {
  readonly scenarios: readonly Scenario[];
  /** The name of the running scenario. */
  current(): string | undefined;
  /**
   * Ends the running scenario and all calls, then starts this one; false for an unknown name, which
   * changes nothing. `speed` 2 is twice as fast; delays of single calls stay as captured.
   */
  start(name: string, speed?: number): boolean;
  /** Ends the running scenario; its calls stay and people go back to waiting to be told. */
  dispose(): void;
}

export interface ScenarioRunnerOptions {
  readonly world: World;
  /** Cuts all event sockets and refuses new ones for so long. Absent: that part does not happen. */
  readonly loseNetwork?: (forMs: number) => void;
}

export function createScenarioRunner(options: ScenarioRunnerOptions): ScenarioRunner {
  const { world, loseNetwork } = options;
  let running: { readonly name: string; readonly stop: () => void } | undefined;

  function dispose(): void {
    running?.stop();
    running = undefined;
    world.people.setManners({});
  }

  return {
    scenarios,
    current: () => running?.name,
    start(name, speed = 1) {
      const scenario = scenarios.find((candidate) => candidate.name === name);
      if (scenario === undefined) return false;
      dispose();
      world.clear();
      const { stage, stop } = openStage({ world, speed, loseNetwork });
      running = { name, stop };
      scenario.script(stage);
      return true;
    },
    dispose,
  };
}
