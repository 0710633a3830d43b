/** What the test asks of the process under test, and what that tells. */
import type { CallIntent } from "../../../contract/intent.ts";
import type { CallService } from "../../../main/calls/call-service.ts";
import type { Weight } from "./turns.ts";

export type Asked =
  | { readonly kind: "look"; readonly id: number }
  | { readonly kind: "press"; readonly id: number; readonly intent: CallIntent }
  | { readonly kind: "weigh"; readonly id: number }
  | { readonly kind: "skip"; readonly ms: number }
  /** Planted: works for so long without a break, or keeps so much. */
  | { readonly kind: "block"; readonly ms: number }
  | { readonly kind: "fill"; readonly bytes: number };

export type Told =
  | { readonly id: number; readonly answered: true }
  | { readonly id: number; readonly weight: Weight }
  | {
      readonly id: number;
      /** By the clock of the process. */
      readonly now: number;
      readonly view: Pick<ReturnType<CallService["view"]>, "calls" | "connection">;
      readonly signedOut: boolean;
      /** The processor's time that the process has used so far, of all its threads. */
      readonly workedMs: number;
      /** The most that were sent in any minute, by the clock of the process. */
      readonly requestsInAMinute: number;
      /** The last lines of its log: what a run that fails is understood by. */
      readonly lines: readonly unknown[];
    };
