/** How many worlds, over which wire, from which seed: `npm test`'s own, or as the long mode asks. */
import type { WireKind } from "../ground/wire.ts";

interface Runs {
  readonly wire: WireKind;
  readonly runs: number;
  readonly seed: number;
  readonly path: string | undefined;
}

/** The same worlds in every `npm test`; the long mode looks at others. */
const usualSeed = 20_260_302;

export function modelRuns(env: NodeJS.ProcessEnv = process.env): readonly Runs[] {
  const wished = Number(env["RINGSIDE_MODEL_RUNS"] ?? 0);
  const seed = Number(env["RINGSIDE_MODEL_SEED"] ?? usualSeed);
  const path = env["RINGSIDE_MODEL_PATH"];
  if (wished === 0) {
    return [
      { wire: "tcp", runs: 40, seed, path },
      { wire: "memory", runs: 160, seed: seed + 1, path },
    ];
  }
  const wire = env["RINGSIDE_MODEL_WIRE"] === "tcp" ? "tcp" : "memory";
  return [{ wire, runs: wished, seed, path }];
}
