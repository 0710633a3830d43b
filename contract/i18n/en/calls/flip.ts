/** The words of a flip, step by step. */
import type { PlainError } from "../../../result.ts";
import type { Explanation } from "../../explanation.ts";

type HowNotTaken = (PlainError & { readonly code: "flip-not-taken" })["how"];

const otherPhone = "the other phone";
const stillHere = "The call is still on this phone.";

/** What is known of a flip that its phone did not take; `phone` is its name in the account. */
export const flipNotTaken: Readonly<Record<HowNotTaken, (phone?: string) => Explanation>> = {
  declined: (phone = otherPhone) => ({
    reason: `The call was declined on ${phone}.`,
    remedy: stillHere,
  }),
  unanswered: (phone = otherPhone) => ({
    reason: `Nobody answered on ${phone}.`,
    remedy: stillHere,
  }),
  ended: (phone = "The other phone") => ({
    reason: `${phone} stopped ringing. Why is not known.`,
    remedy: stillHere,
  }),
  unknown: (phone = otherPhone) => ({
    reason: `RingCentral accepted the flip, but ${phone} was not seen to ring.`,
    remedy: "Look at that phone. What is shown here is what RingCentral reports.",
  }),
};

/** How far a flip is, for the window and a screen reader. */
export const flipSteps = {
  title: {
    calling: (phone: string = otherPhone) => `Calling ${phone}`,
    ringing: (phone: string = otherPhone) => `Ringing on ${phone}`,
    answered: (phone: string = otherPhone) => `Answered on ${phone}`,
  },
  text: {
    calling: "RingCentral has accepted the flip.",
    ringing: "Pick up there to go on with this call.",
    answered: "You have the call on both phones. Finish here leaves it to the other one.",
  },
  names: { calling: "Rings there", ringing: "Answered there", answered: "Finished here" },
  /** A button: flips to the next phone after nobody took the call on the last one. */
  tryNext: (phone: string) => `Try ${phone}`,
  list: "Steps of the flip",
} as const;
