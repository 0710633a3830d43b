/**
 * A recording that the user has paused for a card number: for how long, and what becomes of it then. The
 * recording goes on by itself at the end, so that nothing stays left out of it unnoticed.
 */
import * as v from "valibot";

import { telephonySessionId } from "../ids.ts";

/** So long before its end the pause is announced to be over, in milliseconds. */
export const endingMs = 10_000;

/** For how many seconds a card number is left out of the recording. */
export const cardNumberSeconds = v.pipe(v.number(), v.integer(), v.minValue(15), v.maxValue(300));

/**
 * `pausing`: asked for, and not seen yet; `ending`: it is over in a moment; `resuming`: the recording was
 * asked to go on, and is not seen to; `stuck`: it was, in vain, so the user has to.
 */
const cardNumberStep = v.picklist(["pausing", "counting", "ending", "resuming", "stuck"]);
export type CardNumberStep = v.InferOutput<typeof cardNumberStep>;

export const cardNumberView = v.strictObject({
  telephonySessionId,
  step: cardNumberStep,
  /** When the recording goes on, in milliseconds since 1970 on this machine's clock; from `counting` on. */
  until: v.optional(v.number()),
});
export type CardNumberView = v.InferOutput<typeof cardNumberView>;

/** Those in which the user can still say that he needs longer. */
export const mayTakeLonger = ({ step }: CardNumberView): boolean =>
  step === "counting" || step === "ending" || step === "stuck";
