import type { App } from "electron";

/**
 * Has every page of this run sandboxed, whatever its window says. Not where `--no-sandbox` was given
 * (by an AppImage's menu entry, a container, a test's driver): Electron's `enableSandbox` takes that
 * switch back, and on a system that refuses the sandbox no page would come up. Each window asks for the
 * sandbox itself (`safeWebPreferences`). Call before the app is ready.
 */
export function sandboxAllPages(app: Pick<App, "enableSandbox" | "commandLine">): void {
  if (!app.commandLine.hasSwitch("no-sandbox")) app.enableSandbox();
}
