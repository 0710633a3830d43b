import { expect, test } from "vitest";

import { english } from "../../../test/support/english.ts";

const { participantTitle, peerDetail, peerTitle } = english;

test.each([
  [{ name: "Rowan Pike", extension: "113" }, "Rowan Pike", "Ext. 113"],
  [{ name: "Marlow Finch", number: "(555) 010-0177" }, "Marlow Finch", "(555) 010-0177"],
  [{ number: "(555) 010-0177" }, "(555) 010-0177", undefined],
  [{ extension: "113" }, "Ext. 113", undefined],
  [{ isConference: true as const }, "Conference", undefined],
  [{}, "Unknown caller", undefined],
])("%j is called %s, with %s below it", (peer, title, detail) => {
  expect(peerTitle(peer)).toBe(title);
  expect(peerDetail(peer)).toBe(detail);
});

test("a title fits into a sentence of ours, and into a bound", () => {
  expect(peerTitle({ name: "ליאת" })).toBe("\u2068ליאת\u2069");
  expect(peerTitle({ name: "Marlow Finch" }, 7)).toBe("Marlow…");
  expect(peerTitle({ name: "ליאת אבן" }, 5)).toBe("\u2068ליאת…\u2069");
});

test("one of several people has a word of his own when nothing is known of him", () => {
  expect(participantTitle({})).toBe("Participant");
  expect(participantTitle({ extension: "113" })).toBe("Ext. 113");
});
