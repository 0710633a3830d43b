import type { MenuEntry } from "../../protocol/desk-state.ts";
import { menuText } from "./desktop-notation.ts";
import type { Part } from "../imitation.ts";
import { loudEmitter, loudly } from "../loud.ts";

/** A template as Electron takes it, without what the preview cannot draw or do. */
export type ItemTemplate = Pick<
  Electron.MenuItemConstructorOptions,
  "label" | "sublabel" | "toolTip" | "accelerator" | "enabled" | "visible" | "checked" | "id"
> & {
  click?: (item: PreviewMenuItem, window: undefined, event: Electron.KeyboardEvent) => void;
  type?: Electron.MenuItemConstructorOptions["type"];
  role?: Electron.MenuItemConstructorOptions["role"];
  submenu?: ItemTemplate[] | PreviewMenu;
  icon?: unknown;
  registerAccelerator?: boolean;
};

/** What menu items need from the application: the roles that do something by themselves. */
export interface MenuPorts {
  readonly roles: Partial<
    Record<NonNullable<ItemTemplate["role"]>, { label: string; run: () => void }>
  >;
  /** Called after any change that a shown menu would show. */
  readonly changed: () => void;
  readonly nextCommandId: () => number;
}

const nothing = (): void => undefined;
/** The roles of the entries that edit text. Pages here edit it by the browser's own keys. */
export const editRoles: MenuPorts["roles"] = {
  undo: { label: "Undo", run: nothing },
  redo: { label: "Redo", run: nothing },
  cut: { label: "Cut", run: nothing },
  copy: { label: "Copy", run: nothing },
  paste: { label: "Paste", run: nothing },
  selectAll: { label: "Select All", run: nothing },
  hide: { label: "Hide", run: nothing },
};

const drawnTypes = new Set<string>(["normal", "separator", "submenu", "checkbox", "radio"]);
const knownOptions = new Set(
  "label sublabel toolTip accelerator enabled visible checked id click type role submenu icon registerAccelerator".split(
    " ",
  ),
);

type OfferedByItem =
  "commandId" | "enabled" | "id" | "label" | "sublabel" | "toolTip" | "visible" | "checked";

/** Electron's `MenuItem`. A checkbox turns before its click is told, as there. */
export class PreviewMenuItem
  extends loudEmitter<Record<string, unknown[]>>("MenuItem")
  implements Part<Electron.MenuItem, OfferedByItem>
{
  readonly commandId: number;
  readonly type: MenuEntry["type"];
  readonly submenu: PreviewMenu | undefined;
  readonly role: ItemTemplate["role"];
  readonly id: string;
  readonly sublabel: string;
  readonly toolTip: string;
  readonly accelerator: string | null;
  label: string;
  readonly #ports: MenuPorts;
  readonly #click: ItemTemplate["click"];
  #enabled: boolean;
  #visible: boolean;
  #checked: boolean;

  constructor(template: ItemTemplate, ports: MenuPorts) {
    super();
    refuseUnknown(template);
    const role = template.role === undefined ? undefined : ports.roles[template.role];
    if (template.role !== undefined && role === undefined) {
      throw new Error(`preview has no electron.MenuItem role ${template.role}`);
    }
    this.#ports = ports;
    this.#click = role?.run ?? template.click;
    this.commandId = ports.nextCommandId();
    this.submenu = Array.isArray(template.submenu)
      ? buildMenu(template.submenu, ports)
      : template.submenu;
    this.type = typeOf(template);
    this.role = template.role;
    this.id = template.id ?? "";
    this.label = template.label ?? role?.label ?? "";
    this.sublabel = template.sublabel ?? "";
    this.toolTip = template.toolTip ?? "";
    this.accelerator = template.accelerator ?? null;
    this.#enabled = template.enabled ?? true;
    this.#visible = template.visible ?? true;
    this.#checked = template.checked ?? false;
  }

  get enabled(): boolean {
    return this.#enabled;
  }
  set enabled(enabled: boolean) {
    this.#enabled = enabled;
    this.#ports.changed();
  }
  get visible(): boolean {
    return this.#visible;
  }
  set visible(visible: boolean) {
    this.#visible = visible;
    this.#ports.changed();
  }
  get checked(): boolean {
    return this.#checked;
  }
  set checked(checked: boolean) {
    this.#checked = checked;
    this.#ports.changed();
  }

  /** As if chosen by hand; a disabled or hidden item does nothing. */
  click(): void {
    if (!this.#enabled || !this.#visible) return;
    if (this.type === "checkbox") this.checked = !this.#checked;
    if (this.type === "radio") this.checked = true;
    this.#click?.(this, undefined, {});
  }
}

function refuseUnknown(template: ItemTemplate): void {
  const unknown = Object.keys(template).find((key) => !knownOptions.has(key));
  if (unknown !== undefined) throw new Error(`preview has no electron.MenuItem.${unknown}`);
}

function typeOf(template: ItemTemplate): MenuEntry["type"] {
  const { type } = template;
  if (type === undefined) return template.submenu === undefined ? "normal" : "submenu";
  if (type === "header" || type === "palette" || !drawnTypes.has(type)) {
    throw new Error(`preview has no electron.MenuItem type ${type}`);
  }
  return type;
}

/** Electron's `Menu`, as far as a tray shows one. */
export class PreviewMenu
  extends loudEmitter<{ "menu-will-show": []; "menu-will-close": [] }>("Menu")
  implements Part<Electron.Menu, "append" | "getMenuItemById" | "items">
{
  readonly items: PreviewMenuItem[] = [];

  append(item: PreviewMenuItem): void {
    this.items.push(item);
  }
  getMenuItemById(id: string): PreviewMenuItem | null {
    return this.find((item) => item.id === id) ?? null;
  }

  /** For the tray: the item that the desk means, however deep. */
  itemByCommand(commandId: number): PreviewMenuItem | undefined {
    return this.find((item) => item.commandId === commandId);
  }

  /** For the desk: what is to be drawn. */
  entries(): MenuEntry[] {
    return this.items
      .filter((item) => item.visible)
      .map((item) => ({
        commandId: item.commandId,
        type: item.type,
        label: menuText(item.label),
        detail: item.sublabel || item.toolTip,
        accelerator: item.accelerator ?? "",
        enabled: item.enabled,
        checked: item.checked,
        submenu: item.submenu?.entries() ?? [],
      }));
  }

  /** The first such item, however deep. */
  find(wanted: (item: PreviewMenuItem) => boolean): PreviewMenuItem | undefined {
    for (const item of this.items) {
      const found = wanted(item) ? item : item.submenu?.find(wanted);
      if (found !== undefined) return found;
    }
    return undefined;
  }
}

/** As `Menu.buildFromTemplate` judges them, in its words. */
function requireValid(template: unknown): void {
  if (!Array.isArray(template)) {
    throw new TypeError("Invalid template for Menu: Menu template must be an array");
  }
  const isValid = template.every((item: unknown) => {
    if (typeof item !== "object" || item === null) return false;
    const isSeparator = "type" in item && item.type === "separator";
    return Object.hasOwn(item, "label") || Object.hasOwn(item, "role") || isSeparator;
  });
  if (isValid) return;
  throw new TypeError(
    "Invalid template for MenuItem: must have at least one of label, role or type",
  );
}

function buildMenu(
  template: readonly (ItemTemplate | PreviewMenuItem)[],
  ports: MenuPorts,
): PreviewMenu {
  requireValid(template);
  const menu = new PreviewMenu();
  for (const item of template) {
    menu.append(item instanceof PreviewMenuItem ? item : new PreviewMenuItem(item, ports));
  }
  return menu;
}

/**
 * Electron's `Menu` and `MenuItem` constructors. The application's menu is kept and not drawn; whoever
 * sets none until `useDefaultMenu` has Electron's, with reload and developer tools in it.
 */
export function menuApi(ports: MenuPorts) {
  let applicationMenu: PreviewMenu | null | undefined;
  class Menu extends PreviewMenu {
    static buildFromTemplate(template: (ItemTemplate | PreviewMenuItem)[]): PreviewMenu {
      return buildMenu(template, ports);
    }
    static setApplicationMenu(menu: PreviewMenu | null): void {
      applicationMenu = menu;
    }
    static getApplicationMenu(): PreviewMenu | null {
      return applicationMenu ?? null;
    }
  }
  class MenuItem extends PreviewMenuItem {
    constructor(template: ItemTemplate) {
      super(template, ports);
    }
  }
  return {
    Menu: loudly("Menu", Menu),
    MenuItem: loudly("MenuItem", MenuItem),
    /** The application is about to be ready. */
    useDefaultMenu: () => {
      const labels = ["File", "Edit", "View", "Window"];
      const view = [{ label: "Reload" }, { label: "Toggle Developer Tools" }];
      applicationMenu ??= buildMenu(
        labels.map((label) => ({ label, submenu: label === "View" ? view : [] })),
        ports,
      );
    },
  };
}
