/** Part of `npm run package`: `dist/ringside-<version>.cdx.json`, what is shipped, as CycloneDX. */
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { toolCommand } from "../machine/tools.mjs";
import { bundledPackages } from "./bundled-packages.ts";
import { type Bom, shippedBom } from "./sbom.ts";

interface Manifest {
  readonly name: string;
  readonly version: string;
}

const root = join(import.meta.dirname, "../..");
const manifestOf = (folder: string): Manifest =>
  JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8")) as Manifest;

const { command, args } = toolCommand("npm", [
  ...["sbom", "--sbom-format", "cyclonedx", "--sbom-type", "application", "--package-lock-only"],
]);
const npm = execFileSync(command, args, { cwd: root, maxBuffer: 256 * 1024 * 1024 });
const product = manifestOf(".");
// The runtime is shipped, and bundled by nobody.
const shipped = [...bundledPackages(root), manifestOf("node_modules/electron")];
const bom = shippedBom(JSON.parse(npm.toString("utf8")) as Bom, product, shipped);
const file = join(root, "dist", `${product.name}-${product.version}.cdx.json`);
mkdirSync(join(root, "dist"), { recursive: true });
writeFileSync(file, `${JSON.stringify(bom, null, 2)}\n`);
console.log(`sbom: ${bom.components.length} components`);
