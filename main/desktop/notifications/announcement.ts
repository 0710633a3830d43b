/** What a call event is worth telling outside the window. Pure: `notifications.ts` shows it. */
import { type CallView, isUsable } from "../../../contract/call-view.ts";
import type { TelephonySessionId } from "../../../contract/ids.ts";
import type { DesktopWords } from "../../../contract/i18n/words.ts";
import { isolated } from "../../../contract/outside-text.ts";
import type { OutcomeView } from "../../../contract/outcome.ts";
import type { Settings } from "../../../contract/settings.ts";
import type { CallEvent, UntakenCallEvent } from "../../calls/state/call-events.ts";
import {
  type Announcement,
  type AnnouncementChange,
  type Privacy,
  plain,
  show,
  whoIs,
} from "./card.ts";
import { cardNumberCard, cardNumberKey } from "./card-number.ts";

const none: AnnouncementChange = { change: "none" };
const connectionKey = "connection";

/**
 * What to show or take back, by the user's choice of what is worth it. Calls that nobody took are
 * counted (`missed-calls.ts`).
 */
export function announce(
  spoken: DesktopWords,
  callEvent: Exclude<CallEvent, UntakenCallEvent>,
  settings: Settings["notifications"],
): AnnouncementChange {
  const words = spoken.notifications;
  switch (callEvent.kind) {
    case "ringing":
      return settings.ringing ? show(ringing(spoken, callEvent.call, settings)) : none;
    case "ringing-over":
      return { change: "close", key: ringingKey(callEvent.call) };
    case "parked":
      return parked(spoken, callEvent, settings);
    case "action-failed":
      return settings.failed ? show(actionFailed(spoken, callEvent, settings)) : none;
    case "unparked":
      return unparked(spoken, callEvent, settings);
    case "waiting":
      return settings.waiting ? show(waiting(spoken, callEvent, settings)) : none;
    case "waiting-over":
      return { change: "close", key: waitingKey(callEvent.telephonySessionId) };
    case "card-number":
      // Whatever the user wants to hear of: nobody stays paused without a word.
      return show(cardNumberCard(spoken, callEvent, settings));
    case "card-number-over":
      return { change: "close", key: cardNumberKey(callEvent.telephonySessionId) };
    case "consult-failed":
      return settings.failed ? show(consultFailed(spoken, callEvent, settings)) : none;
    case "outcome":
      return outcome(spoken, callEvent.outcome, settings);
    case "connection-lost":
      return settings.connection ? show(connection(words.lost, words.lostBody)) : none;
    case "connection-back":
      return settings.connection ? show(connection(words.back, words.backBody)) : none;
    case "answered":
      return settings.answered ? show(answered(spoken, callEvent.call, settings)) : none;
    case "ended":
      return { change: "close", key: answeredKey(callEvent.call) };
  }
}

const parkedKey = (call: CallView): string => `parked:${call.telephonySessionId}`;
const answeredKey = (call: CallView): string => `answered:${call.telephonySessionId}`;
const ringingKey = (call: CallView): string => `ringing:${call.telephonySessionId}`;
const waitingKey = (id: TelephonySessionId): string => `waiting:${id}`;

type ParkedWishes = Pick<Settings["notifications"], "parked" | "showCaller">;

function ringing(spoken: DesktopWords, call: CallView, { showCaller }: Privacy): Announcement {
  const words = spoken.notifications;
  const { telephonySessionId, state: saw } = call;
  const actions = [
    { label: words.answer, action: "answer" },
    { label: words.decline, action: "decline" },
    { label: spoken.operationName("voicemail"), action: "voicemail" },
  ] as const;
  const number = spoken.peerDetail(call.peer);
  const via = call.via === undefined ? words.ringingBody : words.ringingVia(isolated(call.via));
  return {
    key: ringingKey(call),
    title: showCaller ? words.ringing(whoIs(spoken, call)) : words.ringingHidden,
    body: showCaller && number !== undefined ? `${number}\n${via}` : via,
    isUrgent: true,
    isSilent: true,
    actions: actions
      .filter(({ action }) => isUsable(call, action))
      .map(({ label, action }) => ({ label, intent: { action, telephonySessionId, saw } })),
    telephonySessionId,
  };
}

/** The buttons of the window's first row, for whoever talks while the window is away. */
function answered(spoken: DesktopWords, call: CallView, { showCaller }: Privacy): Announcement {
  const words = spoken.notifications;
  const { telephonySessionId, state: saw } = call;
  const actions = (["mute", "hold"] as const).filter((action) => isUsable(call, action));
  return {
    ...plain,
    key: answeredKey(call),
    title: showCaller ? words.answered(whoIs(spoken, call)) : words.answeredHidden,
    body: words.answeredBody,
    isSilent: true,
    actions: actions.map((action) => ({
      label: spoken.operationName(action),
      intent: { action, telephonySessionId, saw },
    })),
    telephonySessionId,
  };
}

/** Nobody talks with a caller who is parked, so that the card of the talk goes. */
function parked(
  spoken: DesktopWords,
  { call, place }: CallEvent & { kind: "parked" },
  { parked: isWanted, showCaller }: ParkedWishes,
): AnnouncementChange {
  const words = spoken.notifications;
  const { telephonySessionId } = call;
  const closes = answeredKey(call);
  if (!isWanted) return { change: "close", key: closes };
  const announcement = {
    ...plain,
    key: parkedKey(call),
    title: showCaller ? words.parked(whoIs(spoken, call)) : words.parkedHidden,
    body: place === "" ? words.parkedSomewhere : words.parkedBody(isolated(place)),
    actions: retrieval(spoken, call),
    telephonySessionId,
  };
  return { ...show(announcement), closes };
}

/** Somebody on hold or parked has been waiting for long; the newest reminder takes the older one's place. */
function waiting(
  spoken: DesktopWords,
  { call, step, waitedMs }: CallEvent & { kind: "waiting" },
  { showCaller }: Privacy,
): Announcement {
  const { waitingWords } = spoken;
  const { telephonySessionId, state: saw, parkedAt } = call;
  const minutes = Math.floor(waitedMs / 60_000);
  const body = waitingWords.reminderBody;
  const place = parkedAt === undefined ? undefined : isolated(parkedAt);
  const parkedText = place === undefined ? body.parked(minutes) : body.parkedAt(minutes, place);
  return {
    ...plain,
    key: waitingKey(telephonySessionId),
    title: showCaller ? waitingWords.reminder(whoIs(spoken, call)) : waitingWords.reminderHidden,
    body: saw === "held" ? body.held(minutes) : parkedText,
    isUrgent: step === "too-long",
    actions: saw === "held" ? resumption(spoken, call) : retrieval(spoken, call),
    telephonySessionId,
  };
}

function resumption(spoken: DesktopWords, call: CallView): Announcement["actions"] {
  const { telephonySessionId, state: saw } = call;
  if (!isUsable(call, "hold")) return [];
  return [
    { label: spoken.waitingWords.resume, intent: { action: "unhold", telephonySessionId, saw } },
  ];
}

function retrieval(spoken: DesktopWords, call: CallView): Announcement["actions"] {
  const { controls, telephonySessionId, state: saw } = call;
  // At a park location it takes a moment until it can be taken back, and a card cannot change.
  const mayCome = controls.retrieve.disabledBecause === "park-not-seen";
  if (!isUsable(call, "retrieve") && !mayCome) return [];
  return [
    {
      label: spoken.notifications.retrieve,
      intent: { action: "retrieve", telephonySessionId, saw },
    },
  ];
}

/** "Is parked" must not stand any longer than it is so. */
function unparked(
  spoken: DesktopWords,
  { call, end }: CallEvent & { kind: "unparked" },
  { parked: isWanted, showCaller }: ParkedWishes,
): AnnouncementChange {
  const words = spoken.notifications;
  if (end.how === "retrieved" || !isWanted) return { change: "close", key: parkedKey(call) };
  const taker = end.by === undefined || !showCaller ? undefined : spoken.peerTitle(end.by);
  return show({
    ...plain,
    isSilent: true,
    key: parkedKey(call),
    title: showCaller ? words.unparked(whoIs(spoken, call)) : words.unparkedHidden,
    body: words.unparkedBody[end.how](taker),
    telephonySessionId: call.telephonySessionId,
  });
}

/** The first caller waits, and one press goes back to him. */
function consultFailed(
  spoken: DesktopWords,
  { call, consult }: CallEvent & { kind: "consult-failed" },
  { showCaller }: Privacy,
): Announcement {
  const words = spoken.notifications;
  const { telephonySessionId, state: saw } = call;
  const who = showCaller ? consult.to : undefined;
  const back = { action: "take-back", telephonySessionId, saw } as const;
  return {
    ...plain,
    key: `consult:${telephonySessionId}`,
    title: spoken.consultStepText(consult.step, who),
    body: showCaller ? words.consultWaits(whoIs(spoken, call)) : words.consultWaitsHidden,
    actions: isUsable(call, "take-back")
      ? [{ label: spoken.operationName("take-back"), intent: back }]
      : [],
    telephonySessionId,
  };
}

/** Where somebody was sent and nobody talks with him; what went well needs no card. */
function outcome(
  spoken: DesktopWords,
  view: OutcomeView,
  { failed: isWanted, showCaller }: Pick<Settings["notifications"], "failed" | "showCaller">,
): AnnouncementChange {
  const words = spoken.notifications;
  const key = `outcome:${view.telephonySessionId}`;
  if (!isWanted || view.did !== "transferred" || !untaken.has(view.state)) {
    return { change: "close", key };
  }
  const now =
    spoken.outcomeNow(showCaller ? view : { ...view, by: undefined, to: undefined }) ?? "";
  return show({
    ...plain,
    key,
    title: showCaller
      ? words.transferNotTaken(spoken.peerTitle(view.peer))
      : words.transferNotTakenHidden,
    body: showCaller ? words.outcomeBody(spoken.outcomeDeed(view), now) : now,
    telephonySessionId: view.telephonySessionId,
  });
}

const untaken: ReadonlySet<OutcomeView["state"]> = new Set<OutcomeView["state"]>([
  "declined",
  "unanswered",
  "busy",
  "voicemail",
]);

function actionFailed(
  spoken: DesktopWords,
  { action, call, error, to }: CallEvent & { kind: "action-failed" },
  { showCaller }: Privacy,
): Announcement {
  const words = spoken.notifications;
  const { reason, remedy } = spoken.explain(
    error,
    showCaller && to !== undefined ? isolated(to) : undefined,
  );
  return {
    ...plain,
    key: `failed:${action}:${call?.telephonySessionId ?? ""}`,
    title: words.failed(spoken.operationName(action)),
    body: words.failedBody(reason, remedy),
    actions: action === "flip" && call !== undefined ? nextPhone(spoken, call) : [],
    ...(call === undefined ? {} : { telephonySessionId: call.telephonySessionId }),
  };
}

/** Nobody took the call on the phone that was tried. */
function nextPhone({ flipSteps }: DesktopWords, call: CallView): Announcement["actions"] {
  const { tryNext, telephonySessionId, state: saw } = call;
  if (tryNext === undefined || !isUsable(call, "flip")) return [];
  const { callFlipId, label } = tryNext;
  return [
    {
      label: flipSteps.tryNext(label),
      intent: { action: "flip", telephonySessionId, saw, callFlipId },
    },
  ];
}

const connection = (title: string, body: string): Announcement => ({
  ...plain,
  isSilent: true,
  key: connectionKey,
  title,
  body,
});
