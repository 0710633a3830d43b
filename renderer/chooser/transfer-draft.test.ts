import { expect, test } from "vitest";

import { callIntent } from "../../contract/intent.ts";
import { parserOf } from "../../contract/parse.ts";
import { buildSnapshot } from "../../test/support/views/snapshots.ts";
import { matching } from "./colleague-matching.ts";
import { fieldOf, targetOf, type TransferDraft, transferKinds } from "./transfer-draft.ts";

const { colleagues } = buildSnapshot();
const draft = (part: Partial<TransferDraft> = {}): TransferDraft => ({
  kind: "colleague",
  query: "Rowan Pike",
  colleague: colleagues[0],
  phoneNumber: " \u202a+1 (555) 010-0177 x12",
  extensionNumber: "113",
  companyNumber: "+1 555 010 0100",
  ...part,
});

test.each(transferKinds)("a draft for %s is a target that main accepts", (kind) => {
  const to = targetOf(draft({ kind }));
  expect(to).toBeDefined();
  expect(parserOf(callIntent)({ action: "transfer", to }).ok).toBe(true);
});

test("voicemail takes the extension's id, a colleague its number, which is not asked about", () => {
  expect(targetOf(draft({ kind: "voicemail" }))).toEqual({
    kind: "voicemail",
    extensionId: "700100013",
  });
  expect(targetOf(draft({ kind: "colleague" }))).toEqual({
    kind: "extension",
    extensionNumber: "113",
    confirm: "113",
  });
});

test.each(["colleague", "voicemail"] as const)("a draft for %s needs somebody", (kind) => {
  expect(targetOf(draft({ kind, colleague: undefined }))).toBeUndefined();
});

test.each([
  ["colleague", "extension", "colleague"],
  ["voicemail", "mailbox", "colleague"],
  ["phone-number", "phone-number", "phoneNumber"],
  ["phone-number", "extension", "phoneNumber"],
  ["extension", "extension", "extensionNumber"],
  ["company-extension", "extension", "extensionNumber"],
  ["company-extension", "phone-number", "companyNumber"],
  ["phone-number", "call", undefined],
] as const)("for %s, a refusal about %s is shown at %s", (kind, about, field) => {
  const error = { code: "service", status: 404, meaning: { says: "not-found", about } } as const;
  expect(fieldOf(draft({ kind }), error)).toBe(field);
  expect(fieldOf(draft({ kind }), { code: "offline" })).toBeUndefined();
});

const named = (...names: string[]) =>
  names.map((name, index) => ({ extensionId: String(index), name, extensionNumber: `20${index}` }));

test("colleagues are found by any part of name and extension, the likeliest first", () => {
  const namesOf = (query: string, of = colleagues) => matching(of, query).map(({ name }) => name);
  expect(namesOf("or")).toEqual(["Sable Orchard"]);
  expect(namesOf("115")).toEqual(["Wren Halloway"]);
  expect(namesOf("pi ro")).toEqual(["Rowan Pike"]);
  expect(namesOf("r")[0]).toBe("Rowan Pike");
  expect(namesOf("zz")).toEqual([]);
  expect(namesOf("or", named("Corwin Ash", "Ash Orlo", "Orla Finch"))).toEqual([
    "Orla Finch",
    "Ash Orlo",
    "Corwin Ash",
  ]);
  expect(namesOf("jose", named("José Vale"))).toEqual(["José Vale"]);
  expect(namesOf("202", named("Line 2024", "A", "B"))[0]).toBe("B");
});
