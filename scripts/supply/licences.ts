/** The licences of what is bundled: which are allowed, and their texts as the packages bring them. */
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

import type { BundledPackage } from "./bundled-packages.ts";

/**
 * What may be bundled: licences that ask for their text and the authors' names, and nothing else. A new
 * one is a decision, which `docs/dependencies.md` tells.
 */
const allowedLicences: ReadonlySet<string> = new Set([
  "0BSD",
  "Apache-2.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "BlueOak-1.0.0",
  "ISC",
  "MIT",
]);

export interface Licensed extends BundledPackage {
  /** Of its licence and notice files, one after the other; empty when it brings none. */
  readonly text: string;
}

/** Files of a package that must go with it. */
const licenceFile = /^(licen[cs]e|copying|notice)([.-].*)?$/i;

export function withText(root: string, one: BundledPackage): Licensed {
  const folder = join(root, one.folder);
  const texts = readdirSync(folder)
    .filter((name) => licenceFile.test(name))
    .sort()
    .map((name) => readFileSync(join(folder, name), "utf8").trim());
  return { ...one, text: texts.join("\n\n") };
}

/** What is wrong, a line for each package; nothing when all may be shipped as they are. */
export function objections(
  packages: readonly Licensed[],
  excused: Readonly<Record<string, string>> = {},
): readonly string[] {
  return packages.flatMap(({ name, version, licence, text }) => {
    if (!isAllowed(licence)) return [`${name} ${version}: the licence "${licence}" is not allowed`];
    const isMissing = text === "" && excused[name] === undefined;
    return isMissing ? [`${name} ${version}: brings no licence text`] : [];
  });
}

/** One of several that may be chosen from is enough (`MIT OR GPL-3.0`); of a list, all must be. */
function isAllowed(expression: string): boolean {
  const plain = expression.replace(/[()]/g, " ");
  return plain
    .split(/\s+or\s+/i)
    .some((choice) => choice.split(/\s+and\s+/i).every((one) => allowedLicences.has(one.trim())));
}

const mitOf = (holder: string): string => `MIT License

Copyright (c) ${holder}

Permission is hereby granted, free of charge, to any person obtaining a copy of this software and
associated documentation files (the "Software"), to deal in the Software without restriction, including
without limitation the rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell
copies of the Software, and to permit persons to whom the Software is furnished to do so, subject to the
following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial
portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT
LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO
EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER
IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR
THE USE OR OTHER DEALINGS IN THE SOFTWARE.`;

/**
 * Packages without a text of their own in the package, with the text that their authors give elsewhere:
 * in the manifest, or in the repository that the manifest names.
 */
export const excusedTexts: Readonly<Record<string, string>> = {
  "abstract-logging": mitOf("James Sumners"),
  "lazy-val": mitOf("Vladimir Krivosheev"),
};

const line = "-".repeat(78);

/** All of it in one text, as it is shipped. `own` is our own licence. */
export function licenceDocument(own: string, packages: readonly Licensed[]): string {
  const entries = packages.map(
    ({ name, version, licence, text }) =>
      `${line}\n${name} ${version} (${licence})\n${line}\n\n${text === "" ? (excusedTexts[name] ?? "") : text}\n`,
  );
  const head =
    "Ringside is made with the work of many others. These are the licences of what is bundled into\n" +
    "it. Those of Electron and Chromium lie beside the program, as LICENSE.electron.txt and\n" +
    "LICENSES.chromium.html.\n";
  return [head, `${line}\nRingside\n${line}\n\n${own.trim()}\n`, ...entries].join("\n");
}
