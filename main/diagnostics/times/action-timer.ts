/**
 * Times the life of each attempt: press, sent, accepted, seen. Of a press that waits for the answer
 * to an earlier one the wait counts as the time until it was sent. An event that comes before the
 * answer is the proof as well; the attempt is settled when both are there.
 *
 * The core keeps no such times. Its instants are the wall clock's, in whole milliseconds: they would
 * call a press that took 0.4 ms instant, and an action over which the clock was set an hour long.
 */
import type { TelephonySessionId } from "../../../contract/ids.ts";
import type { ActionKind } from "../../../contract/operations.ts";
import type { CoreEvent } from "../../../telephony/reduce/core-event.ts";
import { anySession, type CoreState } from "../../../telephony/session/session.ts";
import type { Latencies } from "./latencies.ts";

/** Attempts whose end we never hear of (the call went away) are forgotten beyond this many. */
const livesFollowed = 100;

interface Life {
  readonly session: TelephonySessionId;
  readonly kind: ActionKind;
  readonly pressedAt: number;
  sentAt?: number;
  acceptedAt?: number;
  seenAt?: number;
  isAnswerLost: boolean;
}

export class ActionTimer {
  readonly #latencies: Latencies;
  readonly #now: () => number;
  readonly #lives = new Map<number, Life>();
  #pressedAt = 0;

  /** `now` in milliseconds of a clock that nobody sets, with fractions. */
  constructor(latencies: Latencies, now: () => number) {
    this.#latencies = latencies;
    this.#now = now;
  }

  /** The next attempt that begins, if any before the next press, was asked for now. */
  pressed(): void {
    this.#pressedAt = this.#now();
  }

  sent(actionId: number): void {
    const life = this.#lives.get(actionId);
    if (life === undefined || life.sentAt !== undefined) return;
    life.sentAt = this.#now();
    this.#latencies.add(life.kind, "pressToSent", life.sentAt - life.pressedAt);
  }

  applied(event: CoreEvent, after: CoreState): void {
    if (event.type === "action-sent") this.#begin(event);
    if (this.#lives.size === 0) return;
    if ("actionId" in event) this.#step(event);
    for (const [actionId, life] of this.#lives) this.#look(actionId, life, after);
  }

  #begin({ actionId, id, track }: Extract<CoreEvent, { type: "action-sent" }>): void {
    if (this.#lives.has(actionId)) return;
    const pressedAt = this.#pressedAt;
    this.#lives.set(actionId, { session: id, kind: track.kind, pressedAt, isAnswerLost: false });
    const [oldest] = this.#lives.keys();
    if (this.#lives.size > livesFollowed && oldest !== undefined) this.#lives.delete(oldest);
  }

  #step({ type, actionId }: Extract<CoreEvent, { readonly actionId: number }>): void {
    const life = this.#lives.get(actionId);
    if (life === undefined) return;
    if (type === "action-accepted") life.acceptedAt = this.#now();
    if (type === "action-unknown") life.isAnswerLost = true;
    if (type === "action-failed" || type === "action-dropped" || type === "action-unproved") {
      this.#end(actionId, life);
    }
  }

  /** The proof may come before the answer, and of what left late, not before it was sent. */
  #look(actionId: number, life: Life, after: CoreState): void {
    const session = anySession(after, life.session);
    const phase = session?.tracks.find((track) => track.actionId === actionId)?.phase;
    if (phase === "seen" && life.sentAt !== undefined) life.seenAt ??= this.#now();
    const isAnswered = life.acceptedAt !== undefined || life.isAnswerLost;
    if (life.seenAt !== undefined && isAnswered) this.#end(actionId, life);
  }

  /** All figures of an attempt are counted at once, so that those of a kind are of the same ones. */
  #end(actionId: number, { kind, pressedAt, sentAt, acceptedAt, seenAt }: Life): void {
    this.#lives.delete(actionId);
    if (sentAt === undefined || seenAt === undefined) return;
    this.#latencies.add(kind, "sentToSeen", seenAt - sentAt);
    if (acceptedAt === undefined) return;
    this.#latencies.add(kind, "sentToAccepted", acceptedAt - sentAt);
    this.#latencies.add(kind, "pressToSettled", Math.max(acceptedAt, seenAt) - pressedAt);
  }
}
