import { expect, test } from "vitest";

import { buildCall, sessionId } from "../../../test/support/views/snapshots.ts";
import { digitOf, type KeyPress, pickedByKey } from "./picked-by-key.ts";

const callsOf = (...ids: string[]) =>
  ids.map((id) => buildCall({ telephonySessionId: sessionId(id) }));
const three = callsOf("s-1", "s-2", "s-3");
const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({
  ...{ key, altKey: false, ctrlKey: false, metaKey: false },
  ...more,
});

test("a digit picks the call at that place, and none where there is no such call", () => {
  expect(pickedByKey(press("2"), three, sessionId("s-1"))).toBe("s-2");
  expect(pickedByKey(press("4"), three, sessionId("s-1"))).toBeUndefined();
  expect(pickedByKey(press("0"), three, sessionId("s-1"))).toBeUndefined();
});

test("an arrow picks the next one, round and round", () => {
  expect(pickedByKey(press("ArrowDown"), three, sessionId("s-3"))).toBe("s-1");
  expect(pickedByKey(press("ArrowUp"), three, sessionId("s-1"))).toBe("s-3");
  expect(pickedByKey(press("ArrowUp"), three, sessionId("s-3"))).toBe("s-2");
});

test("nothing is picked with a modifier, by another key, or of a single call", () => {
  expect(pickedByKey(press("1", { ctrlKey: true }), three, undefined)).toBeUndefined();
  expect(pickedByKey(press("toString"), three, undefined)).toBeUndefined();
  expect(pickedByKey(press("1"), callsOf("s-1"), undefined)).toBeUndefined();
});

test("each of several calls has its digit, up to nine", () => {
  expect(three.map((call) => digitOf(three, call))).toEqual(["1", "2", "3"]);
  const ten = callsOf(...Array.from({ length: 10 }, (_, at) => `s-${at}`));
  expect(ten.map((call) => digitOf(ten, call)).slice(8)).toEqual(["9", undefined]);
  expect(callsOf("s-1").map((call, _at, all) => digitOf(all, call))).toEqual([undefined]);
});
