/** A newer version, from a server on this machine to the package in its place. */
import { chmodSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import {
  announce,
  startUpdateServer,
  type UpdateServer,
  updateKey,
} from "../../support/updates/update-server.ts";
import type { Desk } from "../drivers/desk.ts";
import { expect, signedInAt, test } from "../scenario.ts";
import { openSettings } from "../settings-steps.ts";

const from = "+15550100177";
let server: UpdateServer;
let installed = "";

test.skip(process.platform !== "linux", "what is installed here is an AppImage");
test.beforeEach(async ({ userDataDir }) => {
  server = await startUpdateServer();
  installed = join(userDataDir, "..", "Ringside.AppImage");
  writeFileSync(installed, "the old one");
  chmodSync(installed, 0o755);
  process.env["APPIMAGE"] = installed;
});
test.afterEach(async () => {
  delete process.env["APPIMAGE"];
  await server.dispose();
});

const told = () => [`--update-url=${server.url}`, `--update-key=${updateKey}`];

async function updatesIn(desk: Desk) {
  // The window opens by itself at the start, which closes a menu.
  await desk.window();
  await desk.tray.choose("Settings…");
  const window = await openSettings(desk, "Help and about");
  return window.getByRole("region", { name: "Updates" });
}

const entry = "Restart for version 9.0.0";
const labels = async (desk: Desk) => (await desk.tray.menu()).map(({ label }) => label);

test("a newer version is fetched, waits for a call to end, and is installed at the end", async ({
  launch,
  service,
}) => {
  const content = Buffer.from("#!/bin/sh\nexit 0\n");
  server.offer(announce("9.0.0", content), content);
  const desk = await launch([...signedInAt(service), ...told()]);
  await expect.poll(() => desk.tray.shape()).toBe("idle");
  const section = await updatesIn(desk);
  await section.getByRole("button", { name: "Look now" }).click();
  await expect(section.getByText("Version 9.0.0 is ready.")).toBeVisible();
  const window = await desk.window();
  await window.getByRole("button", { name: "Back to calls" }).click();
  const card = window.getByRole("region", { name: "Ringside 9.0.0 is ready" });
  await expect(card).toBeVisible();
  await expect.poll(() => labels(desk)).toContain(entry);

  const call = await service.makeCall({ direction: "Inbound", state: "Answered", from });
  await expect.poll(() => desk.tray.shape()).toBe("connected");
  await expect(card).toBeHidden();
  await expect.poll(() => labels(desk)).not.toContain(entry);
  await service.act(call, "hangup");
  await expect.poll(() => desk.tray.shape()).toBe("idle");
  await expect((await updatesIn(desk)).getByText(/few minutes after your last call/)).toBeVisible();
  expect(readFileSync(installed, "utf8")).toBe("the old one");
  await desk.close();
  expect(readFileSync(installed)).toEqual(content);
});

test("the new version is started when the user says so, and during a call it is not installed", async ({
  launch,
  service,
}) => {
  const marker = join(installed, "..", "was-started");
  const content = Buffer.from(`#!/bin/sh\necho started > "${marker}"\n`);
  server.offer(announce("9.0.0", content), content);
  const first = await launch([...signedInAt(service), ...told()]);
  await expect.poll(() => first.tray.shape()).toBe("idle");
  await (await updatesIn(first)).getByRole("button", { name: "Look now" }).click();
  await expect.poll(() => labels(first)).toContain(entry);
  const call = await service.makeCall({ direction: "Inbound", state: "Answered", from });
  await expect.poll(() => first.tray.shape()).toBe("connected");
  await first.close();
  expect(readFileSync(installed, "utf8")).toBe("the old one");

  await service.act(call, "hangup");
  const second = await launch([...signedInAt(service), ...told()]);
  await expect.poll(() => second.tray.shape()).toBe("idle");
  await (await updatesIn(second)).getByRole("button", { name: "Look now" }).click();
  await expect.poll(() => labels(second)).toContain(entry);
  await second.tray.choose(entry);
  await expect.poll(() => existsSync(marker)).toBe(true);
  // The package that the first run had fetched was not fetched again.
  expect(server.asked.filter(({ path }) => path.endsWith(".AppImage"))).toHaveLength(1);
});

test("what is not signed is thrown away, and the settings say so", async ({ launch, service }) => {
  const content = Buffer.from("#!/bin/sh\nexit 0\n");
  const { version, files } = announce("9.0.0", content);
  server.offer(
    { version, files: files.map(({ url, sha512, size }) => ({ url, sha512, size })) },
    content,
  );
  const desk = await launch([...signedInAt(service), ...told()]);
  await expect.poll(() => desk.tray.shape()).toBe("idle");
  const section = await updatesIn(desk);
  await section.getByRole("button", { name: "Look now" }).click();
  await expect(section.getByText(/not signed by the makers of Ringside/)).toBeVisible();
  await desk.close();
  expect(readFileSync(installed, "utf8")).toBe("the old one");
});

test("without a server there is nothing to look at", async ({ desk }) => {
  await expect.poll(() => desk.tray.shape()).toBe("idle");
  const section = await updatesIn(desk);
  await expect(section.getByText(/Only an installed copy/)).toBeVisible();
  await expect(section.getByRole("button")).toHaveCount(0);
});
