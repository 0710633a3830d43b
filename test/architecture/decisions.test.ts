/** Decisions are read years later by somebody in a hurry: each page has the same form. */
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

import { expect, it } from "vitest";

const folder = join(import.meta.dirname, "../../docs/decisions");
const sections = ["Status", "Context", "Decision", "Consequences"];

interface Page {
  readonly name: string;
  readonly text: string;
}

/** What is wrong with the form of a page; empty when nothing is. */
function faultsOf({ name, text }: Page): string[] {
  const [title = ""] = text.split("\n", 1);
  const parts = text.split(/^## /m).slice(1);
  const headings = parts.map((part) => part.split("\n", 1)[0] ?? "");
  const empty = parts.filter((part) => part.split("\n").slice(1).join("").trim() === "");
  const status = /^Status\n+(.*)/.exec(parts[0] ?? "")?.[1] ?? "";
  return [
    ...(title.startsWith(`# ${Number(name.slice(0, 4))}. `) ? [] : [`${name}: title ${title}`]),
    ...(isForm(headings) ? [] : [`${name}: ${headings.join(", ")}`]),
    ...empty.map((part) => `${name}: nothing under ${part.trim()}`),
    ...(/^(In force\.|Replaced by \[)/.test(status) ? [] : [`${name}: status ${status}`]),
  ];
}

const isForm = (headings: readonly string[]): boolean =>
  [sections, [...sections, "Rejected"]].some((form) => form.join() === headings.join());

const pages = readdirSync(folder)
  .filter((name) => /^\d{4}-.*\.md$/.test(name))
  .map((name) => ({ name, text: readFileSync(join(folder, name), "utf8") }));

it("each page has the form that the folder's README tells of", () => {
  expect(pages.length).toBeGreaterThan(12);
  expect(pages.flatMap(faultsOf)).toEqual([]);
});

it("the README lists each page by its title", () => {
  const listed = readFileSync(join(folder, "README.md"), "utf8");
  const lines = pages.map(({ name, text }) => {
    const [, number = "", title = ""] = /^# (\d+)\. (.*)/.exec(text) ?? [];
    return `${number}. [${title}](${name})`;
  });
  expect(lines.filter((line) => !listed.includes(line))).toEqual([]);
});

it("a page of another form is named", () => {
  const text = "# 7. Title\n\n## Status\n\nIn force.\n\n## Context\n\nWhy.\n\n";
  const whole = `${text}## Decision\n\nThis.\n\n## Consequences\n\nThat.\n`;
  expect(faultsOf({ name: "0007-title.md", text: whole })).toEqual([]);
  expect(faultsOf({ name: "0008-title.md", text: whole })).toHaveLength(1);
  expect(faultsOf({ name: "0007-title.md", text })).toHaveLength(1);
  expect(faultsOf({ name: "0007-title.md", text: whole.replace("That.", "") })).toHaveLength(1);
  expect(faultsOf({ name: "0007-title.md", text: whole.replace("In force", "Good") })).toHaveLength(
    1,
  );
});
