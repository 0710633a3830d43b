import * as v from "valibot";

import { rectangle } from "./desk-command.ts";
import { keyrings } from "./keyrings.ts";

/** An entry of a menu. `commandId` is unique among all entries of the run. */
export interface MenuEntry {
  readonly commandId: number;
  readonly type: "normal" | "separator" | "submenu" | "checkbox" | "radio";
  readonly label: string;
  readonly detail: string;
  readonly accelerator: string;
  readonly enabled: boolean;
  readonly checked: boolean;
  readonly submenu: MenuEntry[];
}

const menuEntry: v.GenericSchema<MenuEntry> = v.object({
  commandId: v.number(),
  type: v.picklist(["normal", "separator", "submenu", "checkbox", "radio"]),
  label: v.string(),
  detail: v.string(),
  accelerator: v.string(),
  enabled: v.boolean(),
  checked: v.boolean(),
  submenu: v.array(v.lazy(() => menuEntry)),
});

/** A picture as data URLs, for one and two device pixels per pixel. */
const image = v.object({ src: v.string(), src2x: v.string(), template: v.boolean() });
export type DeskImage = v.InferOutput<typeof image>;

const tray = v.object({
  id: v.number(),
  name: v.string(),
  image,
  tooltip: v.string(),
  title: v.string(),
  /** What opens by the other mouse button or the arrow key; absent while the app sets none. */
  menu: v.optional(v.array(menuEntry)),
  /** The app itself opened a menu at its icon. */
  popUp: v.optional(v.array(menuEntry)),
});
export type DeskTray = v.InferOutput<typeof tray>;

const deskWindow = v.object({
  id: v.number(),
  title: v.string(),
  /** The page, below the desk's own path; empty until the app loads one. */
  src: v.string(),
  bounds: rectangle,
  visible: v.boolean(),
  focused: v.boolean(),
  /** Whether the system would draw a title bar. */
  framed: v.boolean(),
});
export type DeskWindow = v.InferOutput<typeof deskWindow>;

const notification = v.object({
  id: v.number(),
  title: v.string(),
  body: v.string(),
  image: v.optional(image),
  actions: v.array(v.string()),
  urgent: v.boolean(),
});
export type DeskNotification = v.InferOutput<typeof notification>;

const hotkey = v.object({
  accelerator: v.string(),
  /** The action; see the README for where it comes from. */
  name: v.string(),
  /** One word for each key, in the order people write them. */
  keys: v.array(v.string()),
});
export type DeskHotkey = v.InferOutput<typeof hotkey>;

const link = v.object({ id: v.number(), kind: v.picklist(["web", "file"]), target: v.string() });
export type DeskLink = v.InferOutput<typeof link>;

/** Everything that the desk draws; replaced whole with each change. */
export const deskState = v.object({
  appName: v.string(),
  platform: v.string(),
  scheme: v.picklist(["system", "light", "dark"]),
  /** What pages in windows are told about the colour scheme. */
  windowsDark: v.boolean(),
  trays: v.array(tray),
  windows: v.array(deskWindow),
  notifications: v.array(notification),
  notificationsRefused: v.boolean(),
  hotkeys: v.array(hotkey),
  /** While true no hotkey fires: the app listens for a new one. */
  hotkeysSuspended: v.boolean(),
  /** Accelerators that the desk pretends belong to another application. */
  taken: v.array(v.string()),
  links: v.array(link),
  /** What the application copied last. */
  clipboard: v.string(),
  suspended: v.boolean(),
  keyring: v.picklist(keyrings),
});
export type DeskState = v.InferOutput<typeof deskState>;
