/**
 * The steps of `npm start` in a folder whose name a shell would take apart: the real scripts, and a
 * project around them whose tools only tell how they were called.
 */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { ownNode, root } from "./tools.mjs";

const tell = `console.log(JSON.stringify({ script: process.argv[1], words: process.argv.slice(2) }));`;
const lock = JSON.stringify({ lockfileVersion: 3 });
let parent = "";
let project = "";

function put(path: string, text: string): void {
  mkdirSync(dirname(join(project, path)), { recursive: true });
  writeFileSync(join(project, path), text);
}

function putTool(name: string): void {
  put(`node_modules/${name}/package.json`, JSON.stringify({ name, bin: { [name]: "cli.cjs" } }));
  put(`node_modules/${name}/cli.cjs`, `console.error(${JSON.stringify(name)}, process.argv[1]);`);
}

beforeEach(() => {
  parent = realpathSync(mkdtempSync(join(tmpdir(), "ringside start ü ")));
  project = join(parent, "Ring side & Ümläut");
  cpSync(join(root, "scripts"), join(project, "scripts"), { recursive: true });
  const tools = { "electron-vite": "1.0.0", vite: "1.0.0" };
  put("package.json", JSON.stringify({ name: "spaced", type: "module", devDependencies: tools }));
  put("package-lock.json", lock);
  put("electron.vite.config.ts", "");
  for (const folder of ["contract", "telephony", "main", "preload", "renderer", "simulator"]) {
    put(`${folder}/index.ts`, "");
  }
  put("build/tray/idle.png", "");
  // What Vite would build, and is made runnable.
  put("out/cli/ringside.mjs", "");
  put("preview/index.ts", tell);
  put("scripts/supply/write-licences.ts", `console.error("licences", process.argv[1]);`);
  for (const name of Object.keys(tools)) putTool(name);
  put("node_modules/electron/package.json", "{}");
  symlinkSync(join(root, "node_modules/node"), join(project, "node_modules/node"), "junction");
  const hash = createHash("sha256").update("/package-lock.json").update(lock).digest("hex");
  put("node_modules/.ringside-installed", hash);
});
afterEach(() => rmSync(parent, { recursive: true, force: true }));

describe("in a folder with a space and an umlaut in its name", () => {
  it("npm start builds by every tool, and starts the host with its words whole", () => {
    const words = ["--preview", "--no-open", "--user-data-dir", "C:\\Meine Daten", "--demo"];
    const { stdout, stderr, status } = spawnSync(
      ownNode(),
      [join(project, "scripts/start.mjs"), ...words],
      { encoding: "utf8" },
    );
    expect(stderr).toContain(
      `electron-vite ${join(project, "node_modules/electron-vite/cli.cjs")}`,
    );
    expect(stderr).toContain(`vite ${join(project, "node_modules/vite/cli.cjs")}`);
    expect(stderr).toContain(`licences ${join(project, "scripts/supply/write-licences.ts")}`);
    expect(JSON.parse(stdout)).toEqual({
      script: join(project, "preview/index.ts"),
      words: ["--no-open", "--", "--user-data-dir=C:\\Meine Daten", "--demo"],
    });
    expect(status).toBe(0);
  });

  it("no script hands its words to a shell, which would take them apart on Windows", () => {
    const scripts = readdirSync(join(root, "scripts"), { recursive: true, encoding: "utf8" })
      .filter((name) => /(?<!\.test)\.(mjs|ts)$/.test(name))
      .filter((name) => /\bshell:/.test(readFileSync(join(root, "scripts", name), "utf8")));
    expect(scripts).toEqual([]);
  });
});
