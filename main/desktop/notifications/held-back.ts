/** What was pressed and is not sent yet, where no button of the window shows it. Pure. */
import type { Countdown } from "../../../contract/call-view.ts";
import type { DesktopWords } from "../../../contract/i18n/words.ts";
import type { CallIntent } from "../../../contract/intent.ts";
import type { ActionKind } from "../../../contract/operations.ts";
import { isolated } from "../../../contract/outside-text.ts";
import { type Announcement, plain, type Privacy, whoIs } from "./card.ts";

const armedKey = "armed";
export const countdownKey = "countdown";

/**
 * Asks for the second press of an action that was armed where no button can show it. The
 * notification's own button is such a press too, where it has one.
 */
export function askAgain(
  spoken: DesktopWords,
  action: ActionKind,
  { intent, hasButtons }: { readonly intent: CallIntent; readonly hasButtons: boolean },
): Announcement {
  const { notifications: words, operationName } = spoken;
  const { telephonySessionId } = intent;
  return {
    key: armedKey,
    title: words.armed(operationName(action)),
    body: hasButtons ? words.armedBody : words.armedBodyWithoutButton,
    isUrgent: false,
    isSilent: true,
    actions: [{ label: operationName(action), intent }],
    ...(telephonySessionId === undefined ? {} : { telephonySessionId }),
  };
}

/** What a key has started counts down, where no button shows it. */
export function countsDown(
  spoken: DesktopWords,
  { call, life }: Countdown,
  { showCaller }: Privacy,
): Announcement {
  const { kind, at, until, to } = life;
  const { card } = spoken.secondChanceWords;
  const who = whoIs(spoken, call);
  const what = to === undefined ? who : card.to(who, isolated(to));
  return {
    ...plain,
    key: countdownKey,
    title: card.title(spoken.operationName(kind), Math.round((until - at) / 1000)),
    body: showCaller ? card.body(what) : card.hidden,
    isSilent: true,
    actions: [{ label: card.cancel, intent: { action: "cancel" } }],
    telephonySessionId: call.telephonySessionId,
  };
}
