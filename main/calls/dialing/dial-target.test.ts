import { describe, expect, it, test } from "vitest";

import type { TypedTarget } from "../../../contract/intent.ts";
import { dialTargetOf, readDial } from "./dial-target.ts";
import { type DialFacts, readTarget } from "./read-target.ts";

const facts: DialFacts = {
  homeCountry: "US",
  companyNumber: "+15550100100",
  extensionNumber: "112",
  name: "Avery Quill",
  colleagues: [{ extensionId: "700100013", name: "Rowan Pike", extensionNumber: "113" }],
};
const typed = (phoneNumber: string, confirm?: string): TypedTarget => ({
  kind: "phone-number",
  phoneNumber,
  confirm,
});

/** Says yes to whatever is asked, so many times, and answers with what goes out then. */
function afterYes(text: string, times: number, of = facts) {
  let confirm: string | undefined;
  for (let time = 0; time < times; time += 1) {
    const reading = readDial(typed(text, confirm), of);
    if (reading.verdict === "asks") confirm = reading.confirm;
  }
  return dialTargetOf(typed(text, confirm), of);
}

test.each([
  ["(202) 555-0188", { phoneNumber: "+12025550188" }],
  ["113", { extensionNumber: "113" }],
])("%s is called after one yes, and not before", (text, wire) => {
  expect(readDial(typed(text), facts)).toMatchObject({ verdict: "asks", doubt: "new-call" });
  expect(afterYes(text, 0)).toEqual({
    ok: false,
    error: { code: "not-confirmed", doubt: "new-call" },
  });
  expect(afterYes(text, 1)).toEqual({ ok: true, value: wire });
});

test("what is in doubt is asked about once, with the doubt in place of the mere question", () => {
  expect(readDial(typed("555 010 0161"), facts)).toMatchObject({ doubt: "unlisted" });
  expect(afterYes("555 010 0161", 1)).toEqual({
    ok: true,
    value: { phoneNumber: "+15550100161" },
  });
});

describe("an emergency number", () => {
  it.each(["911", "9-1-1", "tel:911", "112 "])("%s is asked about twice", (text) => {
    const of = { ...facts, extensionNumber: "101" };
    const digits = text.replace(/\D/g, "");
    expect(readDial(typed(text), of)).toMatchObject({ doubt: "emergency-call", confirm: digits });
    expect(afterYes(text, 1, of)).toEqual({
      ok: false,
      error: { code: "not-confirmed", doubt: "emergency-address" },
    });
    expect(afterYes(text, 2, of)).toEqual({ ok: true, value: { phoneNumber: digits } });
    expect(readTarget(typed(text), of)).toMatchObject({ because: "emergency" });
  });

  it("is a colleague's where the directory has it, and never called as one unasked", () => {
    const colleagues = [{ extensionId: "7", name: "Ines Vale", extensionNumber: "911" }];
    const of = { ...facts, colleagues };
    expect(readDial(typed("911"), of)).toMatchObject({ doubt: "emergency-extension" });
    expect(afterYes("911", 1, of)).toEqual({ ok: true, value: { extensionNumber: "911" } });
  });
});

test.each([
  ["", "empty"],
  ["*67", "service-code"],
  ["*801", "park-slot"],
  ["12", undefined],
  ["112", "yourself"],
  ["hello there!", "not-a-number"],
])("%j is refused as %s", (text, because) => {
  const reading = readDial(typed(text), { ...facts, homeCountry: "GB" });
  if (because === undefined) expect(reading.verdict).toBe("asks");
  else expect(reading).toMatchObject({ verdict: "refused", because });
});
