/**
 * What a run costs the machine, looked at in real time. Client, simulator and test share one process,
 * so the numbers are an upper bound of the client's own: the memory is what lives on the heap and
 * beside it (a test runner's resident size is its own and only reported). What a page would wait is the
 * answer's own time; how late the loop came to it counts the simulator's and the test's work too, and
 * is only reported.
 */
export interface Cost {
  readonly mostBytes: number;
  readonly mostResidentBytes: number;
  readonly longestAnswerMs: number;
  readonly latestTurnMs: number;
  readonly looks: number;
}

const everyMs = 20;

/** `pull`: what a page's request for the snapshot costs in the main process. */
export function watchCost(pull: () => unknown): { stop(): Cost } {
  const cost = {
    mostBytes: 0,
    mostResidentBytes: 0,
    longestAnswerMs: 0,
    latestTurnMs: 0,
    looks: 0,
  };
  let expected = performance.now() + everyMs;
  // The interval is the process's own: simulated time takes only the time-outs.
  const timer = setInterval(() => {
    const { heapUsed, external, rss } = process.memoryUsage();
    const asked = performance.now();
    structuredClone(pull());
    const answeredMs = performance.now() - asked;
    const lateMs = asked - expected;
    expected = performance.now() + everyMs;
    cost.looks += 1;
    cost.mostBytes = Math.max(cost.mostBytes, heapUsed + external);
    cost.mostResidentBytes = Math.max(cost.mostResidentBytes, rss);
    cost.longestAnswerMs = Math.max(cost.longestAnswerMs, Math.round(answeredMs));
    cost.latestTurnMs = Math.max(cost.latestTurnMs, Math.round(lateMs));
  }, everyMs);
  return {
    stop() {
      clearInterval(timer);
      return cost;
    },
  };
}
