/**
 * Random worlds, presses and troubles against the simulator's own truth. A failure prints its seed
 * and path; `npm run test:model -- --seed N --path P` plays it again.
 */
import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { play } from "./play.ts";
import { modelRuns } from "./runs.ts";
import { stories } from "./steps.ts";

/** On a machine that is busy with other work; a world of hours has many reads. */
const longestWorldMs = 2_000;

describe.each(modelRuns())("after the dust settles, over $wire", ({ wire, runs, seed, path }) => {
  const timeout = runs * longestWorldMs;
  it(
    `what is shown is so and what was done happened once, in ${runs} worlds`,
    { timeout },
    async () => {
      await fc.assert(
        fc.asyncProperty(stories, async (story) => {
          expect(await play(story, wire)).toEqual([]);
        }),
        { numRuns: runs, seed, ...(path === undefined ? {} : { path }) },
      );
    },
  );
});
