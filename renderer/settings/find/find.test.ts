import { expect, test } from "vitest";
import { userEvent } from "vitest/browser";

import { FakeBridge } from "../../../test/support/fakes/fake-bridge.ts";
import { mountWindow } from "../../../test/support/mount-window.ts";

async function openSettings() {
  const mounted = await mountWindow(new FakeBridge());
  mounted.fake.show("settings");
  const search = mounted.screen.getByRole("searchbox", { name: "Search settings" });
  await expect.element(search).toBeVisible();
  return { ...mounted, search };
}

test("all groups are in sight, closed, and one press opens one", async () => {
  const { screen } = await openSettings();
  const heads = screen.getByRole("heading", { level: 2 });
  expect(heads.all()).toHaveLength(6);
  expect(screen.getByRole("switch").all()).toHaveLength(0);
  const head = screen.getByRole("button", { name: "Notifications and sounds" });
  await head.click();
  await expect.element(head).toHaveAttribute("aria-expanded", "true");
  await expect.element(screen.getByRole("switch", { name: "A call was missed" })).toBeVisible();
});

test("a search shows the rows whose words fit, of any group, and says how many", async () => {
  const { screen, search } = await openSettings();
  await search.fill("MISSED call");
  await expect.element(screen.getByText("1 setting found")).toBeVisible();
  await expect.element(screen.getByRole("switch")).toHaveTextContent("A call was missed");
  await expect.element(screen.getByRole("button", { name: "Quit" })).not.toBeInTheDocument();
  await search.fill("");
  expect(screen.getByRole("switch").all()).toHaveLength(0);
});

test.each([
  ["dark", "radio", "Dark"],
  ["shortcut ctrl+alt+shift+m", "button", "Change the hotkey for Mute or unmute"],
  ["bindings warte", undefined, ""],
  ["autostart", "switch", "Start when I log in"],
  ["terminal", "switch", "Let ringside commands control calls"],
  ["retrieve", "button", "Change the hotkey for Retrieve"],
  ["sound", "slider", "Volume"],
  ["sign out", "button", "Sign out"],
] as const)("%s finds %s %s by what people call it", async (query, role, name) => {
  const { screen, search } = await openSettings();
  await search.fill(query);
  if (role === undefined) {
    await expect.element(screen.getByText("No setting goes by these words.")).toBeVisible();
  } else await expect.element(screen.getByRole(role, { name })).toBeVisible();
});

test("whoever types begins to search, and leaves with the arrow for what was found", async () => {
  const { fake, screen, search } = await openSettings();
  await userEvent.keyboard("vol");
  await expect.element(search).toHaveFocus();
  await expect.element(search).toHaveValue("vol");
  await userEvent.keyboard("{ArrowDown}");
  await expect.element(screen.getByRole("slider", { name: "Volume" })).toHaveFocus();
  await userEvent.keyboard("{Control>}f{/Control}");
  await expect.element(search).toHaveFocus();
  await userEvent.keyboard("{Escape}");
  await expect.element(search).toHaveValue("");
  await expect.element(screen.getByRole("heading", { name: "Settings" })).toBeVisible();
  await userEvent.keyboard("{Escape}");
  await expect.element(screen.getByRole("button", { name: "Settings" })).toBeVisible();
  expect(fake.inputsOf("app.hideWindow")).toEqual([]);
});

test("a group that was opened is still open after a look at the diagnostics", async () => {
  const { screen } = await openSettings();
  await screen.getByRole("button", { name: "Help and about" }).click();
  await screen.getByRole("button", { name: "Diagnostics" }).click();
  await expect.element(screen.getByRole("heading", { name: "Diagnostics" })).toBeVisible();
  await userEvent.keyboard("{Escape}");
  await expect.element(screen.getByRole("button", { name: "Diagnostics" })).toHaveFocus();
});
