import { type Side, type Taking, compare, core, wholePath } from "./event-load.ts";
import type { Row } from "./measure.ts";

interface Aim {
  readonly text: string;
  readonly isReached: (thousand: number, tenThousand: number) => boolean;
}

function rowFor(name: string, subject: (sessions: number) => Taking, aim: Aim): Row {
  const sideOf = (sessions: number): Side => ({ sessions, take: subject(sessions) });
  const [thousand, tenThousand] = compare([sideOf(1_000), sideOf(10_000)]);
  return {
    name: `${name} with 10,000 live sessions`,
    unit: "µs",
    ours: tenThousand,
    peer: { name: "the same with 1,000 live sessions", figures: thousand },
    aim: { text: aim.text, reached: aim.isReached(thousand.median, tenThousand.median) },
  };
}

/**
 * One event applied while 1,000 sessions live, beside the same with 10,000. What is pushed carries
 * the list of all calls, so the whole path copies as many references as there are calls.
 */
export function measureReducer(): readonly Row[] {
  return [
    rowFor("an event applied by the core", core, {
      text: "under 50 µs with 1,000, and at most 1.5 times that with 10,000 (medians)",
      isReached: (thousand, tenThousand) => thousand < 50 && tenThousand <= 1.5 * thousand,
    }),
    rowFor("an event applied up to the pushed view", wholePath, {
      text: "under 50 µs with 1,000 and under 75 µs with 10,000 (medians)",
      isReached: (thousand, tenThousand) => thousand < 50 && tenThousand < 75,
    }),
  ];
}
