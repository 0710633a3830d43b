/** Hostile attempts by number, so that each of them can be made again. */
import { createMutator, isPolluted, type Mutator } from "./mutate.ts";

export const seed = Number(process.env["RINGSIDE_FUZZ_SEED"] ?? 20_260_302);
/** Multiples of what `npm test` does. */
export const times = Number(process.env["RINGSIDE_FUZZ_TIMES"] ?? 1);

const mutatorOf = (number: number): Mutator => createMutator((seed + number * 7_919) >>> 0);

const blamed = (number: number, cause: unknown): Error =>
  new Error(`seed ${seed}, attempt ${number}`, { cause });

function expectClean(): void {
  if (isPolluted()) throw new Error("something hostile is inherited by every object");
}

/** Runs `count` attempts; what one throws says with which seed and number. */
export function attempt(count: number, run: (mutator: Mutator) => void): void {
  for (let number = 0; number < count * times; number += 1) {
    try {
      run(mutatorOf(number));
      expectClean();
    } catch (cause) {
      throw blamed(number, cause);
    }
  }
}

/** As `attempt`, one after the other. */
export async function attemptInTurn(
  count: number,
  run: (mutator: Mutator) => Promise<void>,
): Promise<void> {
  for (let number = 0; number < count * times; number += 1) {
    try {
      await run(mutatorOf(number));
      expectClean();
    } catch (cause) {
      throw blamed(number, cause);
    }
  }
}
