/** What Stryker's side and the process of the tests say to each other, over a channel of that name. */
export const channelName = "ringside-mutation";

/** What Stryker's instrumented code reads and counts, under this name of the global object. */
export interface Instruments {
  activeMutant?: string | undefined;
  currentTestId?: string | undefined;
  hitCount?: number | undefined;
  hitLimit?: number | undefined;
  mutantCoverage?: Coverage;
}

/** How often each mutant was come by: while modules were loaded, and in each test. */
export interface Coverage {
  readonly static: Record<string, number>;
  readonly perTest: Record<string, Record<string, number>>;
}

/** One test, as the first run has seen it. */
export interface Seen {
  readonly id: string;
  readonly file: string;
  readonly name: string;
  readonly state: "pass" | "fail" | "skip";
  readonly failure: string;
  readonly durationMs: number;
}

export type FromTests =
  /** Everything is loaded and has run once. */
  | { readonly kind: "ready"; readonly tests: readonly Seen[]; readonly coverage: Coverage }
  | {
      readonly kind: "judged";
      readonly mutant: string;
      readonly ran: number;
      readonly isLoop: boolean;
      readonly failed?: {
        readonly id: string;
        readonly message: string;
        readonly isLate: boolean;
      };
    };

export type ToTests =
  | {
      readonly kind: "judge";
      readonly mutant: string;
      readonly hitLimit?: number | undefined;
      /** In the order in which they are to run, grouped by file. */
      readonly testIds: readonly string[];
    }
  | { readonly kind: "end" };
