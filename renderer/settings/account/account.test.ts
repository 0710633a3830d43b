import { expect, test } from "vitest";
import { userEvent } from "vitest/browser";

import { failed } from "../../../contract/result.ts";
import { FakeBridge } from "../../../test/support/fakes/fake-bridge.ts";
import { mountSettings } from "../../../test/support/mount-settings.ts";
import { buildAccess, buildAccount, buildSnapshot } from "../../../test/support/views/snapshots.ts";

async function openAccount(part: Parameters<typeof buildAccount>[0] = {}) {
  const fake = new FakeBridge({ snapshot: buildSnapshot({ account: buildAccount(part) }) });
  const mounted = await mountSettings(fake);
  const region = mounted.screen.getByRole("region", { name: "Account" });
  await expect.element(region).toBeVisible();
  return { ...mounted, region };
}
const weak = { where: "memory", because: "weak-keyring" } as const;

test("it says who is signed in, and where that is kept", async () => {
  const { region } = await openAccount();
  await expect.element(region.getByText("Avery Quill")).toBeVisible();
  await expect.element(region.getByText("Ext. 112")).toBeVisible();
  await expect.element(region.getByText("Quill & Partners")).toBeVisible();
  await expect.element(region.getByText(/protected by the system’s key store/)).toBeVisible();
});

test("what is missing is said with the function and the word to ask for", async () => {
  const { screen } = await openAccount({
    access: buildAccess({
      "control-calls": {
        state: "missing",
        missing: { kind: "app-permission", name: "CallControl" },
      },
      park: { state: "missing", missing: { kind: "feature", name: "CallPark" } },
      "find-colleagues": { state: "unknown" },
    }),
  });
  const list = screen.getByRole("region", { name: "What you can do" }).getByRole("listitem");
  await expect
    .poll(() => list.elements().map((item) => item.textContent.replace(/\s+/g, " ").trim()))
    .toEqual([
      "See your calls Available",
      "Control calls Missing Not granted to this app. Ask your administrator for “CallControl”.",
      "Follow calls as they happen Available",
      "Record Available",
      "Park Missing Not part of your plan or extension. Ask your administrator for “CallPark”.",
      "Flip Available",
      "Answer and retrieve Available",
      "Find colleagues Not known RingCentral could not be asked. It may work.",
      "Set your availability Available",
    ]);
});

test("a weak key store keeps nothing before the user has agreed in so many words", async () => {
  const { fake, screen, region } = await openAccount({ keeping: weak });
  await region.getByRole("button", { name: "Keep me signed in…" }).click();
  const dialog = screen.getByRole("dialog", { name: "Keep you signed in without protection?" });
  await expect.element(dialog).toHaveAccessibleDescription(/anybody who gets at your files/);
  expect(fake.inputsOf("account.allowPlainStorage")).toEqual([]);
  await dialog.getByRole("button", { name: "Keep it anyway" }).click();
  expect(fake.inputsOf("account.allowPlainStorage")).toEqual([{ consent: true }]);
  await expect.element(dialog).not.toBeInTheDocument();
});

test("the consent is declined by the first key, and the focus goes back", async () => {
  const { fake, screen, region } = await openAccount({ keeping: weak });
  const opener = region.getByRole("button", { name: "Keep me signed in…" });
  opener.element().focus();
  await userEvent.keyboard("{Enter}");
  const dialog = screen.getByRole("dialog");
  await expect.element(dialog.getByRole("button", { name: "Not now" })).toHaveFocus();
  await userEvent.keyboard("{Enter}");
  await expect.element(dialog).not.toBeInTheDocument();
  await expect.element(opener).toHaveFocus();
  expect(fake.inputsOf("account.allowPlainStorage")).toEqual([]);
});

test("Escape declines the consent and leaves the window open", async () => {
  const { fake, screen, region } = await openAccount({ keeping: weak });
  await region.getByRole("button", { name: "Keep me signed in…" }).click();
  await expect.element(screen.getByRole("dialog")).toBeVisible();
  await userEvent.keyboard("{Escape}");
  await expect.element(screen.getByRole("dialog")).not.toBeInTheDocument();
  expect(fake.inputsOf("app.hideWindow")).toEqual([]);
});

test("a consent that cannot be carried out says why", async () => {
  const { fake, screen, region } = await openAccount({ keeping: weak });
  fake.answers.set("account.allowPlainStorage", failed({ code: "internal" }));
  await region.getByRole("button", { name: "Keep me signed in…" }).click();
  await screen.getByRole("button", { name: "Keep it anyway" }).click();
  await expect.element(screen.getByText("Something went wrong inside Ringside.")).toBeVisible();
  await expect.element(screen.getByRole("dialog")).toBeVisible();
});

test("a consent can be taken back", async () => {
  const { fake, region } = await openAccount({ keeping: { where: "by-consent" } });
  await expect.element(region.getByText(/without protection, as you allowed/)).toBeVisible();
  await region.getByRole("button", { name: "Stop keeping it" }).click();
  expect(fake.inputsOf("account.allowPlainStorage")).toEqual([{ consent: false }]);
});

test.each([
  [{ where: "encrypted" }],
  [{ where: "memory", because: "no-keyring" }],
  [{ where: "memory", because: "write-failed" }],
] as const)("nothing is asked when %o", async (keeping) => {
  const { region } = await openAccount({ keeping });
  await expect.element(region.getByRole("button", { name: "Sign out" })).toBeVisible();
  await expect.element(region.getByRole("button", { name: /keep/i })).not.toBeInTheDocument();
});

test("switching the account leads to the wait for the browser", async () => {
  const { fake, screen, region } = await openAccount();
  await region.getByRole("button", { name: "Switch account" }).click();
  expect(fake.inputsOf("account.switchAccount")).toHaveLength(1);
  const account = { state: "signing-in", demo: false, step: "browser" } as const;
  fake.push(buildSnapshot({ revision: 2, account }));
  await expect
    .element(screen.getByRole("heading", { name: "Waiting for your browser…" }))
    .toBeVisible();
});

test("the demo can be left, and has no account to switch", async () => {
  const { fake, region } = await openAccount({
    demo: true,
    keeping: { where: "memory", because: "demo" },
  });
  await expect
    .element(region.getByRole("button", { name: "Switch account" }))
    .not.toBeInTheDocument();
  await region.getByRole("button", { name: "Leave the demo" }).click();
  expect(fake.inputsOf("account.signOut")).toHaveLength(1);
});

test("a refused sign-out says why and stays where it is", async () => {
  const { fake, region } = await openAccount();
  fake.answers.set("account.signOut", failed({ code: "not-allowed", reason: "busy-with-same" }));
  await region.getByRole("button", { name: "Sign out" }).click();
  await expect.element(region.getByText("This is under way already.")).toBeVisible();
});
