import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

import {
  autostartPath,
  autostartText,
  createAutostartFile,
  largestAutostartBytes,
  quotedArgument,
  startsIt,
} from "./autostart-file.ts";
import { createStartAtLogin } from "./start-at-login.ts";

let home = "";
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "ringside-login-"));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

const executable = "/opt/My Apps/Ringside/ringside";
const path = () => autostartPath({}, home);
const file = () => createAutostartFile(path(), executable);

/** A desktop entry's string and then its command, undone as the specification tells a desktop to. */
function argumentsOf(exec: string): string[] {
  const value = exec.replaceAll("\\\\", "\\");
  return [...value.matchAll(/"((?:[^"\\]|\\.)*)"|(\S+)/g)].map(([, quoted, bare]) =>
    (quoted?.replaceAll(/\\(["`$\\])/g, "$1") ?? bare ?? "").replaceAll("%%", "%"),
  );
}

describe("the autostart file", () => {
  it("is made where the desktop looks, for its owner, and taken away again", () => {
    file().change(true);
    expect(readFileSync(path(), "utf8")).toContain(
      '\nExec="/opt/My Apps/Ringside/ringside" --hidden\n',
    );
    expect(statSync(path()).mode & 0o777).toBe(0o600);
    expect(file().isOn()).toBe(true);
    file().change(false);
    expect(file().isOn()).toBe(false);
    file().change(false);
    expect(autostartPath({ XDG_CONFIG_HOME: "/conf" }, home)).toBe(
      "/conf/autostart/io.github.ringside.Ringside.desktop",
    );
  });

  it.each([
    ["switched off by the desktop", (text: string) => `${text}X-GNOME-Autostart-enabled=false\n`],
    ["hidden by the user", (text: string) => `${text}Hidden=true\n`],
    ["of another copy", (text: string) => text.replace("My Apps", "Old")],
    ["too large to be one", (text: string) => text + "#".repeat(largestAutostartBytes)],
  ])("counts as off when it is %s, and is written anew", (_what, change) => {
    file().change(true);
    writeFileSync(path(), change(readFileSync(path(), "utf8")));
    expect(file().isOn()).toBe(false);
    file().change(true);
    expect(file().isOn()).toBe(true);
  });

  it("that the disk does not take is not on", () => {
    writeFileSync(join(home, ".config"), "no folder");
    file().change(true);
    expect(file().isOn()).toBe(false);
    file().change(false);
  });

  it("names any path so that a desktop starts just that", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme-ascii", minLength: 1 }), (text) => {
        expect(argumentsOf(quotedArgument(text))).toEqual([text]);
      }),
      { numRuns: 1_000, seed: 20_261_129 },
    );
    expect(quotedArgument(String.raw`/a b/$x"\%`)).toBe(String.raw`"/a b/\\$x\\"\\\\%%"`);
  });

  it("is not made of a path that would end its line", () => {
    expect(autostartText("/opt/x\nExec=evil")).toBeUndefined();
    expect(startsIt("", executable)).toBe(false);
    mkdirSync(join(home, ".config"));
    createAutostartFile(path(), "/opt/x\ny").change(true);
    expect(() => statSync(path())).toThrow();
  });
});

function login(platform: NodeJS.Platform, system: { isPackaged?: boolean } = {}) {
  const item = { openAtLogin: false, status: "not-registered", executableWillLaunchAtLogin: true };
  const asked: unknown[] = [];
  const app = {
    isPackaged: system.isPackaged ?? true,
    getLoginItemSettings(options?: { args?: string[] }) {
      asked.push(options);
      return item;
    },
    setLoginItemSettings({ openAtLogin, args }: { openAtLogin: boolean; args?: string[] }) {
      asked.push(args);
      item.openAtLogin = openAtLogin;
    },
  };
  return { item, asked, start: createStartAtLogin({ platform, app, autostart: file() }) };
}

describe("the start at login", () => {
  it("is a file on Linux", () => {
    const { start, asked } = login("linux");
    expect(start.change(true)).toEqual({ on: true });
    expect(start.read()).toEqual({ on: true });
    expect(asked).toEqual([]);
  });

  it("is an entry of Windows that is found by its arguments", () => {
    const { start, asked } = login("win32");
    expect(start.change(true)).toEqual({ on: true });
    expect(asked).toEqual([["--hidden"], { args: ["--hidden"] }]);
  });

  it("waits for the user where the system does", () => {
    const windows = login("win32");
    windows.item.executableWillLaunchAtLogin = false;
    expect(windows.start.change(true)).toEqual({ on: false, hint: "approval" });
    const mac = login("darwin");
    mac.item.status = "requires-approval";
    expect(mac.start.change(true)).toEqual({ on: false, hint: "approval" });
  });

  it("is what the system says, not what it was told", () => {
    writeFileSync(join(home, ".config"), "no folder");
    expect(login("linux").start.change(true)).toEqual({ on: false, hint: "refused" });
  });

  it("is for an installed copy alone", () => {
    const { start, item } = login("win32", { isPackaged: false });
    expect(start.change(true)).toEqual({ on: false, hint: "not-installed" });
    expect(item.openAtLogin).toBe(false);
  });
});
