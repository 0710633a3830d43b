import { expect, test } from "vitest";

import { FakeBridge } from "../../test/support/fakes/fake-bridge.ts";
import { mountSettings } from "../../test/support/mount-settings.ts";
import {
  buildCall,
  buildSettings,
  buildSnapshotWith,
  sessionId,
} from "../../test/support/views/snapshots.ts";

test("the command line is off, and its commands are not listed until it is on", async () => {
  const { fake, screen } = await mountSettings();
  await expect.element(screen.getByText("Allowed commands")).not.toBeInTheDocument();
  await screen.getByRole("switch", { name: "Let ringside commands control calls" }).click();
  expect(fake.inputsOf("settings.change")).toEqual([{ commandLine: { enabled: true } }]);
});

test("a command is forbidden and allowed again, and the others stay as they are", async () => {
  const settings = buildSettings({ commandLine: { enabled: true, forbidden: ["end"] } });
  const { fake, screen } = await mountSettings(new FakeBridge({ settings }));
  await screen.getByText("1 command is forbidden.").click();
  await screen.getByRole("switch", { name: "ringside transfer" }).click();
  await screen.getByRole("switch", { name: "ringside end" }).click();
  expect(fake.inputsOf("settings.change")).toEqual([
    { commandLine: { forbidden: ["end", "transfer"] } },
    { commandLine: { forbidden: [] } },
  ]);
});

test("the start at login follows the system, and says what is left to do there", async () => {
  const { fake, screen } = await mountSettings();
  fake.integration = { startAtLogin: { on: false, hint: "approval" }, phoneLinks: { on: false } };
  const start = screen.getByRole("switch", { name: "Start when I log in" });
  await start.click();
  expect(fake.inputsOf("desktop.change")).toEqual([{ startAtLogin: true }]);
  await expect.element(screen.getByText(/Allow it in the system’s settings/)).toBeVisible();
  await expect.element(start).toHaveAttribute("aria-checked", "false");
});

test("what only an installed copy can do is not asked for", async () => {
  const fake = new FakeBridge();
  fake.integration = {
    startAtLogin: { on: false, hint: "not-installed" },
    phoneLinks: { on: false, hint: "not-installed" },
  };
  const { screen } = await mountSettings(fake);
  const links = screen.getByRole("switch", { name: "Open phone links with Ringside" });
  await expect.element(links).toHaveAttribute("aria-disabled", "true");
  await links.click({ force: true });
  expect(fake.inputsOf("desktop.change")).toEqual([]);
});

test("quitting with a call asks first, wherever it is asked for; without one it does not", async () => {
  const fake = new FakeBridge({ snapshot: buildSnapshotWith([buildCall()]) });
  const { screen } = await mountSettings(fake);
  const question = screen.getByRole("dialog", { name: "Quit Ringside?" });
  await screen.getByRole("button", { name: "Quit Ringside" }).click();
  await expect.element(question.getByText(/Your call goes on/)).toBeVisible();
  await expect.element(question.getByRole("button", { name: "Keep it running" })).toHaveFocus();
  await question.getByRole("button", { name: "Keep it running" }).click();
  await expect.element(question).not.toBeInTheDocument();
  fake.show("quit");
  await question.getByRole("button", { name: "Quit", exact: true }).click();
  expect(fake.inputsOf("app.quit")).toHaveLength(1);
  await question.getByRole("button", { name: "Keep it running" }).click();
  fake.push(buildSnapshotWith([], { revision: 99 }));
  await screen.getByRole("button", { name: "Quit Ringside" }).click();
  await expect.poll(() => fake.inputsOf("app.quit")).toHaveLength(2);
});

const onHold = (id: string, name: string) =>
  buildCall({ telephonySessionId: sessionId(id), state: "held", peer: { name } });
const twoWait = [onHold("s-1", "Marlow Finch"), onHold("s-2", "Sable Orchard")];

test("quitting says who waits, how many, and that nobody reminds of them", async () => {
  const { fake, screen } = await mountSettings(
    new FakeBridge({ snapshot: buildSnapshotWith(twoWait) }),
  );
  fake.show("quit");
  const question = screen.getByRole("dialog", { name: "Quit Ringside?" });
  await expect.element(question.getByText("2 callers are waiting for you.")).toBeVisible();
  await expect.element(question.getByText("Marlow Finch")).toBeVisible();
  await expect.element(question.getByText("Sable Orchard")).toBeVisible();
  await expect.element(question.getByText(/reminds you of nobody/)).toBeVisible();
});

test("signing out and switching ask while somebody waits, and not otherwise", async () => {
  const { fake, screen } = await mountSettings(
    new FakeBridge({ snapshot: buildSnapshotWith(twoWait) }),
  );
  await screen.getByRole("button", { name: "Sign out", exact: true }).click();
  const question = screen.getByRole("dialog", { name: "Sign out?" });
  await expect.element(question.getByText("2 callers are waiting for you.")).toBeVisible();
  await question.getByRole("button", { name: "Stay signed in" }).click();
  await screen.getByRole("button", { name: "Switch account" }).click();
  const other = screen.getByRole("dialog", { name: "Switch the account?" });
  await other.getByRole("button", { name: "Stay signed in" }).click();
  expect(fake.requests.filter(({ name }) => name.startsWith("account."))).toEqual([]);
  fake.show("sign-out");
  await question.getByRole("button", { name: "Sign out", exact: true }).click();
  await expect.poll(() => fake.inputsOf("account.signOut")).toHaveLength(1);
  await expect.element(question).not.toBeInTheDocument();
  fake.push(buildSnapshotWith([buildCall()], { revision: 99 }));
  fake.show("settings");
  await screen.getByRole("button", { name: "Sign out", exact: true }).click();
  await expect.poll(() => fake.inputsOf("account.signOut")).toHaveLength(2);
});
