import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

import {
  bundledPackages,
  packageFolderOf,
  recordBundled,
} from "../../scripts/supply/bundled-packages.ts";
import { fuseDifferences } from "../../scripts/supply/fuses.ts";
import { licenceDocument, objections, withText } from "../../scripts/supply/licences.ts";
import { shippedBom } from "../../scripts/supply/sbom.ts";

const one = (over: object = {}) => ({
  ...{ name: "a", version: "1.0.0", licence: "MIT", folder: "node_modules/a", text: "MIT text" },
  ...over,
});

describe("what is bundled", () => {
  it.each([
    ["/p/node_modules/a/b/c.js", "node_modules/a"],
    ["/p/node_modules/@s/a/b.js?inline", "node_modules/@s/a"],
    ["\0/p/node_modules/a/node_modules/b/c.js", "node_modules/a/node_modules/b"],
    ["/p/main/index.ts", undefined],
  ])("is known from the module %s", (id, folder) => {
    expect(packageFolderOf(id)).toBe(folder);
  });

  it("is recorded by each build, and shipped with its licence and notice", () => {
    const root = mkdtempSync(join(tmpdir(), "ringside-bundled-"));
    const folder = join(root, "node_modules/a");
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "package.json"), '{"name":"a","version":"1.0.0","license":"MIT"}');
    writeFileSync(join(folder, "LICENSE.md"), "Copyright of A");
    writeFileSync(join(folder, "NOTICE"), "Notice of A");
    const bundle = { "index.js": { moduleIds: [join(folder, "x.js"), join(root, "main/y.ts")] } };
    recordBundled(root, "main").generateBundle({}, bundle);
    recordBundled(root, "page").generateBundle({}, bundle);
    const packages = bundledPackages(root).map((found) => withText(root, found));
    expect(packages).toEqual([one({ text: "Copyright of A\n\nNotice of A" })]);
    expect(licenceDocument("Our own", packages)).toMatch(
      /Our own[^]*a 1\.0\.0 \(MIT\)[^]*Notice of A/,
    );
    rmSync(root, { recursive: true });
  });
});

describe("the licence check", () => {
  it.each(["MIT", "(MIT OR GPL-3.0)", "Apache-2.0 AND MIT"])("lets %s pass", (licence) => {
    expect(objections([one({ licence })])).toEqual([]);
  });

  it.each(["GPL-3.0-only", "MIT AND GPL-3.0-only", "UNLICENSED", ""])(
    "objects to %j",
    (licence) => {
      expect(objections([one({ licence })])).toHaveLength(1);
    },
  );

  it("objects to a package without a text, unless that is known from elsewhere", () => {
    expect(objections([one({ text: "" })])).toHaveLength(1);
    expect(objections([one({ text: "" })], { a: "text" })).toEqual([]);
  });
});

describe("the fuses", () => {
  const wished = { runAsNode: false, onlyLoadAppFromAsar: true };
  const read =
    "Fuse Version: v1\n  RunAsNode is \u001b[31mDisabled\u001b[39m\n  OnlyLoadAppFromAsar is Enabled\n";

  it("as wished are no difference", () => {
    expect(fuseDifferences(wished, read)).toEqual([]);
  });

  it.each([
    ["differs", read.replace("Enabled", "Disabled")],
    ["was removed", read.replace("Enabled", "Removed")],
    ["is missing", "  RunAsNode is Disabled\n"],
  ])("are a difference when one %s", (_what, output) => {
    expect(fuseDifferences(wished, output)).toHaveLength(1);
  });

  it("are a difference when nothing is wished or known", () => {
    expect(fuseDifferences({}, read)).toHaveLength(1);
    expect(fuseDifferences({ newFuse: true }, read)).toHaveLength(1);
  });
});

describe("the bill of materials", () => {
  const component = (name: string) => ({ "bom-ref": `${name}@1.0.0`, name, version: "1.0.0" });
  const bom = {
    metadata: { component: component("folder") },
    components: [component("shipped"), component("tool")],
    dependencies: [
      { ref: "folder@1.0.0", dependsOn: ["shipped@1.0.0", "tool@1.0.0"] },
      { ref: "tool@1.0.0", dependsOn: [] },
    ],
  };
  const product = { name: "ringside", version: "2.0.0" };

  it("names the product and what is shipped, and no tool", () => {
    expect(shippedBom(bom, product, [component("shipped")])).toEqual({
      metadata: { component: { ...component("folder"), ...product } },
      components: [component("shipped")],
      dependencies: [{ ref: "folder@1.0.0", dependsOn: ["shipped@1.0.0"] }],
    });
  });

  it("is not made when a shipped package is unknown", () => {
    expect(() => shippedBom(bom, product, [component("other")])).toThrow("other@1.0.0");
  });
});
