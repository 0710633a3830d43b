/** What happened, and the next best thing to do. */
export interface Explanation {
  readonly reason: string;
  readonly remedy: string;
}
