/**
 * What electron-builder makes of the built application, around a runtime that is none: what is shipped,
 * and that it is enough to run. `npm test` builds `out/` before.
 */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { createInterface } from "node:readline";

import { extractAll, extractFile, listPackage } from "@electron/asar";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";

import { fuseDifferences } from "../../../scripts/supply/fuses.ts";
import { ownNode, root, toolCommand } from "../../../scripts/machine/tools.mjs";
import { makeStandInRuntime } from "../../support/stand-in-runtime.ts";

let folder = "";
let unpacked = "";
let host: ChildProcess | undefined;
const archive = (): string => join(unpacked, "resources/app.asar");

/** The files of the archive, folders left out, as `/out/main/index.js`. */
const packed = (): string[] =>
  listPackage(archive(), { isPack: false })
    .map((name) => name.replaceAll("\\", "/"))
    .filter((name) => /\.\w+$|LICENSE/.test(name));

/** What makes deb and rpm, by writing down what it was asked for. A program of Windows it is not. */
const hasPacker = process.platform !== "win32";
const packer = `#!/bin/sh
for word in "$@"; do printf '%s\\n' "$word" >> "$RINGSIDE_PACKER_SAID"; done
while [ "$1" != "--package" ]; do shift; done
: > "$2"
`;
const said = (): string => join(folder, "said.txt");

function runTool(name: string, args: readonly string[]): string {
  const tool = toolCommand(name, args);
  const env = {
    ...process.env,
    NO_COLOR: "1",
    PATH: `${join(folder, "bin")}${delimiter}${process.env["PATH"] ?? ""}`,
    USE_SYSTEM_FPM: "true",
    RINGSIDE_PACKER_SAID: said(),
  };
  const ended = spawnSync(tool.command, tool.args, { cwd: root, encoding: "utf8", env });
  expect(ended.status, ended.stdout + ended.stderr).toBe(0);
  return ended.stdout;
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "ringside-package-"));
  unpacked = join(folder, "dist/linux-unpacked");
  const manifest = readFileSync(join(root, "node_modules/electron/package.json"), "utf8");
  const { version } = JSON.parse(manifest) as { version: string };
  makeStandInRuntime(join(folder, "runtime"), version);
  mkdirSync(join(folder, "bin"));
  writeFileSync(join(folder, "bin/fpm"), packer, { mode: 0o755 });
  runTool("electron-builder", [
    ...["--linux", ...(hasPacker ? ["deb", "rpm"] : ["dir"]), "--x64", "--publish", "never"],
    `-c.electronDist=${join(folder, "runtime")}`,
    `-c.directories.output=${join(folder, "dist")}`,
  ]);
}, 60_000);
afterAll(() => {
  // Still there when the test has failed.
  host?.kill("SIGKILL");
  rmSync(folder, { recursive: true, force: true });
});

describe("the assembled package", () => {
  it("holds the built application and its licence, and nothing else", () => {
    const files = packed();
    const allowed =
      /^\/(package\.json|LICENSE|out\/main\/.+\.js|out\/main\/tray\/[a-z-]+\.ico|out\/preload\/index\.cjs|out\/renderer\/(index\.html|assets\/[^/]+\.(js|css|svg|woff2))|out\/licences\/licences\.txt)$/;
    expect(files.filter((name) => !allowed.test(name))).toEqual([]);
    expect(files).toEqual(
      expect.arrayContaining([
        "/package.json",
        "/LICENSE",
        "/out/main/index.js",
        "/out/preload/index.cjs",
      ]),
    );
  });

  it("ships no source map, no hint at one, and nothing of the tests", () => {
    const scripts = packed().filter((name) => /\.c?js$/.test(name));
    expect(scripts.length).toBeGreaterThan(2);
    for (const name of scripts) {
      const text = extractFile(archive(), name.slice(1)).toString("utf8");
      expect(/[#@] sourceMappingURL=/.test(text), name).toBe(false);
      expect(/from "vitest"|@playwright\/test/.test(text), name).toBe(false);
    }
  });

  it.runIf(hasPacker)(
    "gives deb and rpm a maintainer, a homepage and a desktop file of our id",
    () => {
      const words = readFileSync(said(), "utf8").split("\n");
      const after = (option: string) => words.filter((_word, at) => words[at - 1] === option);
      expect(after("-t")).toEqual(["deb", "rpm"]);
      const twice = (text: string) => [text, text];
      expect(after("--maintainer")).toEqual(twice("The Ringside authors <ringside@example.com>"));
      expect(after("--url")).toEqual(twice("https://example.com/ringside"));
      const desktop = "=/usr/share/applications/io.github.ringside.Ringside.desktop";
      expect(words.filter((word) => word.endsWith(desktop))).toHaveLength(2);
    },
  );

  it("has every fuse as it is wished, read back from the executable", () => {
    const { electronFuses } = parse(readFileSync(join(root, "electron-builder.yml"), "utf8")) as {
      electronFuses: Record<string, boolean>;
    };
    const read = runTool("electron-fuses", ["read", "--app", join(unpacked, "ringside")]);
    expect(fuseDifferences(electronFuses, read)).toEqual([]);
  });

  it("looks at no server for updates when it was given none", () => {
    expect(existsSync(join(unpacked, "resources/app-update.yml"))).toBe(false);
  });

  it("starts from what is in its archive, with no module of anybody else", async () => {
    const contents = join(folder, "contents");
    extractAll(archive(), contents);
    const started = spawn(
      ownNode(),
      [
        join(root, "preview/index.ts"),
        ...["--no-open", `--root=${contents}`, `--desk=${join(root, "out/desk")}`],
        ...["--", "--demo", `--user-data-dir=${join(folder, "data")}`],
      ],
      { stdio: ["ignore", "pipe", "inherit"], cwd: folder },
    );
    host = started;
    const ended = once(started, "exit");
    const lines = createInterface({ input: started.stdout });
    const ready: unknown = JSON.parse(String((await once(lines, "line"))[0]));
    expect(ready).toMatchObject({ event: "ready" });
    // The demo is a part of its own, loaded when it is wanted.
    const log = join(folder, "data/logs/ringside.log");
    await expect
      .poll(() => (existsSync(log) ? readFileSync(log, "utf8") : ""), { timeout: 10_000 })
      .toContain('"subscribed"');
    started.kill("SIGTERM");
    expect((await ended)[0]).toBe(0);
  });
});
