/**
 * Every trouble × every operation × every state that it applies to. The table in `docs/faults.md`
 * is what this run gives; `npm run test:matrix -- --write yes` writes it anew.
 */
import { readFileSync, writeFileSync } from "node:fs";

import { afterAll, describe, expect, it } from "vitest";

import { openGround } from "../ground/proving-ground.ts";
import { type Cell, tryCell } from "./cell.ts";
import { type Operation, operations } from "./operations.ts";
import { type Row, tableIn, tableOf, withoutAlignment, withTable } from "./table.ts";
import { type Trouble, troubles } from "./troubles.ts";

const page = new URL("../../../docs/faults.md", import.meta.url);
const rows: Row[] = [];

async function rowOf(trouble: Trouble): Promise<Row> {
  const cells: { operation: Operation; cell: Cell }[] = [];
  const open = () =>
    openGround({
      wire: "memory",
      // What goes on by itself is no part of the press.
      cardNumberSeconds: 300,
      ...(trouble.tokenSeconds === undefined ? {} : { tokenSeconds: trouble.tokenSeconds }),
    });
  let ground = await open();
  try {
    for (const operation of operations) {
      cells.push({ operation, cell: await tryCell(ground, operation, trouble) });
      if (!ground.isSignedOut()) continue;
      await ground.dispose();
      ground = await open();
    }
  } finally {
    await ground.dispose();
  }
  return { trouble: trouble.name, cells };
}

describe("the fault matrix", () => {
  it.each(troubles)("keeps every promise under: $name", async (trouble) => {
    const row = await rowOf(trouble);
    rows.push(row);
    const broken = row.cells.flatMap(({ operation, cell }) =>
      cell.broken.map((what) => `${operation.name} (${operation.state}): ${what}`),
    );
    expect(broken).toEqual([]);
  });

  it("is what the page says", () => {
    const table = tableOf(rows);
    const text = readFileSync(page, "utf8");
    if (process.env["RINGSIDE_MATRIX_WRITE"] === "yes") writeFileSync(page, withTable(text, table));
    else expect(withoutAlignment(tableIn(text) ?? "")).toBe(withoutAlignment(table));
  });
});

afterAll(() => {
  rows.length = 0;
});
