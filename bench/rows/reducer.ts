import { type Side, type Taking, compare, core, wholePath } from "../event-load.ts";
import type { Row } from "../run/measure.ts";

/** The most live sessions of an extension that is still plausible. */
const many = 200;

function rowFor(name: string, subject: (sessions: number) => Taking, sessions: number): Row {
  const sideOf = (count: number): Side => ({ sessions: count, take: subject(count) });
  const [one, more] = compare([sideOf(1), sideOf(sessions)]);
  return {
    name: `${name} with ${sessions} live sessions`,
    unit: "µs",
    ours: more,
    peer: { name: "the same with 1 live session", figures: one },
    aim: {
      text: "under 50 µs, and at most 4 times that with one (medians)",
      reached: more.median < 50 && more.median <= 4 * one.median,
    },
  };
}

/**
 * One event applied with one live session, beside the same with 20 and with 200. What is pushed
 * carries the list of all calls, so the whole path copies as many references as there are calls.
 */
export function measureReducer(): readonly Row[] {
  return [20, many].flatMap((sessions) => [
    rowFor("an event applied by the core", core, sessions),
    rowFor("an event applied up to the pushed view", wholePath, sessions),
  ]);
}
