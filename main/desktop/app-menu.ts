/**
 * The application's own menu. Without one Electron puts up its default, with reload and developer
 * tools. Windows and Linux need none; macOS takes the keys for copy and paste from it.
 */
import type { MenuItemConstructorOptions } from "electron";

import type { DesktopWords } from "../../contract/i18n/words.ts";

/** `null`: no menu at all. */
export function appMenu(
  platform: NodeJS.Platform,
  { menu: words }: DesktopWords,
): MenuItemConstructorOptions[] | null {
  if (platform !== "darwin") return null;
  const edit = ["undo", "redo", "cut", "copy", "paste", "selectAll"] as const;
  return [
    { label: "Ringside", submenu: [{ role: "hide" }, { role: "quit" }] },
    { label: words.edit, submenu: edit.map((role) => ({ role })) },
  ];
}
