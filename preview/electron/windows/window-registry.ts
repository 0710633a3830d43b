import type { DeskWindow } from "../../protocol/desk-state.ts";
import type { PreviewWindow } from "./browser-window.ts";
import type { PreviewIpcMain } from "./ipc-main.ts";
import type { PreviewSession } from "./session.ts";
import type { DesktopSystem } from "../systems.ts";

/** What windows need from the rest. */
export interface WindowPorts {
  readonly session: PreviewSession;
  readonly system: DesktopSystem;
  readonly sharedIpc: PreviewIpcMain;
  readonly appName: () => string;
  readonly changed: () => void;
  readonly requireReady: (what: string) => void;
  /** Where a window of this size stands in the middle of the desk. */
  readonly centred: (size: Electron.Size) => Electron.Point;
  readonly created: (window: PreviewWindow) => void;
  readonly allClosed: () => void;
}

/** The open windows of one run, from the lowest to the topmost. */
export class WindowRegistry {
  readonly ports: WindowPorts;
  #windows: PreviewWindow[] = [];
  #made = 0;

  constructor(ports: WindowPorts) {
    this.ports = ports;
  }

  add(window: PreviewWindow): number {
    this.#windows.push(window);
    this.#made += 1;
    return this.#made;
  }
  /** The window is complete, and others may learn of it. */
  announce(window: PreviewWindow): void {
    this.ports.created(window);
    this.ports.changed();
  }
  remove(window: PreviewWindow): void {
    this.#windows = this.#windows.filter((other) => other !== window);
    this.ports.changed();
    if (this.#windows.length === 0) this.ports.allClosed();
  }
  raise(window: PreviewWindow): void {
    if (!this.#windows.includes(window)) return;
    this.#windows = [...this.#windows.filter((other) => other !== window), window];
    this.ports.changed();
  }
  all(): PreviewWindow[] {
    return [...this.#windows];
  }
  byId(id: number): PreviewWindow | undefined {
    return this.#windows.find((window) => window.id === id);
  }
  focused(): PreviewWindow | undefined {
    return this.#windows.find((window) => window.isFocused());
  }
  views(): DeskWindow[] {
    return this.#windows.map((window) => window.view());
  }
}
