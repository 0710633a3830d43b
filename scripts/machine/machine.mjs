/**
 * What is known of the machine that Ringside is to run on: asked of the system, decided nowhere here.
 * Dependency-free, since it is asked before anything is installed.
 */
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, readdirSync, statSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";

import { findChromium } from "../browser.mjs";
import { ownNode } from "./tools.mjs";

/** @typedef {import("./machine.d.mts").Machine} Machine */

/**
 * What Electron needs of the machine, which is asked before its runtime is downloaded. `words` are the
 * application's.
 * @param {{ electron: string | undefined, words: readonly string[] }} options
 * @returns {import("./machine.d.mts").ElectronNeeds}
 */
export function readElectronNeeds({ electron, words }) {
  const isLinux = process.platform === "linux";
  return {
    platform: process.platform,
    isRoot: isLinux && process.getuid?.() === 0,
    display: isLinux ? displayOf(process.env) : undefined,
    electron,
    missingLibraries: isLinux && electron !== undefined ? missingLibraries(electron) : [],
    sandbox: {
      namespaces: isLinux ? namespacesFor(electron) : "allowed",
      hasHelper: electron !== undefined && hasSetuidHelper(dirname(electron)),
      isOff: words.includes("--no-sandbox"),
    },
  };
}

/**
 * Everything that `npm run doctor` tells about.
 * @param {{ electron: string | undefined, words: readonly string[] }} options
 * @returns {Promise<Machine>}
 */
export async function readMachine(options) {
  const bus = process.platform === "linux" ? readBus() : { busAsked: false, busNames: [] };
  return {
    ...readElectronNeeds(options),
    ...bus,
    portalHotkeys: process.platform === "linux" && bus.busNames !== undefined && asksForHotkeys(),
    browser: (await findChromium()) ?? opener(),
    installed: existsSync(ownNode()),
  };
}

/** @param {NodeJS.ProcessEnv} environment @returns {Machine["display"]} */
function displayOf(environment) {
  if (environment["WAYLAND_DISPLAY"]) return "wayland";
  return environment["DISPLAY"] ? "x11" : undefined;
}

/** A tool's output, or `undefined` where it is not there or fails. @param {string} command @param {string[]} args */
function output(command, args) {
  const { status, stdout } = spawnSync(command, args, {
    encoding: "utf8",
    timeout: 5_000,
    stdio: ["ignore", "pipe", "ignore"],
  });
  return status === 0 ? stdout : undefined;
}

/** @param {string} electron */
function missingLibraries(electron) {
  const lines = (output("ldd", [electron]) ?? "").split("\n");
  return lines
    .filter((line) => line.includes("not found"))
    .map((line) => line.trim().split(" ")[0]);
}

/** @param {string} path */
function number(path) {
  try {
    return Number(readFileSync(path, "utf8"));
  } catch {
    return undefined;
  }
}

/** @param {string | undefined} electron @returns {Machine["sandbox"]["namespaces"]} */
function namespacesFor(electron) {
  if (number("/proc/sys/kernel/unprivileged_userns_clone") === 0) return "sysctl";
  if (number("/proc/sys/user/max_user_namespaces") === 0) return "sysctl";
  // There the kernel lets one be made and takes its rights, so that trying proves nothing.
  if (number("/proc/sys/kernel/apparmor_restrict_unprivileged_userns") === 1) {
    return hasProfile(electron) ? "allowed" : "apparmor";
  }
  const tried = spawnSync("unshare", ["--user", "true"], { stdio: "ignore", timeout: 5_000 });
  return tried.status === 0 || tried.error !== undefined ? "allowed" : "refused";
}

/** Whether the administrator has allowed this executable by name. @param {string | undefined} electron */
function hasProfile(electron) {
  const folder = "/etc/apparmor.d";
  if (electron === undefined) return false;
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isFile())
      .some((entry) => readFileSync(join(folder, entry.name), "utf8").includes(electron));
  } catch {
    return false;
  }
}

/** @param {string} folder */
function hasSetuidHelper(folder) {
  const path = join(folder, "chrome-sandbox");
  if (!existsSync(path)) return false;
  const { uid, mode } = statSync(path);
  return uid === 0 && (mode & 0o7777) === 0o4755;
}

const bus = ["org.freedesktop.DBus", "/org/freedesktop/DBus"];

/** Names that are on the session bus, and those that it would start. */
function readBus() {
  const answers = ["ListNames", "ListActivatableNames"].map((method) => {
    const name = `${bus[0]}.${method}`;
    return (
      output("gdbus", ["call", "-e", "-d", bus[0], "-o", bus[1], "-m", name]) ??
      output("dbus-send", ["--session", "--print-reply", `--dest=${bus[0]}`, bus[1], name])
    );
  });
  const names = answers.map((text) =>
    [...(text ?? "").matchAll(/['"]([\w.-]+)['"]/g)].map(([, name = ""]) => name),
  );
  return {
    busAsked: hasProgram("gdbus") || hasProgram("dbus-send"),
    busNames: answers[0] === undefined ? undefined : names.flat(),
  };
}

function asksForHotkeys() {
  const portal = ["-d", "org.freedesktop.portal.Desktop", "-o", "/org/freedesktop/portal/desktop"];
  const get = ["-m", "org.freedesktop.DBus.Properties.Get"];
  const what = ["org.freedesktop.portal.GlobalShortcuts", "version"];
  return output("gdbus", ["call", "-e", ...portal, ...get, ...what]) !== undefined;
}

/** @param {string} name */
const hasProgram = (name) =>
  (process.env["PATH"] ?? "").split(delimiter).some((folder) => existsSync(join(folder, name)));

/** What opens the user's browser. */
function opener() {
  if (process.platform === "darwin") return "open";
  if (process.platform === "win32") return "rundll32";
  return hasProgram("xdg-open") ? "xdg-open" : undefined;
}
