/**
 * Where a sign-in is kept, in each state that a system's key store can be in. The desk of the
 * preview pretends the store; that of a real desktop cannot be switched by a test.
 */
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as v from "valibot";

import { accountSettings } from "../account-steps.ts";
import { appAt, expect, signedInAt, test } from "../scenario.ts";

/** Everything that lies in the data folder, as text. */
const onDisk = (folder: string): string =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), "latin1"))
    .join("\n");

test("a weak key store keeps nothing without consent, and says so", async ({
  launch,
  service,
  userDataDir,
}) => {
  const first = await launch(signedInAt(service), { keyring: "none" });
  const account = await accountSettings(first);
  await expect(account.getByText(/key store protects nothing/)).toBeVisible();
  await account.getByRole("button", { name: "Keep me signed in…" }).click();
  await (await first.window()).getByRole("button", { name: "Not now" }).click();
  expect(onDisk(userDataDir)).not.toContain("refreshToken");
  await first.close();
  const second = await launch(appAt(service), { keyring: "none" });
  await expect.poll(() => second.tray.shape()).toBe("signed-out");
});

test("with consent it keeps the sign-in, until the consent is taken back", async ({
  launch,
  service,
  userDataDir,
}) => {
  const weak = { keyring: "none" } as const;
  const first = await launch(signedInAt(service), weak);
  await (await accountSettings(first)).getByRole("button", { name: "Keep me signed in…" }).click();
  await (await first.window()).getByRole("button", { name: "Keep it anyway" }).click();
  await expect(
    (await accountSettings(first)).getByText(/without protection, as you allowed/),
  ).toBeVisible();
  await first.close();

  const second = await launch(appAt(service), weak);
  await expect.poll(() => second.tray.shape()).toBe("idle");
  const account = await accountSettings(second);
  await account.getByRole("button", { name: "Stop keeping it" }).click();
  await expect(account.getByText(/until Ringside quits/)).toBeVisible();
  expect(onDisk(userDataDir)).not.toContain("refreshToken");
  await second.close();

  const third = await launch(appAt(service), weak);
  await expect.poll(() => third.tray.shape()).toBe("signed-out");
});

test("a key store that is gone leads to a sign-in that says why, and is taken up when it is back", async ({
  launch,
  service,
}) => {
  const first = await launch(signedInAt(service), { keyring: "protected" });
  await expect.poll(() => first.tray.shape()).toBe("idle");
  await expect(
    (await accountSettings(first)).getByText(/protected by the system’s key store/),
  ).toBeVisible();
  await first.close();
  const second = await launch(appAt(service), { keyring: "none" });
  const window = await second.window();
  await expect(window.getByText(/kept sign-in could not be read/)).toBeVisible();
  await expect(window.getByRole("button", { name: "Sign in with your browser" })).toBeVisible();
  await second.close();
  const third = await launch(appAt(service), { keyring: "protected" });
  await expect.poll(() => third.tray.shape()).toBe("idle");
});

test("a key store that refuses costs the next start a sign-in and nothing else", async ({
  launch,
  service,
  userDataDir,
}) => {
  const first = await launch(signedInAt(service), { keyring: "none", system: "darwin" });
  const account = await accountSettings(first);
  await expect(account.getByText(/until Ringside quits/)).toBeVisible();
  await expect.poll(() => first.tray.shape()).toBe("idle");
  expect(onDisk(userDataDir)).not.toContain("refreshToken");
  await first.close();
  const second = await launch(appAt(service), { keyring: "protected", system: "darwin" });
  await expect.poll(() => second.tray.shape()).toBe("signed-out");
});

test("a kept sign-in with one wrong bit is set aside, and the next one is kept", async ({
  launch,
  service,
  userDataDir,
}) => {
  const path = join(userDataDir, "sign-in.vault");
  const first = await launch(signedInAt(service), { keyring: "protected" });
  await expect.poll(() => first.tray.shape()).toBe("idle");
  await first.close();
  const kept: unknown = JSON.parse(readFileSync(path, "utf8"));
  const { data } = v.parse(v.object({ data: v.string() }), kept);
  const sealed = Buffer.from(data, "base64");
  sealed.writeUInt8(sealed.readUInt8(sealed.length - 1) ^ 1, sealed.length - 1);
  writeFileSync(path, readFileSync(path, "utf8").replace(data, sealed.toString("base64")));

  const second = await launch(appAt(service), { keyring: "protected" });
  const window = await second.window();
  await expect(window.getByText("The kept sign-in is damaged.")).toBeVisible();
  await second.close();
  expect(readdirSync(userDataDir)).toContain("sign-in.vault.damaged");

  const third = await launch(signedInAt(service), { keyring: "protected" });
  await expect.poll(() => third.tray.shape()).toBe("idle");
  await third.close();
  const fourth = await launch(appAt(service), { keyring: "protected" });
  await expect.poll(() => fourth.tray.shape()).toBe("idle");
});
