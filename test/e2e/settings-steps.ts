import type { Desk, WindowPage } from "./drivers/desk.ts";

type Group =
  | "General"
  | "Calls"
  | "Notifications and sounds"
  | "Keys and commands"
  | "Account and permissions"
  | "Help and about";

/** Opens the settings, where they are not yet, and one of their groups. */
export async function openSettings(desk: Desk, group: Group): Promise<WindowPage> {
  const window = await desk.window();
  const way = window.getByRole("button", { name: "Settings", exact: true });
  const head = window.getByRole("button", { name: group, exact: true });
  await way.or(head).first().waitFor();
  if (await way.isVisible()) await way.click();
  await head.waitFor();
  if ((await head.getAttribute("aria-expanded")) !== "true") await head.click();
  return window;
}
