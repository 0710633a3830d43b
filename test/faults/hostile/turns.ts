/** What a process weighs, and for how long it did not come to its next turn. */

export interface Weight {
  /** The most that the system has held for the process at any time, in bytes. */
  readonly mostResidentBytes: number;
  /**
   * The longest stretch between two turns in which the main thread was at work, in milliseconds: how
   * long a page's question can lie unanswered. Counted in the thread's own time, so that other work of
   * the machine is no part of it.
   */
  readonly longestTurnMs: number;
  /** The same by the wall's clock, other work of the machine included. */
  readonly latestTurnMs: number;
  readonly turns: number;
}

const everyMs = 5;

export function watchTurns(): { weight(): Weight } {
  let [longestTurnMs, latestTurnMs, turns] = [0, 0, 0];
  let lastWall = performance.now();
  let lastWork = process.threadCpuUsage();
  setInterval(() => {
    const wall = performance.now();
    const { user, system } = process.threadCpuUsage(lastWork);
    turns += 1;
    longestTurnMs = Math.max(longestTurnMs, (user + system) / 1_000);
    latestTurnMs = Math.max(latestTurnMs, wall - lastWall - everyMs);
    lastWall = wall;
    lastWork = process.threadCpuUsage();
  }, everyMs);
  return {
    weight: () => ({
      mostResidentBytes: process.resourceUsage().maxRSS * 1_024,
      longestTurnMs: Math.round(longestTurnMs),
      latestTurnMs: Math.round(latestTurnMs),
      turns,
    }),
  };
}
