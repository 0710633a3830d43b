import * as v from "valibot";

import { keyrings } from "./keyrings.ts";

const id = v.pipe(v.number(), v.safeInteger());
const accelerator = v.pipe(v.string(), v.minLength(1), v.maxLength(100));
const pixels = v.pipe(v.number(), v.finite());

/** A rectangle in pixels of the desk, from its upper left corner. */
export const rectangle = v.strictObject({ x: pixels, y: pixels, width: pixels, height: pixels });

/** What a person does on the desk. */
export const deskCommand = v.variant("do", [
  v.strictObject({ do: v.literal("tray-click"), tray: id, bounds: rectangle }),
  /** The other button, or the key that opens menus. */
  v.strictObject({ do: v.literal("tray-menu"), tray: id, bounds: rectangle }),
  v.strictObject({ do: v.literal("menu-item"), tray: id, commandId: id }),
  v.strictObject({ do: v.literal("menu-closed"), tray: id }),
  v.strictObject({ do: v.literal("hotkey"), accelerator }),
  v.strictObject({ do: v.literal("notification-click"), notification: id }),
  v.strictObject({ do: v.literal("notification-action"), notification: id, index: id }),
  v.strictObject({ do: v.literal("notification-close"), notification: id }),
  /** Its time on the screen is over. */
  v.strictObject({ do: v.literal("notification-timeout"), notification: id }),
  /** Windows: a card that an earlier run has left behind. */
  v.strictObject({ do: v.literal("leftover-used"), use: v.picklist(["click", "action"]) }),
  v.strictObject({ do: v.literal("window-focus"), window: id }),
  v.strictObject({ do: v.literal("window-close"), window: id }),
  v.strictObject({ do: v.literal("window-move"), window: id, x: pixels, y: pixels }),
  /** The empty desk was pressed: the focused window loses the focus. */
  v.strictObject({ do: v.literal("desk-press") }),
  /** How a page shows the desk; the last report counts. */
  v.strictObject({ do: v.literal("look"), width: pixels, height: pixels, dark: v.boolean() }),
  v.strictObject({ do: v.literal("scheme"), scheme: v.picklist(["system", "light", "dark"]) }),
  v.strictObject({ do: v.literal("power"), suspended: v.boolean() }),
  /** The computer ends. */
  v.strictObject({ do: v.literal("shutdown") }),
  v.strictObject({ do: v.literal("take"), accelerator }),
  v.strictObject({ do: v.literal("give-back"), accelerator }),
  v.strictObject({ do: v.literal("refuse-notifications"), refused: v.boolean() }),
  v.strictObject({ do: v.literal("link-dismiss"), link: id }),
  v.strictObject({ do: v.literal("keyring"), keyring: v.picklist(keyrings) }),
]);
export type DeskCommand = v.InferOutput<typeof deskCommand>;
