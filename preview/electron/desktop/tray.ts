import type { DeskTray } from "../../protocol/desk-state.ts";
import { tooltipText } from "./desktop-notation.ts";
import { eventWith } from "../event.ts";
import type { Part } from "../imitation.ts";
import { loudEmitter, loudly } from "../loud.ts";
import type { DesktopSystem } from "../systems.ts";
import type { PreviewMenu } from "./menu.ts";
import { type ImageSource, deskImage } from "./native-image.ts";

type TrayPress = [
  event: Electron.KeyboardEvent & Electron.Event,
  bounds: Electron.Rectangle,
  position: Electron.Point,
];

interface TrayEvents {
  click: TrayPress;
  "right-click": TrayPress;
}

/** What trays need from the desk. */
export interface TrayPorts {
  readonly changed: () => void;
  readonly requireReady: (what: string) => void;
  readonly name: () => string;
  readonly system: DesktopSystem;
}

type Offered =
  | "closeContextMenu"
  | "destroy"
  | "getBounds"
  | "getTitle"
  | "isDestroyed"
  | "popUpContextMenu"
  | "setContextMenu"
  | "setIgnoreDoubleClickEvents"
  | "setImage"
  | "setTitle"
  | "setToolTip";

/**
 * Menus that were replaced stay reachable for this many changes: a person may press an entry of the
 * menu that he sees while the app is putting up the next one, and means the one he saw.
 */
const rememberedMenus = 8;

/**
 * Electron's `Tray`. The main button always emits `click`. The other button, or a key, opens the
 * context menu if one is set, and else emits `right-click` where the system tells of it. A tray that
 * was destroyed takes no call any more.
 */
export class PreviewTray
  extends loudEmitter<TrayEvents>("Tray")
  implements Part<Electron.Tray, Offered>
{
  readonly #id: number;
  readonly #registry: TrayRegistry;
  readonly #menus: PreviewMenu[] = [];
  #image: ImageSource;
  #tooltip = "";
  #title = "";
  #menu: PreviewMenu | undefined;
  #popUp: PreviewMenu | undefined;
  #bounds: Electron.Rectangle = { x: 0, y: 0, width: 0, height: 0 };

  constructor(registry: TrayRegistry, image: ImageSource) {
    super();
    registry.ports.requireReady("Tray");
    this.#registry = registry;
    this.#image = image;
    this.#id = registry.add(this);
  }

  setImage(image: ImageSource): void {
    this.#requireAlive();
    this.#image = image;
    this.#registry.ports.changed();
  }
  setToolTip(toolTip: string): void {
    this.#requireAlive();
    this.#tooltip = toolTip;
    this.#registry.ports.changed();
  }
  /** macOS alone has room for one. */
  setTitle(title: string): void {
    this.#requireAlive();
    this.#title = this.#registry.ports.system.platform === "darwin" ? title : "";
    this.#registry.ports.changed();
  }
  getTitle(): string {
    this.#requireAlive();
    return this.#title;
  }
  setContextMenu(menu: PreviewMenu | null): void {
    this.#requireAlive();
    this.#menu = menu ?? undefined;
    this.#remember(this.#menu);
    this.#registry.ports.changed();
  }
  popUpContextMenu(menu?: PreviewMenu): void {
    this.#requireAlive();
    this.#popUp = menu ?? this.#menu;
    this.#remember(this.#popUp);
    this.#registry.ports.changed();
  }
  closeContextMenu(): void {
    this.#requireAlive();
    this.#popUp = undefined;
    this.#registry.ports.changed();
  }
  setIgnoreDoubleClickEvents(_ignore: boolean): void {
    this.#requireAlive();
  }
  /** Where the icon was when it was last pressed; all zero before, and always on Linux. */
  getBounds(): Electron.Rectangle {
    this.#requireAlive();
    return { ...this.#bounds };
  }
  destroy(): void {
    this.#registry.remove(this.#id);
    this.removeAllListeners();
  }
  isDestroyed(): boolean {
    return this.#registry.byId(this.#id) !== this;
  }

  /** For the desk. */
  press(button: "main" | "other", bounds: Electron.Rectangle): void {
    const { tray } = this.#registry.ports.system;
    if (tray.tellsBounds) this.#bounds = bounds;
    const { x, y, width, height } = this.#bounds;
    const position = { x: x + width / 2, y: y + height / 2 };
    if (button === "main") this.emit("click", eventWith({}), this.getBounds(), position);
    else if (this.#menu === undefined && tray.tellsRightClick) {
      this.emit("right-click", eventWith({}), this.getBounds(), position);
    }
  }

  /** For the desk: an entry of the menu, or of one that was just replaced. */
  choose(commandId: number): void {
    for (const menu of this.#menus.toReversed()) {
      const item = menu.itemByCommand(commandId);
      if (item !== undefined) {
        item.click();
        return;
      }
    }
  }

  /** For the desk. */
  view(): DeskTray {
    return {
      id: this.#id,
      name: this.#registry.ports.name(),
      image: deskImage(this.#image),
      tooltip: tooltipText(this.#tooltip, this.#registry.ports.system.platform),
      title: this.#title,
      ...(this.#menu === undefined ? {} : { menu: this.#menu.entries() }),
      ...(this.#popUp === undefined ? {} : { popUp: this.#popUp.entries() }),
    };
  }

  #requireAlive(): void {
    if (this.isDestroyed()) throw new Error("Tray is destroyed");
  }

  #remember(menu: PreviewMenu | undefined): void {
    if (menu === undefined) return;
    this.#menus.push(menu);
    if (this.#menus.length > rememberedMenus) this.#menus.shift();
  }
}

/** The trays of one run, in the order of their making. */
export class TrayRegistry {
  readonly ports: TrayPorts;
  readonly #trays = new Map<number, PreviewTray>();
  #made = 0;

  constructor(ports: TrayPorts) {
    this.ports = ports;
  }
  add(tray: PreviewTray): number {
    this.#made += 1;
    this.#trays.set(this.#made, tray);
    this.ports.changed();
    return this.#made;
  }
  remove(id: number): void {
    this.#trays.delete(id);
    this.ports.changed();
  }
  byId(id: number): PreviewTray | undefined {
    return this.#trays.get(id);
  }
  views(): DeskTray[] {
    return [...this.#trays.values()].map((tray) => tray.view());
  }
}

/** Electron's `Tray` constructor. The `guid` has a meaning on Windows only. */
export function trayClass(registry: TrayRegistry) {
  class Tray extends PreviewTray {
    constructor(image: ImageSource, _guid?: string) {
      super(registry, image);
    }
  }
  return loudly("Tray", Tray);
}
