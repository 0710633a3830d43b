import { expect, test } from "vitest";

import { callIntent } from "../../contract/intent.ts";
import { parserOf } from "../../contract/parse.ts";
import { buildSnapshot } from "../../test/support/snapshots.ts";
import { matching, targetOf, type TransferDraft, transferKinds } from "./transfer-draft.ts";

const { colleagues } = buildSnapshot();
const draft = (part: Partial<TransferDraft> = {}): TransferDraft => ({
  kind: "colleague",
  colleague: colleagues[0],
  phoneNumber: " +1 (555) 010-0177 ",
  extensionNumber: "113",
  companyNumber: "+1 555 010 0100",
  ...part,
});

test.each(transferKinds)("a complete draft for %s is a target that main accepts", (kind) => {
  const attempt = targetOf(draft({ kind }));
  const to = attempt.ok ? attempt.to : undefined;
  expect(to).toBeDefined();
  expect(parserOf(callIntent)({ action: "transfer", to }).ok).toBe(true);
});

test("voicemail takes the extension's id, a colleague its number", () => {
  expect(targetOf(draft({ kind: "voicemail" }))).toMatchObject({
    to: { kind: "voicemail", extensionId: "700100013" },
  });
  expect(targetOf(draft({ kind: "colleague" }))).toMatchObject({
    to: { kind: "extension", extensionNumber: "113" },
  });
});

test.each([
  ["colleague", { colleague: undefined }, ["colleague"]],
  ["voicemail", { colleague: undefined }, ["colleague"]],
  ["phone-number", { phoneNumber: "call me" }, ["phoneNumber"]],
  ["phone-number", { phoneNumber: "+-" }, ["phoneNumber"]],
  ["extension", { extensionNumber: "12a" }, ["extensionNumber"]],
  [
    "company-extension",
    { companyNumber: "", extensionNumber: "" },
    ["companyNumber", "extensionNumber"],
  ],
] as const)("a draft for %s with %o is refused at its fields", (kind, part, fields) => {
  const attempt = targetOf(draft({ kind, ...part }));
  expect(Object.keys(attempt.ok ? {} : attempt.errors)).toEqual(fields);
});

test("colleagues are found by any part of name and extension, name starts first", () => {
  expect(matching(colleagues, "or").map(({ name }) => name)).toEqual(["Sable Orchard"]);
  expect(matching(colleagues, "115").map(({ name }) => name)).toEqual(["Wren Halloway"]);
  expect(matching(colleagues, "pi ro").map(({ name }) => name)).toEqual(["Rowan Pike"]);
  expect(matching(colleagues, "r").map(({ name }) => name)[0]).toBe("Rowan Pike");
  expect(matching(colleagues, "zz")).toEqual([]);
});
