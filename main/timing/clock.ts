/** Wall time and timers, handed in so that tests own them. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /**
   * Runs once after `delayMs`, however long that is; the returned function cancels and may be called
   * any time.
   */
  after(delayMs: number, run: () => void): () => void;
  /**
   * Milliseconds since some fixed instant, never set forward or back as the wall clock may be. It may
   * stand still while the machine sleeps.
   */
  elapsed(): number;
}
