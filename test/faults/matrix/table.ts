/** The matrix as the table of `docs/faults.md`: for each trouble, who meets which outcome. */
import type { Cell } from "./cell.ts";
import type { Operation } from "./operations.ts";

export interface Row {
  readonly trouble: string;
  readonly cells: readonly { readonly operation: Operation; readonly cell: Cell }[];
}

const begin = "<!-- matrix: begin (written by the test; do not edit) -->";
const end = "<!-- matrix: end -->";

/** The part of the page between the marks; undefined when it has none. */
export function tableIn(page: string): string | undefined {
  const from = page.indexOf(begin);
  const to = page.indexOf(end);
  return from < 0 || to < from ? undefined : page.slice(from + begin.length, to).trim();
}

export const withTable = (page: string, table: string): string =>
  page.replace(page.slice(page.indexOf(begin), page.indexOf(end)), `${begin}\n\n${table}\n\n`);

const heading = [
  "| Fault | What the user meets | Carried out | Operations (while) |",
  "| --- | --- | --- | --- |",
];

export function tableOf(rows: readonly Row[]): string {
  return [...heading, ...rows.flatMap(linesOf)].join("\n");
}

function linesOf({ trouble, cells }: Row): readonly string[] {
  const groups = Map.groupBy(cells, ({ cell }) => `${cell.outcome} | ${timesOf(cell.acted)}`);
  return [...groups].map(
    ([outcome, members]) => `| ${trouble} | ${outcome} | ${operationsOf(members, cells)} |`,
  );
}

const timesOf = (acted: number): string =>
  acted === 1 ? "once" : acted === 0 ? "no" : `${acted}×`;

function operationsOf(members: Row["cells"], all: Row["cells"]): string {
  if (members.length === all.length) return "all";
  const byName = Map.groupBy(members, ({ operation }) => operation.name);
  return [...byName]
    .map(([name, those]) => `${name} (${those.map(({ operation }) => operation.state).join(", ")})`)
    .join(", ");
}

/** Cells are aligned by the formatter of the project, which tables are compared without. */
export const withoutAlignment = (table: string): string =>
  table.replaceAll(/ +/g, " ").replaceAll(/-+/g, "-");
