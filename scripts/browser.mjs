/**
 * Finds a Chromium for tests and the preview: an explicit `RINGSIDE_CHROMIUM`, else the one that
 * Playwright has downloaded, else one that the system has. Dependency-free apart from Playwright,
 * which is asked only when it is installed.
 */
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

const systemNames = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const fixedPlaces = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  join(process.env["PROGRAMFILES"] ?? "C:\\Program Files", "Google/Chrome/Application/chrome.exe"),
];

/** @returns {Promise<string | undefined>} the path of an executable browser, if there is one */
export async function findChromium() {
  const chosen = process.env["RINGSIDE_CHROMIUM"];
  if (chosen) return existsSync(chosen) ? chosen : undefined;
  const downloaded = await playwrightsOwn();
  if (downloaded) return downloaded;
  const onPath = (process.env["PATH"] ?? "")
    .split(delimiter)
    .flatMap((folder) => systemNames.map((name) => join(folder, name)));
  return [...onPath, ...fixedPlaces].find((path) => existsSync(path));
}

async function playwrightsOwn() {
  try {
    const { chromium } = await import("playwright");
    const path = chromium.executablePath();
    return existsSync(path) ? path : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Flags under which a test browser neither phones home nor needs a display or a GPU. The sandbox
 * is left out only for root, where Chromium refuses to start with it.
 */
export const chromiumFlags = [
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
];
