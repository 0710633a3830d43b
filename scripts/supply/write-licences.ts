/** The last step of the build: the licences of what was bundled, in `out/licences/licences.txt`. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { bundledPackages } from "./bundled-packages.ts";
import { licenceDocument, withText } from "./licences.ts";

const root = join(import.meta.dirname, "../..");
const folder = join(root, "out/licences");
const packages = bundledPackages(root).map((one) => withText(root, one));
mkdirSync(folder, { recursive: true });
writeFileSync(
  join(folder, "licences.txt"),
  licenceDocument(readFileSync(join(root, "LICENSE"), "utf8"), packages),
);
