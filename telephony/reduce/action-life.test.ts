import { describe, expect, test } from "vitest";

import {
  asPartyId,
  asSessionId,
  averyId,
  inbound,
  type PartyWords,
  sessionEvent,
} from "../../test/support/wire-messages.ts";
import type { CoreEvent } from "./core-event.ts";
import { emptyState, reduce } from "./reduce.ts";
import { anySession, type ActionTrack, type CoreState } from "../session/session.ts";

const id = asSessionId("s-1");
const sequenceOf = { next: 5 };

const event = (words: PartyWords, receivedAt: number): CoreEvent => ({
  type: "session-event",
  event: sessionEvent("s-1", (sequenceOf.next += 1), words),
  receivedAt,
});
const attempt = { id, actionId: 1 };
const sent = (kind: "hold" | "end", at: number): CoreEvent => {
  const track = { control: kind, kind, partyId: asPartyId("p-s-1-3") };
  return { ...attempt, type: "action-sent", at, track };
};
const accepted = (at: number): CoreEvent => ({ ...attempt, type: "action-accepted", at });
const unknown = (at: number): CoreEvent => ({ ...attempt, type: "action-unknown", at });

const after = (...events: readonly CoreEvent[]): CoreState =>
  events.reduce(reduce, emptyState({ extensionId: averyId }));
const trackAfter = (...events: readonly CoreEvent[]): ActionTrack | undefined => {
  const state = after(...events);
  return anySession(state, id)?.tracks[0];
};
const connected = () => event(inbound("Answered"), 1_000);
const held = (at: number) => event(inbound("Hold"), at);

describe("an attempt", () => {
  test("goes from the press over the answer to the proof", () => {
    const press = [connected(), sent("hold", 2_000)];
    expect(trackAfter(...press)).toMatchObject({ phase: "sent", at: 2_000 });
    const answer = [...press, accepted(2_080)];
    expect(trackAfter(...answer)).toMatchObject({ phase: "accepted", at: 2_080 });
    expect(trackAfter(...answer, held(2_110))).toMatchObject({ phase: "seen", at: 2_110 });
  });

  test("that was proved before its answer loses nothing by the answer", () => {
    const track = trackAfter(connected(), sent("hold", 2_000), held(2_060), accepted(2_090));
    expect(track).toMatchObject({ phase: "seen", at: 2_060 });
  });

  test("that ended the call is proved by the end, also when the answer comes after it", () => {
    const ended = event(inbound("Disconnected"), 2_050);
    const track = trackAfter(connected(), sent("end", 2_000), ended, accepted(2_075));
    expect(track).toMatchObject({ phase: "seen", at: 2_050 });
  });

  test("without an answer is unknown until a proof is found", () => {
    const lost = [connected(), sent("hold", 2_000), unknown(10_000)];
    expect(trackAfter(...lost)).toMatchObject({ phase: "unknown", at: 10_000 });
    expect(trackAfter(...lost, held(11_000))).toMatchObject({ phase: "seen", at: 11_000 });
  });
});
