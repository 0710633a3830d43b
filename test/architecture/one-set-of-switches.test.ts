/** A run from the sources is protected as an installed copy is: nothing that protects asks which it is. */
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

import { expect, it } from "vitest";

const root = join(import.meta.dirname, "../..");

/** How a program finds out, or is told, that it is under development. */
const asksWhich = /\bisPackaged\b|\bdefaultApp\b|\bNODE_ENV\b|import\.meta\.env\b|ELECTRON_\w+/;

const asking = (room: string): string[] =>
  readdirSync(join(root, room), { recursive: true, encoding: "utf8" })
    .filter((name) => /\.(ts|svelte)$/.test(name) && !name.endsWith(".test.ts"))
    .map((name) => `${room}/${name.replaceAll("\\", "/")}`)
    .filter((name) => asksWhich.test(readFileSync(join(root, name), "utf8")))
    .sort();

it("only what is registered with the system, and updates, ask whether this copy is installed", () => {
  expect(["main", "preload", "renderer", "contract", "telephony"].flatMap(asking)).toEqual([
    "main/compose/updates.ts",
    "main/desktop/links/phone-handler.ts",
    "main/desktop/start/start-at-login.ts",
    "main/desktop/updates/electron-updater.ts",
    "main/desktop/updates/update-source.ts",
    "main/index.ts",
  ]);
});

it("a question about it would be found", () => {
  for (const text of ["app.isPackaged", "process.defaultApp", 'process.env["NODE_ENV"]']) {
    expect(asksWhich.test(text)).toBe(true);
  }
});

it("the page's policy is the same words in every run", () => {
  const scheme = readFileSync(join(root, "main/security/app-scheme.ts"), "utf8");
  expect(scheme).toContain("default-src 'none'");
  expect(scheme).not.toMatch(/process\.(env|argv)/);
});
