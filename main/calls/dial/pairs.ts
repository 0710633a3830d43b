/**
 * The one warm transfer under way: which call waits, and which asks about it. It is made by the user's
 * wish, or recognised: the user has placed a call on a telephone while exactly one other was on hold.
 * It is kept by the ids alone, so that a restart finds it again, and dropped when it is over. It only
 * says what belongs together: what is bridged, and when, is a press.
 */
import { isDeepStrictEqual } from "node:util";

import { type ConsultView, isConfirmed } from "../../../contract/app-snapshot.ts";
import type { CallView } from "../../../contract/call-view.ts";
import type { TelephonySessionId } from "../../../contract/ids.ts";
import { anySession } from "../../../telephony/session/session.ts";
import type { CallStore } from "../state/call-store.ts";
import { consultStepOf, isConsultOver } from "./consult-step.ts";

/** As it is kept. */
export interface KeptPair {
  readonly firstId: TelephonySessionId;
  readonly consultId: TelephonySessionId;
  readonly by: ConsultView["by"];
}

/** Where the pair survives a restart; nowhere in a demo. `null`: there is none. */
export interface PairKeeper {
  read(): KeptPair | null | undefined;
  write(pair: KeptPair | null): void;
}

interface Pair {
  readonly firstId: TelephonySessionId;
  readonly consultId: TelephonySessionId | undefined;
  readonly by: ConsultView["by"];
  readonly to: string | undefined;
  /** Of the last run: its calls may be over by now. */
  readonly isKept?: true;
}

export interface PairsOptions {
  readonly store: CallStore;
  readonly keeper?: PairKeeper | undefined;
}

/** So many consult calls that are over are remembered, so that none gets a receipt of its own. */
const mostRemembered = 20;

export class Pairs {
  readonly #store: CallStore;
  readonly #keeper: PairKeeper | undefined;
  readonly #stops: readonly (() => void)[];
  #pair: Pair | undefined;
  #kept: string;
  #consultIds: readonly TelephonySessionId[] = [];
  #shown: ConsultView | undefined;
  #isLooking = false;

  constructor({ store, keeper }: PairsOptions) {
    this.#store = store;
    this.#keeper = keeper;
    const kept = keeper?.read() ?? undefined;
    this.#kept = JSON.stringify(kept ?? null);
    if (kept !== undefined) this.#pair = { ...kept, to: undefined, isKept: true };
    this.#stops = [
      store.touched.add((id) => this.#touched(id)),
      store.views.add(() => this.#look()),
    ];
  }

  get pair(): Pair | undefined {
    return this.#pair;
  }

  /** Whether the call asked about another one, also some time after its end. */
  wasConsult(id: TelephonySessionId): boolean {
    return this.#consultIds.includes(id);
  }

  /** The user asks somebody about the call; the other call is on its way. */
  begin(firstId: TelephonySessionId, to: string): void {
    this.#set({ firstId, consultId: undefined, by: "asked", to });
  }

  placed(firstId: TelephonySessionId, consultId: TelephonySessionId): void {
    const pair = this.#pair;
    if (pair?.firstId === firstId) this.#set({ ...pair, consultId });
  }

  /** It came to nothing, or is over. */
  end(firstId: TelephonySessionId): void {
    if (this.#pair?.firstId === firstId) this.#set(undefined);
  }

  dispose(): void {
    for (const stop of this.#stops) stop();
  }

  #set(pair: Pair | undefined): void {
    this.#pair = pair;
    if (pair?.consultId !== undefined && !this.wasConsult(pair.consultId)) {
      this.#consultIds = [...this.#consultIds, pair.consultId].slice(-mostRemembered);
    }
    this.#keep();
    this.#show();
  }

  #keep(): void {
    const { firstId, consultId, by } = this.#pair ?? {};
    const isWhole = firstId !== undefined && consultId !== undefined && by !== undefined;
    const pair = isWhole ? { firstId, consultId, by } : null;
    const text = JSON.stringify(pair);
    if (text === this.#kept) return;
    this.#kept = text;
    this.#keeper?.write(pair);
  }

  /** What the window draws; nothing while the first call is not there. */
  #view(): ConsultView | undefined {
    const pair = this.#pair;
    if (pair === undefined || this.#store.session(pair.firstId) === undefined) return undefined;
    const { firstId, consultId, by } = pair;
    const step = this.#step(pair);
    const call = consultId === undefined ? undefined : this.#store.callOf(consultId);
    const to = call === undefined ? pair.to : nameOf(call.peer);
    return {
      ...{ firstId, step, by },
      ...(consultId === undefined ? {} : { consultId }),
      ...(to === undefined ? {} : { to }),
    };
  }

  #step({ consultId, isKept }: Pair): ConsultView["step"] {
    if (consultId === undefined) return "placing";
    const session = anySession(this.#store.state, consultId);
    // Nobody knows it, and everything was read: it ended while nobody looked.
    const isRead = isConfirmed(this.#store.view.connection);
    const isGone = isKept === true && session === undefined && isRead;
    return isGone ? "over" : consultStepOf(session);
  }

  /** What the calls of it can do goes along with what is shown of it. */
  #show(): void {
    const consult = this.#view();
    const before = this.#shown;
    if (isDeepStrictEqual(before, consult)) return;
    this.#shown = consult;
    const store = this.#store;
    store.batch(() => {
      store.show({ consult });
      if (before?.firstId !== consult?.firstId || before?.step !== consult?.step) store.recompute();
      if (consult !== undefined && before !== undefined) this.#tellFailure(consult, before);
    });
  }

  #tellFailure(consult: ConsultView, before: ConsultView): void {
    const hasFailed = isConsultOver(consult.step) && consult.step !== "over";
    const call = this.#store.callOf(consult.firstId);
    if (!hasFailed || before.step === consult.step || call === undefined) return;
    this.#store.tell({ kind: "consult-failed", call, consult });
  }

  /** A call of the pair has changed. */
  #touched(id: TelephonySessionId): void {
    const pair = this.#pair;
    if (pair === undefined || (pair.firstId !== id && pair.consultId !== id)) return;
    if (this.#isOver(pair)) this.#set(undefined);
    else this.#show();
  }

  /** The first call has left, or the user talks on in it after the other one ended. */
  #isOver(pair: Pair): boolean {
    const first = this.#store.session(pair.firstId);
    if (first === undefined) {
      const isKnown = anySession(this.#store.state, pair.firstId) !== undefined;
      return isKnown || isConfirmed(this.#store.view.connection);
    }
    const isHeld = this.#store.callOf(pair.firstId)?.state === "held";
    return isConsultOver(this.#step(pair)) && !isHeld;
  }

  /** After each change: a kept pair may be gone, or one may have come about by hand. */
  #look(): void {
    if (this.#isLooking) return;
    this.#isLooking = true;
    try {
      const pair = this.#pair;
      if (pair === undefined) this.#recognise();
      else if (this.#isOver(pair)) this.#set(undefined);
      else this.#show();
    } finally {
      this.#isLooking = false;
    }
  }

  #recognise(): void {
    const { calls, connection, placing } = this.#store.view;
    if (!isConfirmed(connection) || placing !== undefined) return;
    const found = placedByHand(calls);
    if (found === undefined) return;
    const { first, consult } = found;
    this.#set({
      firstId: first.telephonySessionId,
      consultId: consult.telephonySessionId,
      by: "by-hand",
      to: undefined,
    });
  }
}

/** As it is known; where nothing is, each surface has its own word. */
const nameOf = ({ name, number, extension }: CallView["peer"]): string | undefined =>
  name ?? number ?? extension;

/** Of the calls in hand exactly two: one on hold, and one that the user has placed since. */
export function placedByHand(
  calls: readonly CallView[],
): { readonly first: CallView; readonly consult: CallView } | undefined {
  const inHand = calls.filter(({ state }) => state !== "parked" && state !== "ringing");
  const [first, ...moreHeld] = inHand.filter(({ state }) => state === "held");
  const [consult, ...others] = inHand.filter((call) => call !== first);
  if (first === undefined || consult === undefined) return undefined;
  if (moreHeld.length > 0 || others.length > 0) return undefined;

  const isPlaced =
    consult.direction === "outbound" &&
    consult.ringOut === undefined &&
    (consult.state === "dialing" || consult.state === "connected");
  const isSince = first.heldSince !== undefined && consult.startedAt >= first.heldSince;
  return isPlaced && isSince ? { first, consult } : undefined;
}
