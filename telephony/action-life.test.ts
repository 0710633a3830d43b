import { describe, expect, test } from "vitest";

import {
  asPartyId,
  asSessionId,
  averyId,
  inbound,
  type PartyWords,
  sessionEvent,
} from "../test/support/wire-messages.ts";
import type { CoreEvent } from "./core-event.ts";
import { emptyState, reduce } from "./reduce.ts";
import type { ActionTrack, CoreState } from "./session.ts";
import { findSession } from "./session-table.ts";

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
  return (findSession(state.live, id) ?? findSession(state.ended, id))?.tracks[0];
};
const connected = () => event(inbound("Answered"), 1_000);
const held = (at: number) => event(inbound("Hold"), at);

describe("the time of each step of an attempt", () => {
  test("is kept from the press over the answer to the proof", () => {
    const track = trackAfter(connected(), sent("hold", 2_000), accepted(2_080), held(2_110));
    expect(track).toMatchObject({
      phase: "seen",
      steps: { sent: 2_000, accepted: 2_080, seen: 2_110 },
    });
  });

  test("is kept when the proof comes before the answer, which takes nothing back", () => {
    const track = trackAfter(connected(), sent("hold", 2_000), held(2_060), accepted(2_090));
    expect(track).toMatchObject({
      phase: "seen",
      at: 2_060,
      steps: { sent: 2_000, accepted: 2_090, seen: 2_060 },
    });
  });

  test("is kept for what ended the call, also when the answer comes after the end", () => {
    const ended = event(inbound("Disconnected"), 2_050);
    expect(trackAfter(connected(), sent("end", 2_000), ended, accepted(2_075))).toMatchObject({
      phase: "seen",
      steps: { sent: 2_000, accepted: 2_075, seen: 2_050 },
    });
  });

  test("has no answer where none came, and a proof if one is found later", () => {
    const lost = trackAfter(connected(), sent("hold", 2_000), unknown(10_000));
    expect(lost).toMatchObject({ phase: "unknown", steps: { sent: 2_000 } });
    expect(lost?.steps.accepted).toBeUndefined();
    const found = trackAfter(connected(), sent("hold", 2_000), unknown(10_000), held(11_000));
    expect(found?.steps).toEqual({ sent: 2_000, seen: 11_000 });
  });
});
