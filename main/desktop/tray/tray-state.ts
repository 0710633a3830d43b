/**
 * What the tray icon shows. The shape is that of the call that a press would act on: a muted
 * microphone matters more than a second call that rings (which has its window and notification).
 *
 * | condition, first match wins | shape |
 * |---|---|
 * | nobody is signed in | signed-out |
 * | the connection is not live, or the call's state is not known | stale |
 * | a recording that was paused for a card number goes on in a moment, or does not go on | waiting |
 * | the call is connected: muted / recording / neither | muted / recording / connected |
 * | another call rings or is dialled | ringing |
 * | the call is on hold or parked | held |
 * | no call | idle |
 */
import { type CallView, countdownIn } from "../../../contract/call-view.ts";
import type { AppSnapshot } from "../../../contract/app-snapshot.ts";
import type { DesktopWords, Words } from "../../../contract/i18n/words.ts";
import { isolated, shortened } from "../../../contract/outside-text.ts";
import { longestTooltip } from "../native-text.ts";

export const trayShapes = [
  "signed-out",
  "idle",
  "ringing",
  "connected",
  "muted",
  "held",
  "waiting",
  "recording",
  "stale",
] as const;
export type TrayShape = (typeof trayShapes)[number];

export interface TrayState {
  readonly shape: TrayShape;
  /** At most 127 characters, which is what Windows shows. */
  readonly tooltip: string;
}

/** The hour and minute of an instant in the user's way of writing; a clock time needs no ticking. */
export type FormatTime = (instant: number) => string;

const longestName = 60;

/** What a state is told with. */
export interface TrayVoice {
  readonly words: DesktopWords;
  readonly formatTime: FormatTime;
}

export function trayState(snapshot: AppSnapshot, voice: TrayVoice): TrayState {
  const call = focusOf(snapshot);
  return {
    shape: shapeOf(snapshot, call),
    tooltip: shortened(tooltipOf(snapshot, call, voice), { units: longestTooltip }),
  };
}

/** Who is on the other end, in as few words as possible. */
export function whoOf({ peerTitle }: Words, call: CallView): string {
  return peerTitle(call.peer, longestName);
}

/** Where a call is parked, in as few words as possible. */
export const placeOf = (place: string): string =>
  isolated(shortened(place, { units: longestName }));

/** The call that the icon, its tooltip and the top of its menu are about. */
export function focusOf({ calls, targetId }: AppSnapshot): CallView | undefined {
  const live = calls.filter(({ state }) => state !== "ended");
  const target = live.find(({ telephonySessionId }) => telephonySessionId === targetId);
  if (target?.state === "connected") return target;
  return (
    live.findLast(({ state }) => state === "connected") ??
    (target !== undefined && isStarting(target) ? target : live.findLast(isStarting)) ??
    target ??
    live.at(-1)
  );
}

const isStarting = ({ state }: CallView): boolean => state === "ringing" || state === "dialing";

function shapeOf(
  { account, connection, waiting, cardNumbers = [] }: AppSnapshot,
  call: CallView | undefined,
): TrayShape {
  if (account.state !== "signed-in") return "signed-out";
  if (connection.state !== "live") return "stale";
  if (cardNumbers.some(({ step }) => step === "ending" || step === "stuck")) return "waiting";
  switch (call?.state) {
    case undefined:
    case "ended":
      return "idle";
    case "dialing":
    case "ringing":
      return "ringing";
    case "connected":
      if (call.muted) return "muted";
      return call.recording === "on" ? "recording" : "connected";
    case "held":
    case "parked":
      return waiting.some(({ step }) => step === "too-long") ? "waiting" : "held";
    case "unknown":
      return "stale";
  }
}

function tooltipOf(
  { account, connection, calls, cardNumbers = [] }: AppSnapshot,
  call: CallView | undefined,
  voice: TrayVoice,
): string {
  const { formatTime } = voice;
  const words = voice.words.tray;
  if (account.state === "signed-out") return words.signedOut;
  if (account.state === "signing-in") return words.signingIn;
  const isLive = connection.state === "live";
  const confirmedAt =
    connection.confirmedAt === undefined ? undefined : formatTime(connection.confirmedAt);
  if (call === undefined) {
    if (!isLive) return confirmedAt === undefined ? words.stale : words.staleSince(confirmedAt);
    return account.demo ? words.idleDemo : words.idle;
  }
  const countdown = countdownIn(calls);
  if (countdown !== undefined) {
    const { operationName, secondChanceWords } = voice.words;
    const name = operationName(countdown.life.kind);
    return secondChanceWords.tray(name, whoOf(voice.words, countdown.call));
  }
  const [card] = cardNumbers;
  const paused = calls.find((one) => one.telephonySessionId === card?.telephonySessionId);
  if (isLive && card !== undefined && paused !== undefined) {
    const { cardNumberWords } = voice.words;
    return cardNumberWords.named(cardNumberWords.title[card.step], whoOf(voice.words, paused));
  }
  const others = calls.filter(({ state }) => state !== "ended").length - 1;
  const what = describe(call, voice);
  const old =
    confirmedAt === undefined ? words.staleCall(what) : words.staleCallSince(what, confirmedAt);
  const fresh = isLive ? what : old;
  const all = others > 0 ? words.more(fresh, others) : fresh;
  return account.demo ? words.demo(all) : all;
}

function describe(call: CallView, { words: spoken, formatTime }: TrayVoice): string {
  const words = spoken.tray;
  const who = whoOf(spoken, call);
  const since = formatTime(call.answeredAt ?? call.startedAt);
  switch (call.state) {
    case "ringing":
      return words.ringing(who);
    case "dialing":
      return call.ringOut === "phone-first" ? words.phoneFirst(who) : words.dialing(who);
    case "connected":
      if (call.muted && call.recording === "on") return words.mutedAndRecording(who, since);
      if (call.muted) return words.muted(who, since);
      return call.recording === "on" ? words.recording(who, since) : words.connected(who, since);
    case "held":
      return words.held(who, formatTime(call.heldSince ?? call.startedAt));
    case "parked":
      return call.parkedAt === undefined
        ? words.parkedSomewhere(who)
        : words.parked(who, placeOf(call.parkedAt));
    case "ended":
    case "unknown":
      return words.other(who);
  }
}
