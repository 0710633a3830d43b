/** The company directory's search, in memory. */
import * as v from "valibot";

import type { DirectoryEntry } from "./extension-bodies.ts";

const fields = [
  "firstName",
  "lastName",
  "extensionNumber",
  "phoneNumber",
  "email",
  "jobTitle",
  "department",
] as const;
const field = v.picklist(fields);
type Field = (typeof fields)[number];

const page = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1_000_000));

/** The body of a search; everything is optional. */
export const searchBody = v.strictObject({
  searchString: v.optional(v.pipe(v.string(), v.maxLength(256))),
  searchFields: v.optional(v.array(field)),
  showFederated: v.optional(v.boolean()),
  extensionType: v.optional(v.string()),
  orderBy: v.optional(
    v.array(
      v.strictObject({
        index: v.optional(v.number()),
        fieldName: v.optional(field),
        direction: v.optional(v.picklist(["Asc", "Desc"])),
      }),
    ),
  ),
  page: v.optional(page, 1),
  perPage: v.optional(v.pipe(page, v.maxValue(1000)), 100),
});
export type Search = v.InferOutput<typeof searchBody>;

function valuesOf(entry: DirectoryEntry, name: Field): readonly string[] {
  if (name === "phoneNumber") return entry.phoneNumbers.map((number) => number.phoneNumber);
  const own: Readonly<Partial<Record<Field, string | undefined>>> = entry;
  const shared = "name" in entry ? entry.name : undefined;
  const value = own[name] ?? (name === "lastName" ? shared : undefined);
  return value === undefined ? [] : [value];
}

function compare(a: DirectoryEntry, b: DirectoryEntry, order: Search["orderBy"]): number {
  const sorted = [...(order ?? [])].sort((one, two) => (one.index ?? 0) - (two.index ?? 0));
  for (const { fieldName = "lastName", direction } of sorted) {
    const [left = "", right = ""] = [valuesOf(a, fieldName)[0], valuesOf(b, fieldName)[0]];
    const order = left.localeCompare(right, "en");
    if (order !== 0) return direction === "Desc" ? -order : order;
  }
  return 0;
}

/** The entries that hold the searched text in one of the fields, in the wished order. */
export function searchDirectory(
  entries: readonly DirectoryEntry[],
  search: Search,
): readonly DirectoryEntry[] {
  const wanted = (search.searchString ?? "").trim().toLowerCase();
  const within = search.searchFields ?? fields;
  const found = entries.filter(
    (entry) =>
      (search.extensionType === undefined || entry.type === search.extensionType) &&
      within.some((name) =>
        valuesOf(entry, name).some((value) => value.toLowerCase().includes(wanted)),
      ),
  );
  return [...found].sort((a, b) => compare(a, b, search.orderBy));
}
