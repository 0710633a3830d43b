/** `npm run fuses -- PATH`: fails when the packaged application's fuses are not as wished. */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";

import { parse } from "yaml";

import { toolCommand } from "../machine/tools.mjs";
import { fuseDifferences } from "./fuses.ts";

const root = join(import.meta.dirname, "../..");
const { electronFuses } = parse(readFileSync(join(root, "electron-builder.yml"), "utf8")) as {
  readonly electronFuses: Readonly<Record<string, boolean>>;
};
const { command, args } = toolCommand("electron-fuses", ["read", "--app", process.argv[2] ?? ""]);
const { stdout, stderr, status } = spawnSync(command, args, { encoding: "utf8" });
console.log(stdout, stderr);
const wrong = status === 0 ? fuseDifferences(electronFuses, stdout) : ["they could not be read"];
for (const one of wrong) console.error(`fuses: ${one}`);
process.exitCode = wrong.length === 0 ? 0 : 1;
