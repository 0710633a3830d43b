import { describe, expect, test } from "vitest";

import type { ColleagueView } from "../../contract/app-snapshot.ts";
import { folded, PeopleIndex } from "./people-index.ts";

const colleague = (name: string, extensionNumber?: string): ColleagueView => ({
  extensionId: `id ${name}`,
  name,
  ...(extensionNumber === undefined ? {} : { extensionNumber }),
});
const people = new PeopleIndex().and([
  colleague("Wren Halloway", "115"),
  colleague("Rowan Pike", "113"),
  colleague("Piet Rowland", "130"),
  colleague("Ångström Süd", "1131"),
  colleague("Night mailbox"),
  colleague("Mary-Jo O’Neill", "207"),
]);
const found = (query: string) => people.find(query, 20).map(({ name }) => name);

describe("somebody is found", () => {
  test.each([
    ["by the beginning of the name", "row", "Rowan Pike"],
    ["by the last name", "hall", "Wren Halloway"],
    ["by parts of two names, in either order", "pi ro", "Piet Rowland"],
    ["without accents", "angstrom", "Ångström Süd"],
    ["with accents that the name has not", "rówan", "Rowan Pike"],
    ["by the extension before anybody whose number begins with it", "113", "Rowan Pike"],
    ["by initials", "wh", "Wren Halloway"],
    ["with letters left out", "hllwy", "Wren Halloway"],
    ["with two letters that changed places", "hallwoay", "Wren Halloway"],
    ["with one wrong letter", "hollow", "Wren Halloway"],
    ["by the part of a double name", "neill", "Mary-Jo O’Neill"],
  ])("%s", (_how, query, name) => {
    expect(found(query)[0]).toBe(name);
  });

  test("best first: what begins the name, then a later one", () => {
    expect(found("row")).toEqual(["Rowan Pike", "Piet Rowland"]);
  });

  test("and nobody where nothing fits", () => {
    expect(found("zzz")).toEqual([]);
    expect(found("hxyzoway")).toEqual([]);
  });
});

test("an empty field shows the first of the directory, and never more than asked for", () => {
  expect(people.find("  ", 2).map(({ name }) => name)).toEqual(["Wren Halloway", "Rowan Pike"]);
  expect(people.find("n", 1)).toHaveLength(1);
});

test("folding leaves no case and no accent", () => {
  expect(folded("Ångström SÜD")).toBe("angstrom sud");
});
