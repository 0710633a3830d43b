/** What happened, and the next best thing to do: both whole sentences in the user's language. */
export interface Explanation {
  readonly reason: string;
  readonly remedy: string;
}

/** An entry that cannot be dialled, as far as a sentence may name it. */
export interface MeantEntry {
  /** What was typed. */
  readonly entry?: string | undefined;
  /** The name of the country whose numbers are meant, in the user's language. */
  readonly country?: string | undefined;
}
