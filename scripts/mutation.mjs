/**
 * Changes the code in small ways and sees whether a unit test notices: `npm run test:mutation` for all
 * rooms, `-- main/vault main/security` for these, `-- telephony/reduce` for a part of one, `-- --since
 * main` for the files of them that differ from a commit, new ones and those whose test differs among them.
 * Remembers what did not change (`out/mutation`), so a room may be run part by part. What is below its
 * room's score fails, and docs/mutation.md is written anew for what was run.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";

import { root, toolCommand, toolEnvironment } from "./machine/tools.mjs";
import { say } from "./setup.mjs";

/** The least score of each room, in percent. @type {Record<string, number>} */
const rooms = {
  "main/security": 90,
  "main/vault": 90,
  "main/ringcentral": 80,
  "main/calls": 80,
  telephony: 80,
  contract: 80,
};
/** Words: a test of them could only say them again. */
const words = /^contract\/i18n\/\w\w\//;
const page = join(root, "docs/mutation.md");
const folder = join(root, "out/mutation");

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { since: { type: "string" } },
});
const wanted = positionals.length > 0 ? positionals : Object.keys(rooms);
/** @param {string} path @returns {string} the room that the path is, or is a part of */
const roomOf = (path) =>
  Object.keys(rooms).find((room) => path === room || path.startsWith(`${room}/`)) ?? "";
const unknown = wanted.filter((path) => roomOf(path) === "");
if (unknown.length > 0) {
  console.error(`no such room: ${unknown.join(", ")}; there are ${Object.keys(rooms).join(", ")}`);
  process.exit(2);
}

mkdirSync(folder, { recursive: true });
for (const path of wanted) {
  const files = values.since === undefined ? [path] : changed(path, values.since);
  if (files.length === 0) continue;
  say(`mutation: ${path}`);
  if (!mutate(path, files)) process.exitCode = 1;
}

/** @param {string} path @param {readonly string[]} files folders too @returns {boolean} whether it is good enough */
function mutate(path, files) {
  const room = roomOf(path);
  const name = room.replaceAll("/", "-");
  const report = join(folder, `${name}.json`);
  const patterns = files.map((file) => (file.endsWith(".ts") ? file : `${file}/**/*.ts`));
  const tool = toolCommand("stryker", [
    ...["run", "--mutate", [...patterns, "!**/*.test.ts", "!contract/i18n/??/**"].join(",")],
    ...["--incrementalFile", join(folder, `${name}.incremental.json`)],
  ]);
  const { status } = spawnSync(tool.command, tool.args, {
    cwd: root,
    env: { ...toolEnvironment(), RINGSIDE_MUTATION_REPORT: report },
    stdio: "inherit",
  });
  if (status !== 0) return false;
  const found = read(report, files);
  if (values.since === undefined)
    writePage(room, path === room ? wholeOf(room, found) : partOf(path, found));
  const least = rooms[room] ?? 100;
  say(`mutation: ${path}: ${found.score.toFixed(1)} % of ${found.counted}, at least ${least} %`);
  return found.score >= least;
}

/** Those under the path that differ from the commit, not yet added ones too. @param {string} path @param {string} since @returns {string[]} */
function changed(path, since) {
  const differing = [
    ...git(["diff", "--name-only", "--diff-filter=d", since, "--", path]),
    ...git(["ls-files", "--others", "--exclude-standard", "--", path]),
  ];
  const sources = differing.map((file) => file.replace(/\.test\.ts$/, ".ts"));
  return [...new Set(sources)].filter(
    (file) => file.endsWith(".ts") && existsSync(join(root, file)),
  );
}

/** The lines that git prints; ends the run when it refuses. @param {readonly string[]} args @returns {string[]} */
function git(args) {
  const { status, stdout, stderr } = spawnSync("git", args, { cwd: root, encoding: "utf8" });
  if (status === 0) return stdout.split("\n").filter((line) => line !== "");
  console.error(`git ${args[0]}: ${stderr}`);
  process.exit(2);
}

/** `text` is the line as it stands in the source. @typedef {{ file: string, line: number, text: string, mutator: string, code: string }} Survivor */

/** Of a report, which tells of all that is remembered of the room, what is in these files and folders.
 * @param {string} path @param {readonly string[]} wantedFiles
 * @returns {{ score: number, counted: number, survivors: Survivor[] }} */
function read(path, wantedFiles) {
  /** @type {{ files: Record<string, { source: string, mutants: any[] }> }} */
  const { files } = JSON.parse(readFileSync(path, "utf8"));
  let noticed = 0;
  /** @type {Survivor[]} */
  const survivors = [];
  for (const [file, { source, mutants }] of Object.entries(files)) {
    if (words.test(file)) continue;
    if (!wantedFiles.some((one) => file === one || file.startsWith(`${one}/`))) continue;
    for (const { status, location, mutatorName, replacement } of mutants) {
      if (status === "Killed" || status === "Timeout") noticed += 1;
      else if (status === "Survived" || status === "NoCoverage") {
        const code = String(replacement).replaceAll(/\s+/g, " ").slice(0, 60);
        const { line } = location.start;
        const text = (source.split("\n")[line - 1] ?? "").trim();
        survivors.push({ file, line, text, mutator: mutatorName, code });
      }
    }
  }
  const counted = noticed + survivors.length;
  return { score: counted === 0 ? 100 : (100 * noticed) / counted, counted, survivors };
}

/** Replaces what the page says of the room. @param {string} room @param {(before: string) => string} write */
function writePage(room, write) {
  const [begin, end] = [`<!-- ${room}: begin -->`, `<!-- ${room}: end -->`];
  const text = readFileSync(page, "utf8");
  const [before = "", rest = ""] = text.split(begin);
  const [told = "", after = ""] = rest.split(end);
  writeFileSync(page, `${before}${begin}\n\n${write(told.trim())}\n\n${end}${after}`);
}

/** A part of a room is told where the room has not been run whole. @param {string} path @param {ReturnType<typeof read>} found @returns {(before: string) => string} */
function partOf(path, { score, counted }) {
  const line = `- \`${path}\`: ${score.toFixed(1)} % of ${counted} are noticed`;
  return (before) => {
    if (before !== "" && !before.startsWith("Not run as a whole")) return before;
    const parts = before.split("\n").filter((one) => one.startsWith("- "));
    const others = parts.filter((one) => !one.startsWith(`- \`${path}\`:`));
    return ["Not run as a whole. Of its parts:", "", ...[...others, line].sort()].join("\n");
  };
}

/** @param {string} room @param {ReturnType<typeof read>} found @returns {() => string} */
function wholeOf(room, { score, counted, survivors }) {
  const lines = survivors
    .sort((one, other) => one.file.localeCompare(other.file) || one.line - other.line)
    .map(
      ({ file, line, text, mutator, code }) =>
        `| ${file}:${line} | ${mutator} | \`${code.replaceAll("|", "\\|").replaceAll("`", "'")}\` | ${reasonFor(file, text)} |`,
    );
  const told = [
    `${score.toFixed(1)} % of ${counted} are noticed; at least ${rooms[room]} % must be.`,
    ...(lines.length > 0
      ? [
          "",
          "| Where | Changed | To | Why no test notices |",
          "| --- | --- | --- | --- |",
          ...lines,
        ]
      : []),
  ].join("\n");
  return () => told;
}

/**
 * What is accepted is written once for a line as it stands in the source, in `test/mutation/accepted.json`:
 * a line that is changed has to be looked at again.
 * @param {string} file @param {string} text
 */
function reasonFor(file, text) {
  /** @type {Record<string, Record<string, string>>} */
  const accepted = JSON.parse(readFileSync(join(root, "test/mutation/accepted.json"), "utf8"));
  return accepted[file]?.[text] ?? "not looked at yet";
}
