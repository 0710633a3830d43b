/**
 * The calls that nobody took since the user last looked: one card for each caller with the count, and
 * beyond a few callers one card for all of them, so that an hour away leaves no pile. It only counts;
 * `notifications.ts` shows and closes.
 */
import type { CallView } from "../../../contract/call-view.ts";
import type { DesktopSpeech, DesktopWords } from "../../../contract/i18n/words.ts";
import type { Settings } from "../../../contract/settings.ts";
import type { UntakenCallEvent } from "../../calls/state/call-events.ts";
import { type Announcement, plain, whoIs } from "./card.ts";

/** `unwitnessed`: whether anybody took it is not known, so it is counted apart. */
type UntakenKind = UntakenCallEvent["kind"];

/** So many callers have a card of their own; with one more, all of them share one. */
const mostCallerCards = 3;
/** Lines of a shared card; desktops cut off more. */
const mostLines = 4;

export interface MissedCalls {
  /** Counts the call. The card that tells of it, and the cards that this one takes the place of. */
  add(
    callEvent: UntakenCallEvent,
    privacy: Pick<Settings["notifications"], "showCaller">,
  ): { readonly announcement: Announcement; readonly replaces: readonly string[] };
  /** The user has used the card or put it away: what it told of is counted no more. */
  putAway(key: string): void;
  clear(): void;
}

interface Caller {
  readonly who: string;
  /** Only beside a name. */
  readonly number: string | undefined;
  readonly count: number;
  /** The last one. */
  readonly call: CallView;
}

/** By card key, whose calls came last stands last. */
type Callers = ReadonlyMap<string, Caller>;

const sharedKey = (kind: UntakenKind): string => `${kind}:all`;

export function createMissedCalls(speech: DesktopSpeech): MissedCalls {
  const piles = {
    missed: { callers: new Map<string, Caller>(), isShared: false },
    unwitnessed: { callers: new Map<string, Caller>(), isShared: false },
  };
  return {
    add({ kind, call }, { showCaller }) {
      const pile = piles[kind];
      const key = count(kind, { call, who: whoIs(speech.words, call) }, pile.callers);
      const wasShared = pile.isShared;
      pile.isShared ||= !showCaller || pile.callers.size > mostCallerCards;
      const announcement = pile.isShared
        ? sharedCard(speech.words, { kind, showCaller }, pile.callers)
        : callerCard(speech.words, { kind, key }, pile.callers);
      const replaces = pile.isShared && !wasShared ? [...pile.callers.keys()] : [];
      return { announcement, replaces };
    },
    putAway(key) {
      for (const kind of untakenKinds) {
        piles[kind].callers.delete(key);
        if (key === sharedKey(kind)) empty(piles[kind]);
      }
    },
    clear() {
      for (const kind of untakenKinds) empty(piles[kind]);
    },
  };
}

const untakenKinds = ["missed", "unwitnessed"] as const satisfies readonly UntakenKind[];

function empty(pile: { readonly callers: Map<string, Caller>; isShared: boolean }): void {
  pile.callers.clear();
  pile.isShared = false;
}

/** The same number is the same caller, whatever name it comes with; the withheld ones are one. */
function count(
  kind: UntakenKind,
  { call, who }: Pick<Caller, "call" | "who">,
  callers: Map<string, Caller>,
): string {
  const { name, number } = call.peer;
  const key = `${kind}:by:${number ?? name ?? ""}`;
  const before = callers.get(key);
  callers.delete(key);
  callers.set(key, {
    who,
    number: name === undefined ? undefined : number,
    count: (before?.count ?? 0) + 1,
    call,
  });
  return key;
}

function callerCard(
  { notifications }: DesktopWords,
  { kind, key }: { readonly kind: UntakenKind; readonly key: string },
  callers: Callers,
): Announcement {
  const caller = callers.get(key);
  if (caller === undefined) throw new Error("a caller who was not counted");
  const words = notifications[kind];
  const { who, number } = caller;
  const body = words.body(caller.count);
  return {
    ...plain,
    key,
    title: words.title(who, caller.count),
    body: number === undefined ? body : `${number}\n${body}`,
    telephonySessionId: caller.call.telephonySessionId,
  };
}

/** Newest first. */
function sharedCard(
  { notifications }: DesktopWords,
  { kind, showCaller }: { readonly kind: UntakenKind; readonly showCaller: boolean },
  callers: Callers,
): Announcement {
  const words = notifications[kind];
  const newestFirst = [...callers.values()].reverse();
  const calls = newestFirst.reduce((sum, caller) => sum + caller.count, 0);
  const lines = newestFirst
    .slice(0, mostLines)
    .map(({ who, number, count: times }) => notifications.caller(who, number, times));
  const others = newestFirst.length - lines.length;
  if (others > 0) lines.push(notifications.otherCallers(others));
  const [last] = newestFirst;
  return {
    ...plain,
    key: sharedKey(kind),
    title: showCaller ? words.titleOfAll(calls) : words.hidden(calls),
    body: showCaller ? lines.join("\n") : words.body(calls),
    ...(last === undefined ? {} : { telephonySessionId: last.call.telephonySessionId }),
  };
}
