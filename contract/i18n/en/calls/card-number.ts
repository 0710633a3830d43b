/** The words of a recording that is paused for a card number. */
import type { CardNumberStep } from "../../../calls/card-number.ts";

export const cardNumberWords = {
  name: "Card number",
  about: (seconds: number) =>
    `Pauses the recording for ${seconds} seconds. Then it goes on by itself.`,
  title: {
    pausing: "Pausing the recording",
    counting: "Paused for a card number",
    ending: "The recording goes on in a moment",
    resuming: "Going on with the recording",
    stuck: "The recording is still paused",
  } satisfies Record<CardNumberStep, string>,
  /** Of a call that is not in view. */
  named: (title: string, who: string) => `${title}: ${who}`,
  text: {
    pausing: "Wait a moment with the number: it is not seen to be paused yet.",
    counting: "Nothing is recorded. It goes on by itself.",
    ending: "Press More time if the number is not finished.",
    resuming: "RingCentral was asked to go on.",
    stuck: "RingCentral was asked to go on and has not. Press Resume recording.",
  } satisfies Record<CardNumberStep, string>,
  left: (duration: string) => `${duration} left`,
  moreTime: "More time",
  settings: {
    title: "Card numbers",
    note: "For how long a recording is paused for a card number. Then it goes on by itself.",
    label: "Pause the recording for",
  },
  card: {
    ending: (who: string) => `The recording with ${who} goes on in 10 seconds`,
    endingHidden: "The recording goes on in 10 seconds",
    stuck: (who: string) => `The recording with ${who} is still paused`,
    stuckHidden: "A recording is still paused",
  },
  /** In the list of the last calls. */
  gap: (duration: string) => `recording paused ${duration}`,
} as const;
