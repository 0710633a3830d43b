/** A step of `npm test`: every bundled package is under a licence that is allowed, and brings its text. */
import { join } from "node:path";

import { bundledPackages } from "./bundled-packages.ts";
import { excusedTexts, objections, withText } from "./licences.ts";

const root = join(import.meta.dirname, "../..");
const packages = bundledPackages(root).map((one) => withText(root, one));
const wrong =
  packages.length === 0 ? ["nothing is known to be bundled"] : objections(packages, excusedTexts);
for (const one of wrong) console.error(`licences: ${one}`);
console.log(`licences: ${packages.length} bundled packages, ${wrong.length} objections`);
process.exitCode = wrong.length === 0 ? 0 : 1;
