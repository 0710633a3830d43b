/** The card of a recording that is paused for a card number: it goes on in a moment, or it does not. */
import { isUsable } from "../../../contract/call-view.ts";
import type { TelephonySessionId } from "../../../contract/ids.ts";
import type { DesktopWords } from "../../../contract/i18n/words.ts";
import type { CallEvent } from "../../calls/state/call-events.ts";
import { type Announcement, plain, type Privacy, whoIs } from "./card.ts";

export const cardNumberKey = (id: TelephonySessionId): string => `card-number:${id}`;

/** Always told, whatever else the user wants to hear of: nobody stays paused without a word. */
export function cardNumberCard(
  spoken: DesktopWords,
  { call, step }: Extract<CallEvent, { readonly kind: "card-number" }>,
  { showCaller }: Privacy,
): Announcement {
  const { card, moreTime, text } = spoken.cardNumberWords;
  const { telephonySessionId, state: saw } = call;
  const longer = { action: "more-time", telephonySessionId, saw } as const;
  const resume = { action: "resume-recording", telephonySessionId, saw } as const;
  const label = spoken.operationName("resume-recording");
  return {
    ...plain,
    key: cardNumberKey(telephonySessionId),
    title: showCaller ? card[step](whoIs(spoken, call)) : card[`${step}Hidden`],
    body: text[step],
    isUrgent: step === "stuck",
    actions: [
      ...(step === "stuck" && isUsable(call, "pause") ? [{ label, intent: resume }] : []),
      { label: moreTime, intent: longer },
    ],
    telephonySessionId,
  };
}
