import { expect, test } from "vitest";
import { userEvent } from "vitest/browser";

import type { AccountView, ServiceView } from "../../contract/app-snapshot.ts";
import { failed, type AppError } from "../../contract/result.ts";
import { FakeBridge } from "../../test/support/fakes/fake-bridge.ts";
import { mountWindow } from "../../test/support/mount-window.ts";
import { buildSnapshot, builtAt } from "../../test/support/views/snapshots.ts";

const mountWith = (account: AccountView, service?: ServiceView) =>
  mountWindow(
    new FakeBridge({
      snapshot: buildSnapshot({ account, ...(service === undefined ? {} : { service }) }),
    }),
  );
const signedOut = (because?: AppError) =>
  mountWith({ state: "signed-out", ...(because === undefined ? {} : { because }) });
const waiting = { state: "signing-in", demo: false, step: "browser" } as const;
const noClient = { server: "https://platform.ringcentral.com", clientId: "", fixed: false };

test("the demo is one click away", async () => {
  const { fake, screen } = await signedOut();
  await screen.getByRole("button", { name: "Try the demo" }).click();
  expect(fake.inputsOf("account.tryDemo")).toHaveLength(1);
  fake.push(
    buildSnapshot({ revision: 2, account: { state: "signing-in", demo: true, step: "starting" } }),
  );
  await expect.element(screen.getByRole("heading", { name: "Starting the demo" })).toBeVisible();
});

test("signing in by the browser says before what will happen, and then waits for it", async () => {
  const { fake, screen, time } = await signedOut();
  await expect.element(screen.getByText(/never sees your password/)).toBeVisible();
  await screen.getByRole("button", { name: "Sign in with your browser" }).click();
  expect(fake.inputsOf("account.signInWithBrowser")).toHaveLength(1);
  fake.push(buildSnapshot({ revision: 2, account: { ...waiting, expiresAt: builtAt + 300_000 } }));
  await expect
    .element(screen.getByRole("heading", { name: "Waiting for your browser…" }))
    .toBeVisible();
  await expect.element(screen.getByText("5:00")).toBeVisible();
  time.advance(61_000);
  await expect.element(screen.getByText("3:59")).toBeVisible();
  expect(fake.requests.filter(({ name }) => name.startsWith("account."))).toHaveLength(1);
});

test("no timer runs once the wait is over", async () => {
  const { fake, time } = await mountWith({ ...waiting, expiresAt: builtAt + 300_000 });
  await expect.poll(() => time.tickingCount).toBe(1);
  fake.push(buildSnapshot({ revision: 2, account: { ...waiting, step: "reading" } }));
  await expect.poll(() => time.tickingCount).toBe(0);
});

test("the wait can be cancelled by the keyboard alone", async () => {
  const { fake, screen } = await signedOut();
  const signIn = screen.getByRole("button", { name: "Sign in with your browser" });
  await expect.element(signIn).toBeVisible();
  signIn.element().focus();
  await userEvent.keyboard("{Enter}");
  fake.push(buildSnapshot({ revision: 2, account: waiting }));
  await expect
    .element(screen.getByRole("heading", { name: "Waiting for your browser…" }))
    .toHaveFocus();
  await userEvent.tab();
  await expect.element(screen.getByRole("button", { name: "Copy the link instead" })).toHaveFocus();
  await userEvent.tab();
  await expect.element(screen.getByRole("button", { name: "Cancel" })).toHaveFocus();
  await userEvent.keyboard("{Enter}");
  expect(fake.inputsOf("account.cancelSignIn")).toHaveLength(1);
  const because = { code: "sign-in-failed", cause: "cancelled" } as const;
  fake.push(buildSnapshot({ revision: 3, account: { state: "signed-out", because } }));
  await expect.element(screen.getByText("The sign-in was cancelled.")).toBeVisible();
  await expect
    .element(screen.getByRole("button", { name: "Sign in with your browser" }))
    .toHaveFocus();
});

test("copying the link says that it was copied, and shows no address", async () => {
  const { fake, screen } = await mountWith(waiting);
  await screen.getByRole("button", { name: "Copy the link instead" }).click();
  expect(fake.inputsOf("account.copySignInLink")).toEqual([undefined]);
  await expect.element(screen.getByText(/^Link copied\./)).toBeVisible();
});

test("a link that is gone is not said to be copied", async () => {
  const { fake, screen } = await mountWith(waiting);
  fake.answers.set(
    "account.copySignInLink",
    failed({ code: "sign-in-failed", cause: "cancelled" }),
  );
  await screen.getByRole("button", { name: "Copy the link instead" }).click();
  await expect.element(screen.getByText("The sign-in was cancelled.")).toBeVisible();
  await expect.element(screen.getByText(/^Link copied\./)).not.toBeInTheDocument();
});

test.each([
  ["exchanging", "RingCentral confirms your sign-in."],
  ["reading", "Reading your extension and your calls."],
  ["restoring", "Taking up your last sign-in."],
] as const)("%s is said to eyes and to screen readers", async (step, note) => {
  const { screen } = await mountWith({ ...waiting, step });
  await expect.element(screen.getByRole("main").getByText(note)).toBeVisible();
  await expect
    .element(screen.getByRole("status").getByText(note, { exact: false }))
    .toBeInTheDocument();
});

test("a start without a network says so, keeps trying and leaves a way out", async () => {
  const { fake, screen } = await mountWith({
    ...waiting,
    step: "restoring",
    trouble: { code: "offline", network: "dns" },
  });
  await expect
    .element(screen.getByText("The server’s name is not known on this network."))
    .toBeVisible();
  await expect.element(screen.getByText("Ringside keeps trying.")).toBeVisible();
  await screen.getByRole("button", { name: "Sign out instead" }).click();
  expect(fake.inputsOf("account.signOut")).toHaveLength(1);
});

test("a developer signs in with a JWT credential, which the page forgets", async () => {
  const { fake, screen } = await signedOut();
  await screen.getByText("Use a JWT credential").click();
  const field = screen.getByLabelText("JWT", { exact: true });
  await field.fill(" one.two.three ");
  await screen.getByRole("button", { name: "Sign in", exact: true }).click();
  expect(fake.inputsOf("account.signInWithJwt")).toEqual([{ jwt: "one.two.three" }]);
  await expect.element(field).toHaveValue("");
});

test("an empty field is pointed out and nothing is sent", async () => {
  const { fake, screen } = await signedOut();
  await screen.getByText("Use a JWT credential").click();
  await screen.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect
    .element(screen.getByLabelText("JWT", { exact: true }))
    .toHaveAccessibleDescription("Fill in this field.");
  expect(fake.inputsOf("account.signInWithJwt")).toEqual([]);
});

test("server and app can be changed, and a refused address says why", async () => {
  const { fake, screen } = await signedOut();
  await screen.getByText("Server and app").click();
  await screen.getByRole("textbox", { name: "Server" }).fill(" http://elsewhere.example.com ");
  fake.answers.set(
    "account.useService",
    failed({ code: "sign-in-failed", cause: "insecure-server" }),
  );
  await screen.getByRole("button", { name: "Save" }).click();
  expect(fake.inputsOf("account.useService")).toEqual([
    { server: "http://elsewhere.example.com", clientId: "front-desk-app" },
  ]);
  await expect.element(screen.getByText("That address is not encrypted.")).toBeVisible();
  fake.answers.clear();
  await screen.getByRole("textbox", { name: "Server" }).fill("https://elsewhere.example.com");
  await screen.getByRole("button", { name: "Save" }).click();
  await expect.element(screen.getByText("Saved.")).toBeVisible();
  await expect.element(screen.getByText("That address is not encrypted.")).not.toBeInTheDocument();
});

test("what the command line fixed is shown and cannot be changed here", async () => {
  const { screen } = await mountWith(
    { state: "signed-out" },
    { server: "http://127.0.0.1:4000", clientId: "typed", fixed: true },
  );
  await screen.getByText("Server and app").click();
  await expect.element(screen.getByRole("textbox", { name: "Client ID" })).toHaveValue("typed");
  await expect
    .element(screen.getByRole("textbox", { name: "Client ID" }))
    .toHaveAttribute("readonly");
  await expect.element(screen.getByRole("button", { name: "Save" })).not.toBeInTheDocument();
});

test("without a client ID the view says what it is and who gives it, and offers the demo first", async () => {
  const { fake, screen } = await mountWith({ state: "signed-out" }, noClient);
  await expect.element(screen.getByText(/how RingCentral knows an app/)).toBeVisible();
  await expect.element(screen.getByText(/its RingCentral administrator, gives it/)).toBeVisible();
  const field = screen.getByRole("textbox", { name: "Client ID" });
  await expect.element(field).not.toBeInTheDocument();
  const ways = screen.getByRole("main").getByRole("button").elements();
  expect(ways.map(({ textContent }) => textContent.trim())).toEqual(["Try the demo"]);
  await screen.getByRole("button", { name: "Try the demo" }).click();
  expect(fake.inputsOf("account.tryDemo")).toHaveLength(1);
});

test("who has a client ID enters it, and then signs in", async () => {
  const { fake, screen } = await mountWith({ state: "signed-out" }, noClient);
  await screen.getByText("I have a client ID").click();
  await screen.getByRole("button", { name: "Save and sign in" }).click();
  await expect
    .element(screen.getByRole("textbox", { name: "Client ID" }))
    .toHaveAccessibleDescription(/Fill in this field\./);
  expect(fake.inputsOf("account.useService")).toEqual([]);
  await screen.getByRole("textbox", { name: "Client ID" }).fill("our-app");
  await screen.getByRole("button", { name: "Save and sign in" }).click();
  await expect.poll(() => fake.inputsOf("account.signInWithBrowser")).toHaveLength(1);
  expect(fake.inputsOf("account.useService")).toEqual([
    { server: "https://platform.ringcentral.com", clientId: "our-app" },
  ]);
});

test("a sign-in that lacked a client ID says where to get one", async () => {
  const because = { code: "sign-in-failed", cause: "no-client" } as const;
  const { screen } = await mountWith({ state: "signed-out", because }, noClient);
  await expect.element(screen.getByText("This copy of Ringside has no client ID.")).toBeVisible();
  await expect.element(screen.getByText(/Ask your RingCentral administrator/)).toBeVisible();
});

test("a refused sign-in says why and what to do", async () => {
  const { fake, screen } = await signedOut();
  fake.answers.set("account.tryDemo", failed({ code: "sign-in-failed", cause: "unreachable" }));
  await screen.getByRole("button", { name: "Try the demo" }).click();
  await expect.element(screen.getByText("The sign-in server cannot be reached.")).toBeVisible();
  await expect.element(screen.getByText("Check the address and the network.")).toBeVisible();
});

test("a session that ended by itself says why", async () => {
  const { screen } = await signedOut({ code: "signed-out" });
  await expect.element(screen.getByText("You are signed out.")).toBeVisible();
});
