import { expect, it } from "vitest";

import { appMenu } from "./app-menu.ts";
import { english } from "../../test/support/english.ts";

it("has on macOS what edits text, and no reload nor developer tools", () => {
  const menu = JSON.stringify(appMenu("darwin", english));
  for (const role of ["copy", "paste", "selectAll", "quit"]) expect(menu).toContain(`"${role}"`);
  expect(menu).not.toMatch(/reload|devtools|view/i);
});

it.each(["linux", "win32"] as const)("is none on %s", (platform) => {
  expect(appMenu(platform, english)).toBeNull();
});
