import { emptyApplication, startHostProcess } from "../host-process.ts";
import { type Row, summarise } from "../run/measure.ts";

const rounds = 7;

/** From the start of the process to a tray that can be used, beside an empty application's, in turns. */
export async function measureColdStart(): Promise<readonly Row[]> {
  const [ours, empty]: [number[], number[]] = [[], []];
  // The first of each fills the system's own memory of the files.
  for (let round = 0; round <= rounds; round += 1) {
    for (const [samples, folder] of [
      [ours, undefined],
      [empty, emptyApplication],
    ] as const) {
      const started = await startHostProcess([], folder);
      if (round > 0) samples.push(started.startMs);
      await started.dispose();
    }
  }
  const [a, b] = [summarise(ours), summarise(empty)];
  return [
    {
      name: "cold start to a usable tray (preview host)",
      unit: "ms",
      ours: a,
      peer: { name: "an empty application on the same host", figures: b },
      aim: {
        text: `at most 300 ms over it (is ${(a.median - b.median).toFixed(0)} ms)`,
        reached: a.median - b.median <= 300,
      },
    },
  ];
}
