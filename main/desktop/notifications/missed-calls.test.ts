import { expect, it } from "vitest";

import { callViewOf, sessionIdOf } from "../../../test/support/views/call-views.ts";
import type { UntakenCallEvent } from "../../calls/state/call-events.ts";
import { createMissedCalls } from "./missed-calls.ts";
import { inEnglish } from "../../../test/support/english.ts";

const shown = { showCaller: true };
const hidden = { showCaller: false };

let calls = 0;
function untaken(
  peer: { readonly name?: string; readonly number?: string },
  kind: UntakenCallEvent["kind"] = "missed",
): UntakenCallEvent {
  calls += 1;
  return {
    kind,
    call: callViewOf({ peer, state: "ended", telephonySessionId: sessionIdOf(`s-m${calls}`) }),
  };
}
const from = (n: number) => untaken({ number: `(555) 010-01${String(n).padStart(2, "0")}` });

it("knows a caller by the number, under whatever name it came", () => {
  const missed = createMissedCalls(inEnglish);
  const number = "(555) 010-0161";
  missed.add(untaken({ number }), shown);
  const { announcement } = missed.add(untaken({ name: "Petra Lindqvist", number }), shown);
  expect(announcement).toMatchObject({
    title: "2 missed calls from Petra Lindqvist",
    body: `${number}\nThey were not answered on your phones.`,
  });
});

it("takes callers without a number for one, and colleagues by their name", () => {
  const missed = createMissedCalls(inEnglish);
  missed.add(untaken({}), shown);
  expect(missed.add(untaken({}), shown).announcement.title).toContain("2 missed calls from");
  missed.add(untaken({ name: "Rowan Pike" }), shown);
  const again = missed.add(untaken({ name: "Rowan Pike" }), shown);
  expect(again.announcement.title).toBe("2 missed calls from Rowan Pike");
});

it("gives the callers one card together when there are more than a few", () => {
  const missed = createMissedCalls(inEnglish);
  missed.add(untaken({ name: "Petra Lindqvist", number: "(555) 010-0161" }), shown);
  const keys = [from(1), from(2)].map((call) => missed.add(call, shown).announcement.key);
  missed.add(from(2), shown);
  const { announcement, replaces } = missed.add(from(3), shown);
  expect(announcement).toMatchObject({
    title: "5 missed calls",
    body: [
      "(555) 010-0103",
      "(555) 010-0102 – 2 times",
      "(555) 010-0101",
      "Petra Lindqvist, (555) 010-0161",
    ].join("\n"),
  });
  expect(replaces).toHaveLength(4);
  expect(replaces).toEqual(expect.arrayContaining(keys));
  const next = missed.add(from(1), shown);
  expect(next.announcement.key).toBe(announcement.key);
  expect(next.replaces).toEqual([]);
});

it("names the newest few of many, and counts the others", () => {
  const missed = createMissedCalls(inEnglish);
  for (let n = 0; n < 30; n += 1) missed.add(from(n), shown);
  const { announcement } = missed.add(from(40), shown);
  expect(announcement.title).toBe("31 missed calls");
  expect(announcement.body.split("\n")).toEqual([
    ...["40", "29", "28", "27"].map((n) => `(555) 010-01${n}`),
    "and 27 others",
  ]);
});

it("begins again with single callers once the card of all was put away", () => {
  const missed = createMissedCalls(inEnglish);
  for (let n = 0; n < 5; n += 1) missed.add(from(n), shown);
  missed.putAway("missed:all");
  const { announcement, replaces } = missed.add(from(1), shown);
  expect(announcement.title).toBe("Missed call from (555) 010-0101");
  expect(replaces).toEqual([]);
});

it("tells only how many where callers are to be hidden", () => {
  const missed = createMissedCalls(inEnglish);
  missed.add(from(1), hidden);
  const { announcement } = missed.add(from(2), hidden);
  expect(announcement.title).toBe("2 missed calls");
  expect(JSON.stringify(announcement)).not.toContain("555");
});

it("takes back what named callers when they are to be hidden from now on", () => {
  const missed = createMissedCalls(inEnglish);
  const { announcement: named } = missed.add(from(1), shown);
  expect(missed.add(from(2), hidden).replaces).toContain(named.key);
});

it("counts apart what was perhaps answered", () => {
  const missed = createMissedCalls(inEnglish);
  const number = "(555) 010-0161";
  missed.add(untaken({ number }), shown);
  const once = missed.add(untaken({ number }, "unwitnessed"), shown).announcement;
  expect(once.title).toBe(`${number} called`);
  const twice = missed.add(untaken({ number }, "unwitnessed"), shown).announcement;
  expect(twice.title).toBe(`${number} called 2 times`);
  expect(twice.body).toContain("not known");
});
