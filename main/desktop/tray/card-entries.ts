/** The tray menu's entries of a recording that is, or can be, paused for a card number. */
import type { AppSnapshot } from "../../../contract/app-snapshot.ts";
import { type CallView, isUsable } from "../../../contract/call-view.ts";
import { mayTakeLonger } from "../../../contract/calls/card-number.ts";
import type { DesktopWords } from "../../../contract/i18n/words.ts";
import type { MenuEntry } from "./menu-entry.ts";
import { whoOf } from "./tray-state.ts";

type CardEntry = Extract<MenuEntry, { readonly kind: "heading" | "act" }>;

/** First of all entries: what has to be ended, and that it may take longer. */
export function runningCardEntries(
  { calls, cardNumbers = [] }: AppSnapshot,
  spoken: DesktopWords,
): readonly CardEntry[] {
  const { cardNumberWords: words } = spoken;
  return cardNumbers.flatMap((card): CardEntry[] => {
    const call = calls.find((one) => one.telephonySessionId === card.telephonySessionId);
    if (call === undefined) return [];
    return [
      { kind: "heading", label: words.named(words.title[card.step], whoOf(spoken, call)) },
      act(call, "resume-recording", spoken.operationName("resume-recording")),
      ...(mayTakeLonger(card) ? [act(call, "more-time", words.moreTime)] : []),
    ];
  });
}

export const isForCardNumber = (
  { telephonySessionId: id }: CallView,
  { cardNumbers = [] }: AppSnapshot,
): boolean => cardNumbers.some((card) => card.telephonySessionId === id);

/** Beside the call's other entries, while its recording runs. */
export const cardEntryOf = (call: CallView, spoken: DesktopWords): readonly CardEntry[] =>
  call.recording === "on" && isUsable(call, "pause")
    ? [act(call, "card-number", spoken.cardNumberWords.name)]
    : [];

const act = (
  { telephonySessionId, state: saw }: CallView,
  action: "resume-recording" | "more-time" | "card-number",
  label: string,
): CardEntry => ({
  ...{ kind: "act", label, enabled: true },
  intent: { action, telephonySessionId, saw },
});
