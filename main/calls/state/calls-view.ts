/** What the calls view is put together from, and compared by. */
import { isDeepStrictEqual } from "node:util";

import { type CallView, waitingOf, type WaitingStep } from "../../../contract/call-view.ts";
import type { ConnectionView } from "../../../contract/app-snapshot.ts";
import type { TelephonySessionId } from "../../../contract/ids.ts";
import type { TelephonySession } from "../../../telephony/session/session.ts";
import type { ViewContext } from "../../../telephony/view/call-view.ts";
import type { ClockSet } from "../ports.ts";
import type { CallsView } from "./call-events.ts";

/** Why the connection is not live, as its view says it. */
export type ShownTrouble = Pick<ConnectionView, "because" | "nextTry">;

/** A call that was shown, as it was last, and its session as it is now. */
export interface LeftCall {
  readonly before: CallView;
  readonly session: TelephonySession;
}

/** What others decide and the view only shows: where a press goes that names no phone, and new calls. */
export type BesideCalls = Pick<
  CallsView,
  "answerDeviceId" | "flipPhoneId" | "placing" | "consult" | "dialled" | "recent" | "cardNumbers"
>;

/** In the order in which they began. */
export const oldestFirst = (
  calls: ReadonlyMap<TelephonySessionId, CallView>,
): readonly CallView[] =>
  [...calls.values()].toSorted(
    (a, b) => a.startedAt - b.startedAt || (a.telephonySessionId < b.telephonySessionId ? -1 : 1),
  );

const movedBy = ({ byMs, upTo = Infinity }: ClockSet, instant: number): number =>
  instant <= upTo ? instant + byMs : instant;

/** The same connection on a clock that was set. */
export const movedConnection = (
  { since, confirmedAt, ...connection }: ConnectionView,
  set: ClockSet,
): ConnectionView => ({
  ...connection,
  since: movedBy(set, since),
  ...(confirmedAt === undefined ? {} : { confirmedAt: movedBy(set, confirmedAt) }),
});

export type WaitingSteps = ReadonlyMap<TelephonySessionId, WaitingStep>;

/** The same list as before until somebody in it changes, since views are compared by identity. */
export function waitingWith(
  steps: WaitingSteps,
  calls: readonly CallView[],
  before: CallsView["waiting"],
): CallsView["waiting"] {
  const waiting = waitingOf(calls, steps);
  return isDeepStrictEqual(waiting, before) ? before : waiting;
}

export const isConnected = ({ state }: CallView): boolean => state === "connected";

/** Whether nothing that is shown differs; calls and outcomes are compared by identity. */
export const isSameView = (a: CallsView, b: CallsView): boolean =>
  a.connection === b.connection &&
  a.calls === b.calls &&
  a.moreCalls === b.moreCalls &&
  a.waiting === b.waiting &&
  a.outcomes === b.outcomes &&
  a.targetId === b.targetId &&
  a.chooser === b.chooser &&
  a.placing === b.placing &&
  a.consult === b.consult &&
  a.dialled === b.dialled &&
  a.recent === b.recent &&
  a.cardNumbers === b.cardNumbers &&
  a.answerDeviceId === b.answerDeviceId &&
  a.flipPhoneId === b.flipPhoneId;

/** Without what is there as `undefined`. */
export function present(beside: BesideCalls): BesideCalls {
  const { answerDeviceId, flipPhoneId, placing, consult, dialled, recent, cardNumbers } = beside;
  return {
    ...(answerDeviceId === undefined ? {} : { answerDeviceId }),
    ...(flipPhoneId === undefined ? {} : { flipPhoneId }),
    ...(placing === undefined ? {} : { placing }),
    ...(consult === undefined ? {} : { consult }),
    ...(dialled === undefined ? {} : { dialled }),
    ...(recent === undefined ? {} : { recent }),
    ...(cardNumbers === undefined ? {} : { cardNumbers }),
  };
}

/** What views are computed with while two calls belong together. */
export const withPair = (context: ViewContext, pair: CallsView["consult"]): ViewContext =>
  pair === undefined ? context : { ...context, facts: { ...context.facts, pair } };
