import type { DeskWindow } from "../../protocol/desk-state.ts";
import { eventWith } from "../event.ts";
import { ignored } from "../ignored.ts";
import type { Part } from "../imitation.ts";
import { loudEmitter, loudly } from "../loud.ts";
import { PreviewContents } from "./web-contents.ts";
import type { WindowRegistry } from "./window-registry.ts";

interface WindowEvents {
  show: [];
  hide: [];
  focus: [];
  blur: [];
  close: [event: Electron.Event];
  closed: [];
  moved: [];
  resize: [];
  "ready-to-show": [];
  "page-title-updated": [event: Electron.Event, title: string, explicitSet: boolean];
}

type Offered =
  | "blur"
  | "center"
  | "close"
  | "destroy"
  | "flashFrame"
  | "focus"
  | "getBounds"
  | "getContentBounds"
  | "getContentSize"
  | "getPosition"
  | "getSize"
  | "getTitle"
  | "hide"
  | "id"
  | "isAlwaysOnTop"
  | "isDestroyed"
  | "isFocused"
  | "isMinimized"
  | "isVisible"
  | "loadURL"
  | "minimize"
  | "moveTop"
  | "removeMenu"
  | "restore"
  | "setAlwaysOnTop"
  | "setBackgroundColor"
  | "setBounds"
  | "setMenu"
  | "setMenuBarVisibility"
  | "setMinimumSize"
  | "setPosition"
  | "setResizable"
  | "setSize"
  | "setSkipTaskbar"
  | "setTitle"
  | "setVisibleOnAllWorkspaces"
  | "show"
  | "showInactive"
  | "webContents";

const defaultSize = { width: 800, height: 600 };

/**
 * Electron's `BrowserWindow`: a region of the desk with a page in it. The focus is the desk's own:
 * pressing the empty desk takes it away, the menu bar, cards and hotkeys leave it alone. Where windows
 * cannot be placed (Wayland), it stays where the desk put it, and shows with the keyboard or not at all.
 */
export class PreviewWindow
  extends loudEmitter<WindowEvents>("BrowserWindow")
  implements Part<Electron.BrowserWindow, Offered>
{
  readonly id: number;
  readonly webContents: PreviewContents;
  readonly #registry: WindowRegistry;
  readonly #framed: boolean;
  #bounds: Electron.Rectangle;
  #title: string;
  #visible = false;
  #focused = false;
  #minimized = false;
  #onTop: boolean;
  #destroyed = false;

  constructor(registry: WindowRegistry, options: Electron.BrowserWindowConstructorOptions = {}) {
    super();
    registry.ports.requireReady("BrowserWindow");
    this.#registry = registry;
    this.#framed = options.frame ?? true;
    this.#onTop = options.alwaysOnTop ?? false;
    this.#title = options.title ?? registry.ports.appName();
    const size = { ...defaultSize, ...sizeOf(options) };
    this.#bounds = { ...registry.ports.centred(size), ...positionOf(options), ...size };
    this.id = registry.add(this);
    this.webContents = new PreviewContents(this.id, {
      session: registry.ports.session,
      sharedIpc: registry.ports.sharedIpc,
      preloadPath: options.webPreferences?.preload ?? "",
      changed: registry.ports.changed,
      documentServed: () => this.emit("ready-to-show"),
      closeWindow: () => this.close(),
    });
    this.webContents.on("page-title-updated", (event, title, explicitSet) => {
      this.emit("page-title-updated", event, title, explicitSet);
      if (!event.defaultPrevented) this.setTitle(title);
    });
    registry.announce(this);
    if (options.show ?? true) this.show();
  }

  loadURL(url: string): Promise<void> {
    return this.webContents.loadURL(url);
  }

  show(): void {
    this.#appear();
    this.focus();
  }
  showInactive(): void {
    if (this.#registry.ports.system.windows.canBePlaced) this.#appear();
    else this.show();
  }
  #appear(): void {
    this.#minimized = false;
    if (this.#visible || this.#destroyed) return;
    this.#visible = true;
    this.emit("show");
    this.#registry.ports.changed();
  }
  hide(): void {
    if (!this.#visible) return;
    this.#visible = false;
    this.blur();
    this.emit("hide");
    this.#registry.ports.changed();
  }
  minimize(): void {
    this.hide();
    this.#minimized = true;
  }
  restore(): void {
    if (this.#minimized) this.show();
  }
  focus(): void {
    if (this.#focused || !this.#visible) return;
    this.#registry.focused()?.blur();
    this.#focused = true;
    this.moveTop();
    this.emit("focus");
    this.#registry.ports.changed();
  }
  blur(): void {
    if (!this.#focused) return;
    this.#focused = false;
    this.#registry.ports.changed();
    // The system tells it later, when whoever caused it has gone on.
    setImmediate(() => {
      if (!this.#destroyed) this.emit("blur");
    });
  }
  close(): void {
    if (this.#destroyed) return;
    const event = eventWith({});
    this.emit("close", event);
    if (!event.defaultPrevented) this.destroy();
  }
  destroy(): void {
    if (this.#destroyed) return;
    this.#destroyed = true;
    this.#visible = false;
    this.#focused = false;
    this.webContents.destroy();
    this.emit("closed");
    this.#registry.remove(this);
  }

  isVisible(): boolean {
    return this.#visible;
  }
  isFocused(): boolean {
    return this.#focused;
  }
  isMinimized(): boolean {
    return this.#minimized;
  }
  isDestroyed(): boolean {
    return this.#destroyed;
  }

  /** Wayland tells no window where it is. */
  getBounds(): Electron.Rectangle {
    const { canBePlaced } = this.#registry.ports.system.windows;
    return { ...this.#bounds, ...(canBePlaced ? {} : { x: 0, y: 0 }) };
  }
  readonly getContentBounds = (): Electron.Rectangle => this.getBounds();
  getPosition(): number[] {
    const { x, y } = this.getBounds();
    return [x, y];
  }
  getSize(): number[] {
    return [this.#bounds.width, this.#bounds.height];
  }
  readonly getContentSize = (): number[] => this.getSize();
  setBounds(bounds: Partial<Electron.Rectangle>): void {
    const before = this.#bounds;
    const { canBePlaced } = this.#registry.ports.system.windows;
    const after = { ...before, ...bounds, ...(canBePlaced ? {} : { x: before.x, y: before.y }) };
    this.#bounds = after;
    if (before.width !== after.width || before.height !== after.height) this.emit("resize");
    if (before.x !== after.x || before.y !== after.y) this.emit("moved");
    this.#registry.ports.changed();
  }
  setPosition(x: number, y: number): void {
    this.setBounds({ x, y });
  }
  /** For the desk: a person moved it, which every system lets him do. */
  dragTo(x: number, y: number): void {
    this.#bounds = { ...this.#bounds, x, y };
    this.#registry.ports.changed();
    this.emit("moved");
  }
  readonly setSize = (width: number, height: number): void => this.setBounds({ width, height });
  readonly center = (): void => this.setBounds(this.#registry.ports.centred(this.#bounds));

  getTitle(): string {
    return this.#title;
  }
  setTitle(title: string): void {
    this.#title = title;
    this.#registry.ports.changed();
  }
  readonly isAlwaysOnTop = (): boolean => this.#onTop;
  setAlwaysOnTop(flag: boolean): void {
    this.#onTop = flag;
  }
  moveTop(): void {
    this.#registry.raise(this);
  }
  readonly flashFrame = ignored;
  readonly removeMenu = ignored;
  readonly setMenu = ignored;
  readonly setMenuBarVisibility = ignored;
  readonly setBackgroundColor = ignored;
  readonly setMinimumSize = ignored;
  readonly setResizable = ignored;
  readonly setSkipTaskbar = ignored;
  readonly setVisibleOnAllWorkspaces = ignored;

  /** For the desk. */
  view(): DeskWindow {
    return {
      id: this.id,
      title: this.#title,
      src: deskPath(this.id, this.webContents.getURL()),
      bounds: { ...this.#bounds },
      visible: this.#visible,
      focused: this.#focused,
      framed: this.#framed,
    };
  }
}

function sizeOf({ width, height }: Electron.BrowserWindowConstructorOptions) {
  return { ...(width === undefined ? {} : { width }), ...(height === undefined ? {} : { height }) };
}

function positionOf({ x, y }: Electron.BrowserWindowConstructorOptions) {
  return { ...(x === undefined ? {} : { x }), ...(y === undefined ? {} : { y }) };
}

/** `app://ringside/index.html` in window 1 is served at `window/1/app/ringside/index.html`. */
function deskPath(id: number, url: string): string {
  if (!URL.canParse(url)) return "";
  const { protocol, host, pathname, search, hash } = new URL(url);
  return `window/${id}/${protocol.slice(0, -1)}/${host}${pathname}${search}${hash}`;
}

/** Electron's `BrowserWindow` constructor. */
export function windowClass(registry: WindowRegistry) {
  class BrowserWindow extends PreviewWindow {
    constructor(options?: Electron.BrowserWindowConstructorOptions) {
      super(registry, options);
    }
    static getAllWindows(): PreviewWindow[] {
      return registry.all();
    }
    static getFocusedWindow(): PreviewWindow | null {
      return registry.focused() ?? null;
    }
    static fromId(id: number): PreviewWindow | null {
      return registry.byId(id) ?? null;
    }
    static fromWebContents(contents: PreviewContents): PreviewWindow | null {
      return registry.all().find((window) => window.webContents === contents) ?? null;
    }
  }
  return loudly("BrowserWindow", BrowserWindow);
}
