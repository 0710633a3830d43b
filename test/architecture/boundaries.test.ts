import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

import { cruise, type ICruiseResult, type IForbiddenRuleType } from "dependency-cruiser";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

const root = join(import.meta.dirname, "../..");
const configuration: unknown = createRequire(import.meta.url)("../../.dependency-cruiser.cjs");

/**
 * `npm test` runs dependency-cruiser over the real tree. What is shown here is that each of its
 * rules can fail: a small tree that breaks exactly one boundary is cruised with the same rules.
 */
describe("the import boundaries", () => {
  let tree = "";
  beforeEach(() => {
    tree = mkdtempSync(join(tmpdir(), "ringside-boundaries-"));
  });
  afterEach(() => {
    rmSync(tree, { recursive: true, force: true });
  });

  it.each([
    ["contract/a.ts", "../telephony/b.ts", "contract-imports-nothing-of-ours"],
    ["telephony/a.ts", "../main/b.ts", "telephony-imports-only-the-contract"],
    ["telephony/session/a.ts", "../actions/b.ts", "telephony-floors"],
    ["telephony/wire/a.ts", "../reduce/b.ts", "telephony-floors"],
    ["telephony/actions/a.ts", "../view/b.ts", "telephony-actions-below-reduce-and-view"],
    ["telephony/reduce/a.ts", "../view/b.ts", "telephony-view-apart-from-reduce"],
    ["main/calls/a.ts", "../../simulator/b.ts", "main-stays-out-of-page-simulator-and-preview"],
    ["main/calls/a.ts", "../../renderer/b.ts", "main-stays-out-of-page-simulator-and-preview"],
    ["main/calls/state/a.ts", "../sync/b.ts", "call-state-imports-no-sync-and-no-act"],
    ["main/calls/state/a.ts", "../act/b.ts", "call-state-imports-no-sync-and-no-act"],
    ["main/calls/sync/a.ts", "../act/b.ts", "call-sync-imports-no-act"],
    ["main/account/a.ts", "../compose/b.ts", "composition-is-imported-by-nobody"],
    ["main/timing/a.ts", "../calls/b.ts", "timing-imports-only-the-contract"],
    ["main/compose.ts", "../simulator/b.ts", "composition-loads-the-simulator-lazily"],
    ["preload/a.ts", "../main/b.ts", "preload-imports-only-the-contract"],
    ["renderer/a.ts", "../telephony/b.ts", "renderer-imports-only-the-contract"],
    ["simulator/a.ts", "../telephony/b.ts", "simulator-shares-no-reading-of-the-service"],
    ["preview/a.ts", "../main/b.ts", "preview-imports-only-the-contract"],
    ["cli/a.ts", "../main/calls/b.ts", "command-line-imports-the-contract-and-own-files"],
    ["main/index.ts", "../cli/b.ts", "command-line-is-started-lazily"],
    ["main/calls/a.ts", "../../test/b.ts", "product-ships-no-test-code"],
  ])("refuse %s importing %s (%s)", async (from, to, rule) => {
    write(from, `import { b } from "${to}";\nexport const a = b;\n`);
    write(join(dirname(from), to), "export const b = 1;\n");
    expect(await rulesBroken()).toContain(rule);
  });

  it("refuse two modules that import each other", async () => {
    write("main/calls/a.ts", `import { b } from "./b.ts";\nexport const a = () => b;\n`);
    write("main/calls/b.ts", `import { a } from "./a.ts";\nexport const b = () => a;\n`);
    expect(await rulesBroken()).toContain("no-cycles");
  });

  it("refuse two modules that name each other's types", async () => {
    write("main/calls/a.ts", `import type { B } from "./b.ts";\nexport interface A { b: B }\n`);
    write("main/calls/b.ts", `import type { A } from "./a.ts";\nexport interface B { a: A }\n`);
    expect(await rulesBroken()).toContain("no-cycles");
  });

  it("refuse two stand-ins of Electron that import each other at run time", async () => {
    const folder = "preview/electron/windows";
    write(`${folder}/a.ts`, `import { b } from "./b.ts";\nexport const a = () => b;\n`);
    write(`${folder}/b.ts`, `import { a } from "./a.ts";\nexport const b = () => a;\n`);
    expect(await rulesBroken()).toEqual(["no-cycles-at-run-time"]);
  });

  it("let the composition root load the simulator by dynamic import", async () => {
    write("main/compose.ts", `export const load = () => import("../simulator/b.ts");\n`);
    write("simulator/b.ts", "export const b = 1;\n");
    expect(await rulesBroken()).toEqual([]);
  });

  function write(path: string, text: string): void {
    mkdirSync(dirname(join(tree, path)), { recursive: true });
    writeFileSync(join(tree, path), text);
  }

  async function rulesBroken(): Promise<string[]> {
    const { forbidden, options } = configuration as {
      forbidden: IForbiddenRuleType[];
      options: object;
    };
    const result = await cruise(["."], {
      ...options,
      baseDir: tree,
      ruleSet: { forbidden },
      validate: true,
    });
    if (typeof result.output === "string") throw new Error("expected a structured result");
    const output: ICruiseResult = result.output;
    return [...new Set(output.summary.violations.map(({ rule }) => rule.name))];
  }

  it("name folders that exist", async () => {
    const { existsSync } = await import("node:fs");
    for (const folder of [
      "contract",
      "telephony",
      "main",
      "preload",
      "renderer",
      "simulator",
      "preview",
    ]) {
      expect(existsSync(join(root, folder)), folder).toBe(true);
    }
  });
});
