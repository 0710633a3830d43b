import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { asSessionId } from "../test/support/wire-messages.ts";
import { newSession } from "./new-session.ts";
import {
  allSessions,
  emptyTable,
  findSession,
  type SessionTable,
  withoutSession,
  withSession,
} from "./session-table.ts";

const sessionOf = (id: string, at = 0) => newSession(asSessionId(id), { at, by: "event" });

/** Words over two letters: many ids of the same length, and some with equal 32-bit hashes below. */
const someId = fc.oneof(
  fc.integer({ min: 0, max: 400 }).map((number) => `s-5f00aa${number}`),
  fc.constantFrom("s-Aa", "s-BB", "s-AaAa", "s-BBBB", "s-AaBB", "s-BBAa"),
);
const change = fc.record({
  id: someId,
  at: fc.nat(),
  kind: fc.constantFrom("put", "put", "put", "take"),
});

const contentOf = (table: SessionTable) =>
  new Map(allSessions(table).map((session) => [session.id as string, session.startedAt]));

describe("the table of sessions", () => {
  test("holds what a map would hold after any changes, and older tables stay as they were", () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 300 }), (changes) => {
        const expected = new Map<string, number>();
        const older: { table: SessionTable; content: Map<string, number> }[] = [];
        let table = emptyTable;
        for (const [index, { id, at, kind }] of changes.entries()) {
          if (kind === "put") expected.set(id, at);
          else expected.delete(id);
          table =
            kind === "put"
              ? withSession(table, sessionOf(id, at))
              : withoutSession(table, asSessionId(id));
          if (index % 50 === 0) older.push({ table, content: new Map(expected) });
        }
        expect(contentOf(table)).toEqual(expected);
        expect(table.size).toBe(expected.size);
        for (const [id, at] of expected) {
          expect(findSession(table, asSessionId(id))?.startedAt).toBe(at);
        }
        for (const { table: then, content } of older) expect(contentOf(then)).toEqual(content);
      }),
      { numRuns: 60 },
    );
  });

  test("ids whose hashes are equal are told apart, however many they are", () => {
    // "Aa" and "BB" hash alike, so all words of twelve such pairs do.
    const words = Array.from({ length: 40 }, (_, number) =>
      Array.from({ length: 12 }, (_bit, at) => ((number >> at) & 1 ? "Aa" : "BB")).join(""),
    );
    const full = words.reduce((table, id) => withSession(table, sessionOf(id)), emptyTable);
    expect(full.size).toBe(40);
    for (const id of words) expect(findSession(full, asSessionId(id))?.id).toBe(id);
    const empty = words.reduce((table, id) => withoutSession(table, asSessionId(id)), full);
    expect(allSessions(empty)).toEqual([]);
  });

  test("taking out what is not in it gives the very same table", () => {
    const table = withSession(emptyTable, sessionOf("s-1"));
    expect(withoutSession(table, asSessionId("s-2"))).toBe(table);
  });

  test("a table that empties out is as small as one that never was full", () => {
    const ids = Array.from({ length: 1_000 }, (_, number) => `s-${number}`);
    const full = ids.reduce((table, id) => withSession(table, sessionOf(id)), emptyTable);
    const empty = ids.reduce((table, id) => withoutSession(table, asSessionId(id)), full);
    expect(empty).toEqual(emptyTable);
  });
});
