import { mkdirSync } from "node:fs";
import { isAbsolute, join } from "node:path";

import type { PreviewWindow } from "./windows/browser-window.ts";
import type { AppEvents } from "./app-events.ts";
import { eventWith } from "./event.ts";
import { ignored } from "./ignored.ts";
import type { Part } from "./imitation.ts";
import { type InstanceLock, takeInstanceLock } from "./instance-lock.ts";
import { loudEmitter } from "./loud.ts";
import type { Application } from "./application.ts";
import { type CommandLine, commandLineOf } from "./command-line.ts";
import { defaultPaths } from "./paths.ts";

interface AppPorts {
  readonly openWindows: () => readonly PreviewWindow[];
  /** The last step of quitting; the process ends soon after. */
  readonly exit: (code: number) => void;
}

type Offered =
  | "accessibilitySupportEnabled"
  | "commandLine"
  | "dock"
  | "enableSandbox"
  | "exit"
  | "focus"
  | "getAppPath"
  | "getLocale"
  | "getLoginItemSettings"
  | "getName"
  | "getPath"
  | "getPreferredSystemLanguages"
  | "getSystemLocale"
  | "getVersion"
  | "hasSingleInstanceLock"
  | "hide"
  | "isDefaultProtocolClient"
  | "isPackaged"
  | "isReady"
  | "name"
  | "quit"
  | "releaseSingleInstanceLock"
  | "removeAsDefaultProtocolClient"
  | "requestSingleInstanceLock"
  | "setActivationPolicy"
  | "setAppLogsPath"
  | "setAppUserModelId"
  | "setAsDefaultProtocolClient"
  | "setDesktopName"
  | "setLoginItemSettings"
  | "setName"
  | "setPath"
  | "setToastActivatorCLSID"
  | "show"
  | "whenReady";

/**
 * Electron's `app`: identity, folders, the single-instance lock and the order of starting and
 * quitting. Quitting goes `before-quit` → every window's `close` → `will-quit` → `quit`; any of the
 * first three may be prevented, and then the application goes on.
 */
export class PreviewApp
  extends loudEmitter<AppEvents>("app")
  implements Part<Electron.App, Offered>
{
  readonly isPackaged = false;
  /** No screen reader of the system looks at the desk. Electron knows of none on Linux either. */
  readonly accessibilitySupportEnabled = false;
  /** There is no dock; Electron says so with `undefined` outside macOS. */
  readonly dock = undefined;
  readonly commandLine: CommandLine;
  readonly #application: Application;
  readonly #ports: AppPorts;
  readonly #ready = Promise.withResolvers<undefined>();
  readonly #asked = Promise.withResolvers<undefined>();
  #paths: Map<string, string>;
  #name: string;
  #phase: "starting" | "running" | "quitting" | "gone" = "starting";
  #wasReady = false;
  #lock: InstanceLock | undefined;

  constructor(application: Application, ports: AppPorts) {
    super();
    this.#application = application;
    this.#ports = ports;
    this.#name = application.name;
    this.#paths = this.#defaults(application.name);
    this.commandLine = commandLineOf(application.switches);
  }

  get name(): string {
    return this.#name;
  }
  set name(name: string) {
    this.setName(name);
  }
  readonly getName = (): string => this.#name;
  /** Folders that were not set follow the name, as they do where nobody has asked for them yet. */
  setName(name: string): void {
    const before = this.#defaults(this.#name);
    const after = this.#defaults(name);
    for (const [key, path] of this.#paths) {
      if (path === before.get(key)) this.#paths.set(key, after.get(key) ?? path);
    }
    this.#name = name;
  }
  getVersion(): string {
    return this.#application.version;
  }
  getAppPath(): string {
    return this.#application.root;
  }

  getPath(name: string): string {
    const path = this.#paths.get(name);
    if (path === undefined) throw new Error(`Failed to get '${name}' path`);
    return path;
  }

  setPath(name: string, path: string): void {
    if (!isAbsolute(path)) throw new Error("Path must be absolute");
    this.#paths.set(name, path);
    // Chromium keeps session data inside the user data unless told otherwise.
    if (name === "userData") this.#paths.set("sessionData", path);
  }

  setAppLogsPath(path?: string): void {
    this.setPath("logs", path ?? join(this.getPath("userData"), "logs"));
    mkdirSync(this.getPath("logs"), { recursive: true });
  }

  getLocale(): string {
    return this.#application.languages[0] ?? "en-US";
  }
  readonly getSystemLocale = (): string => this.getLocale();
  getPreferredSystemLanguages(): string[] {
    return [...this.#application.languages];
  }

  requestSingleInstanceLock(additionalData?: Record<string, unknown>): boolean {
    if (this.#lock !== undefined) return true;
    const visit = { argv: process.argv, workingDirectory: process.cwd(), additionalData };
    this.#lock = takeInstanceLock(this.getPath("userData"), visit, (from) => {
      this.emit(
        "second-instance",
        eventWith({}),
        from.argv,
        from.workingDirectory,
        from.additionalData,
      );
    });
    return this.#lock !== undefined;
  }
  hasSingleInstanceLock(): boolean {
    return this.#lock !== undefined;
  }
  releaseSingleInstanceLock(): void {
    this.#lock?.release();
    this.#lock = undefined;
  }

  isReady(): boolean {
    return this.#wasReady;
  }
  whenReady(): Promise<void> {
    this.#asked.resolve(undefined);
    return this.#ready.promise;
  }

  enableSandbox(): void {
    if (this.#wasReady)
      throw new Error("app.enableSandbox() can only be called before app is ready");
  }

  quit(): void {
    if (this.#phase === "quitting" || this.#phase === "gone") return;
    this.#phase = "quitting";
    const before = eventWith({});
    this.emit("before-quit", before);
    if (before.defaultPrevented) {
      this.#goOn();
      return;
    }
    for (const window of this.#ports.openWindows()) {
      window.close();
      if (!window.isDestroyed()) {
        this.#goOn();
        return;
      }
    }
    const will = eventWith({});
    this.emit("will-quit", will);
    if (will.defaultPrevented) {
      this.#goOn();
      return;
    }
    this.#leave(0);
  }

  exit(exitCode = 0): void {
    if (this.#phase === "gone") return;
    this.#phase = "quitting";
    for (const window of this.#ports.openWindows()) window.destroy();
    this.#leave(exitCode);
  }

  readonly focus = ignored;
  readonly hide = ignored;
  readonly show = ignored;
  readonly setActivationPolicy = ignored;
  readonly setAppUserModelId = ignored;
  setToastActivatorCLSID(id: string): void {
    if (this.#application.system.platform !== "win32") {
      throw new Error("electron.app has setToastActivatorCLSID on Windows alone");
    }
    if (!/^\{?[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}\}?$/i.test(id))
      throw new Error("Invalid CLSID");
  }
  readonly setDesktopName = ignored;
  /** Nothing is registered with the system: the preview leaves no trace in it. */
  setAsDefaultProtocolClient(): boolean {
    return false;
  }
  removeAsDefaultProtocolClient(): boolean {
    return false;
  }
  isDefaultProtocolClient(): boolean {
    return false;
  }
  readonly setLoginItemSettings = ignored;
  getLoginItemSettings(): Electron.LoginItemSettings {
    return {
      openAtLogin: false,
      wasOpenedAtLogin: false,
      status: "not-registered",
      executableWillLaunchAtLogin: false,
      launchItems: [],
    };
  }

  /** For the host: resolves once the application waits for being ready. */
  get askedForReady(): Promise<void> {
    return this.#asked.promise;
  }

  /** For the host: true from the moment that quitting cannot be undone. */
  get isGone(): boolean {
    return this.#phase === "gone";
  }

  /** For the host: the application's code is loaded. Does nothing if it has quit meanwhile. */
  becomeReady(): void {
    if (this.#wasReady || this.#phase === "gone") return;
    this.#phase = "running";
    this.emit("will-finish-launching");
    this.#wasReady = true;
    this.#ready.resolve(undefined);
    this.emit("ready", eventWith({}), {});
  }

  /** For the windows: the last one is gone. Without a listener the application quits. */
  allWindowsClosed(): void {
    if (this.#phase !== "running") return;
    if (!this.emit("window-all-closed")) this.quit();
  }

  #defaults(appName: string): Map<string, string> {
    const { surroundings, system } = this.#application;
    return defaultPaths({ ...surroundings, platform: system.platform, appName });
  }

  #goOn(): void {
    this.#phase = this.#wasReady ? "running" : "starting";
  }

  #leave(code: number): void {
    this.#phase = "gone";
    this.releaseSingleInstanceLock();
    this.emit("quit", eventWith({}), code);
    this.#ports.exit(code);
  }
}
