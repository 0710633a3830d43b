/**
 * A small service beside the core: it changes one session, sends an event for each change, and
 * answers reads, which may say 404 of a session that lives. Events are lost, repeated and come in any
 * order, before, while and after reads are on their way.
 */
import fc from "fast-check";
import { describe, expect, test } from "vitest";

import {
  asSessionId,
  averyId,
  inbound,
  outsider,
  type PartyWords,
  sessionEvent,
  sessionRead,
} from "../../test/support/wire-messages.ts";
import { callStateOf, isLive } from "../session/own-call.ts";
import { wasOvertaken } from "./reconcile.ts";
import { emptyState, eventsOf, reduce } from "./reduce.ts";
import {
  anySession,
  type CoreState,
  type Party,
  type TelephonySession,
} from "../session/session.ts";
import type { WireSession, WireSessionEvent } from "../wire/messages.ts";

const id = asSessionId("s-1");
const overCodes = new Set(["Disconnected", "Gone"]);

/** Avery's first round of ringing, his second, and the outsider. */
const parties = ["3", "4", "1"] as const;
type PartyNumber = (typeof parties)[number];

const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant("change" as const),
      party: fc.constantFrom(...parties),
      code: fc.constantFrom("Setup", "Proceeding", "Answered", "Hold", "Disconnected", "Gone"),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constantFrom("deliver" as const, "repeat" as const, "lose" as const),
      which: fc.nat(20),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("ask" as const) }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant("serve" as const), denied: fc.boolean() }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("arrive" as const) }) },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

const wordsOf = (party: PartyNumber, code: string): PartyWords =>
  party === "1" ? outsider(code, { id: party }) : inbound(code, { id: party });

class World {
  state: CoreState = emptyState({ extensionId: averyId });
  readonly #codes = new Map<PartyNumber, string>();
  #sequence = 1;
  readonly #underway: WireSessionEvent[] = [];
  #read: { readonly eventsAtRequest: number; answer?: WireSession | "not-found" } | undefined;

  get session(): TelephonySession | undefined {
    return anySession(this.state, id);
  }

  /** Whether the user still has a call, by the service's own word. */
  get isOver(): boolean {
    const own = [this.#codes.get("3"), this.#codes.get("4")];
    return !own.some((code) => code !== undefined && !overCodes.has(code));
  }

  truthOf(party: Party): string | undefined {
    return this.#codes.get(parties.find((number) => party.id.endsWith(`-${number}`)) ?? "1");
  }

  take(what: Step): void {
    switch (what.do) {
      case "change":
        this.#change(what.party, what.code);
        return;
      case "ask":
        this.#read ??= { eventsAtRequest: eventsOf(this.state, id) };
        return;
      case "serve":
        if (this.#read !== undefined) this.#read.answer ??= this.#answer(what.denied);
        return;
      case "arrive":
        this.#arrive();
        return;
      default:
        this.#carry(what);
    }
  }

  /** Everything that is still under way comes, and what is in doubt is read. */
  deliverAll(order: readonly number[]): void {
    for (const which of order) this.#carry({ do: "deliver", which });
    if (this.session?.doubtful === true) this.take({ do: "ask" });
    while (this.#read !== undefined) {
      this.#read.answer ??= this.#answer(false);
      this.#arrive();
    }
  }

  /** As after a lost connection. */
  readAgain(): void {
    this.#read = { eventsAtRequest: eventsOf(this.state, id), answer: this.#answer(false) };
    this.#arrive();
  }

  #change(party: PartyNumber, code: string): void {
    const before = this.#codes.get(party);
    if (before !== undefined && overCodes.has(before)) return;
    this.#codes.set(party, code);
    this.#sequence += 1;
    this.#underway.push(sessionEvent("s-1", this.#sequence, wordsOf(party, code)));
  }

  #carry({
    do: how,
    which,
  }: {
    readonly do: "deliver" | "repeat" | "lose";
    readonly which: number;
  }): void {
    const index = which % Math.max(1, this.#underway.length);
    const event = this.#underway[index];
    if (event === undefined) return;
    if (how !== "repeat") this.#underway.splice(index, 1);
    if (how === "lose") return;
    this.state = reduce(this.state, { type: "session-event", event, receivedAt: 1_000 });
  }

  #answer(denied: boolean): WireSession | "not-found" {
    const live = [...this.#codes].filter(([, code]) => !overCodes.has(code));
    if (denied || live.length === 0) return "not-found";
    return sessionRead(
      "s-1",
      live.map(([party, code]) => wordsOf(party, code)),
    );
  }

  #arrive(): void {
    const read = this.#read;
    if (read?.answer === undefined) return;
    const { answer, eventsAtRequest } = read;
    const eventsNow = eventsOf(this.state, id);
    // As the application does: what an event overtook is asked for again.
    this.#read = wasOvertaken(eventsNow, eventsAtRequest)
      ? { eventsAtRequest: eventsNow }
      : undefined;
    const when = { eventsAtRequest, receivedAt: 1_000 };
    this.state = reduce(
      this.state,
      answer === "not-found"
        ? { type: "session-gone", id, ...when }
        : { type: "session-read", session: answer, ...when },
    );
  }
}

const story = fc.array(step, { minLength: 1, maxLength: 40 });
const order = fc.array(fc.nat(20), { minLength: 40, maxLength: 40 });

function expectTruth(world: World): void {
  const state = world.session === undefined ? "ended" : callStateOf(world.session);
  expect(state === "ended").toBe(world.isOver);
  // Who else takes part in a call that is over for the user is shown nowhere.
  if (world.isOver) return;
  for (const party of world.session?.parties ?? []) {
    const truth = world.truthOf(party) ?? "never was";
    const shown = isLive(party) ? party.status.value.word : "over";
    expect(shown).toBe(overCodes.has(truth) ? "over" : truth);
  }
}

describe("any mixture of events and reads", () => {
  test("ends in the service's state", () => {
    let lived = 0;
    fc.assert(
      fc.property(story, order, (steps, last) => {
        const world = new World();
        for (const one of steps) world.take(one);
        world.deliverAll(last);
        world.readAgain();
        expectTruth(world);
        if (!world.isOver) lived += 1;
      }),
      { numRuns: 1_500 },
    );
    expect(lived).toBeGreaterThan(200);
  });

  test("ends there without a further read when no event was lost and no read was wrong", () => {
    let lived = 0;
    fc.assert(
      fc.property(story, order, (steps, last) => {
        const world = new World();
        for (const one of steps) {
          if (one.do !== "lose") world.take(one.do === "serve" ? { ...one, denied: false } : one);
        }
        world.deliverAll(last);
        if (world.session !== undefined) expectTruth(world);
        if (!world.isOver) lived += 1;
      }),
      { numRuns: 1_500 },
    );
    expect(lived).toBeGreaterThan(200);
  });

  test("lets no party live again that the service had ended and that was shown as over", () => {
    let ended = 0;
    fc.assert(
      fc.property(story, (steps) => {
        const world = new World();
        const final = new Set<string>();
        for (const one of steps) {
          world.take(one);
          for (const party of world.session?.parties ?? []) {
            if (final.has(party.id)) expect(party.status.value.word).toMatch(/Disconnected|Gone/);
            if (!isLive(party) && overCodes.has(world.truthOf(party) ?? "")) final.add(party.id);
          }
        }
        ended += final.size;
      }),
      { numRuns: 1_500 },
    );
    expect(ended).toBeGreaterThan(200);
  });
});
