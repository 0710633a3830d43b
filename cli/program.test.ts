import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { parseRequest } from "../contract/command-line/protocol.ts";
import { verbs } from "../contract/command-line/verbs.ts";
import { completionFor, shells } from "./completion.ts";
import { defaultDataFolder } from "./data-folder.ts";
import { readArguments } from "./program.ts";
import { english } from "../test/support/english.ts";

function read(...words: string[]) {
  const printed = { out: "", err: "" };
  const asked = readArguments(words, {
    out: (text) => (printed.out += text),
    err: (text) => (printed.err += text),
    spoken: english,
  });
  return { asked, ...printed };
}

describe("the words of the command line", () => {
  it.each([
    [["status", "--json"], { verb: "status" }, { json: true }],
    [["hold"], { verb: "hold" }, { json: false }],
    [["end", "--call", "s-1", "--wait"], { verb: "end", call: "s-1", wait: true }, { json: false }],
    [["--", "mute"], { verb: "mute" }, { json: false }],
    [
      ["transfer", "+1 555 0100", "--confirm", "+15550100"],
      { verb: "transfer", target: "+1 555 0100", confirm: "+15550100" },
      { json: false },
    ],
    [["park"], { verb: "park" }, { json: false }],
    [["availability", "busy"], { verb: "availability", target: "busy" }, { json: false }],
    [["park", "Warehouse"], { verb: "park", target: "Warehouse" }, { json: false }],
    [["show", "--user-data-dir", "/x y"], { verb: "show" }, { json: false, dataFolder: "/x y" }],
  ])("%j are a request", (words, request, how) => {
    expect(read(...words).asked).toEqual({ asks: "request", request: { id: 1, ...request }, how });
  });

  it.each([
    [["bogus"]],
    [["transfer"]],
    [["availability"]],
    [["availability", "away"]],
    [["mute", "extra"]],
    [["status", "--call", "s-1"]],
    [["hold", "--call"]],
    [["dial", "5".repeat(129)]],
    [["end", "--call", "x".repeat(257)]],
    [["end", "--call", ""]],
    [["completion", "powershell"]],
    [["--version"]],
    [[]],
  ])("%j are wrong, and it is said on standard error", (words) => {
    const { asked, err } = read(...words);
    expect(asked).toEqual({ asks: "nothing", exitCode: 2 });
    expect(err).not.toBe("");
  });

  it("of help are answered on standard output, with every verb", () => {
    for (const words of [["--help"], ["help"], ["help", "park"], ["park", "--help"]]) {
      const { asked, out } = read(...words);
      expect(asked, words.join(" ")).toEqual({ asks: "nothing", exitCode: 0 });
      expect(out).toContain("park");
    }
    for (const verb of verbs) expect(read("--help").out).toContain(`  ${verb}`);
  });

  it("may be anything at all, and come to a request that the application takes, or to none", () => {
    const word = fc.oneof(
      fc.constantFrom(...verbs, "--call", "--json", "--wait", "--", "-", "--confirm", "__proto__"),
      fc.string({ unit: "binary", maxLength: 300 }),
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 6 }), (words) => {
        const { asked } = read(...words);
        if (asked.asks === "request") expect(parseRequest(asked.request).ok).toBe(true);
        if (asked.asks === "nothing") expect([0, 2]).toContain(asked.exitCode);
      }),
      { numRuns: 500, seed: 20_261_129 },
    );
  });
});

describe("the data folder", () => {
  it.each([
    ["linux", {}, "/home/me/.config/Ringside"],
    ["linux", { XDG_CONFIG_HOME: "/conf" }, "/conf/Ringside"],
    ["linux", { XDG_CONFIG_HOME: "" }, "/home/me/.config/Ringside"],
    ["darwin", {}, "/home/me/Library/Application Support/Ringside"],
  ] as const)("on %s with %j is %s", (platform, env, folder) => {
    expect(defaultDataFolder({ platform, env, home: "/home/me" })).toBe(folder);
  });
});

/** A shell that is not installed is another machine's to try; bash is everywhere that tests run. */
const isThere = (shell: string): boolean => spawnSync(shell, ["-c", "true"]).status === 0;

describe("completion", () => {
  it("knows every verb in every shell", () => {
    for (const shell of shells) {
      for (const verb of verbs) expect(completionFor(shell, english), shell).toContain(verb);
    }
  });

  it.each(shells.filter(isThere))("is a script that %s can read", (shell) => {
    const folder = mkdtempSync(join(tmpdir(), "ringside-completion-"));
    const file = join(folder, "script");
    writeFileSync(file, completionFor(shell, english));
    expect(spawnSync(shell, ["-n", file], { encoding: "utf8" })).toMatchObject({
      ...{ status: 0, stderr: "" },
    });
    rmSync(folder, { recursive: true });
  });

  it.runIf(isThere("bash")).each([
    ["ringside tr", "transfer"],
    ["ringside end --c", "--call"],
    ["ringside status --", "--json --user-data-dir"],
    ["ringside completion f", "fish"],
  ])("of bash makes of “%s” “%s”", (typed, completed) => {
    const words = typed.split(" ");
    const script = `${completionFor("bash", english)}
COMP_WORDS=(${words.join(" ")}); COMP_CWORD=${words.length - 1}; _ringside; echo "\${COMPREPLY[*]}"`;
    expect(execFileSync("bash", ["-c", script], { encoding: "utf8" }).trim()).toBe(completed);
  });
});
