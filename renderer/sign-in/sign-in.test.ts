import { expect, test } from "vitest";

import { failed } from "../../contract/result.ts";
import { FakeBridge } from "../../test/support/fake-bridge.ts";
import { mountWindow } from "../../test/support/mount-window.ts";
import { buildSnapshot } from "../../test/support/snapshots.ts";

const signedOut = () =>
  mountWindow(new FakeBridge({ snapshot: buildSnapshot({ account: { state: "signed-out" } }) }));

test("the demo is one click away", async () => {
  const { fake, screen } = await signedOut();
  await screen.getByRole("button", { name: "Try the demo" }).click();
  expect(fake.inputsOf("account.tryDemo")).toHaveLength(1);
  fake.push(buildSnapshot({ revision: 2, account: { state: "signing-in", demo: true } }));
  await expect.element(screen.getByRole("heading", { name: "Starting the demo" })).toBeVisible();
});

test("a developer signs in with a JWT credential", async () => {
  const { fake, screen } = await signedOut();
  await screen.getByText("Use a JWT credential").click();
  await screen.getByRole("textbox", { name: "Server" }).fill("http://127.0.0.1:4000");
  await screen.getByRole("textbox", { name: "Client ID" }).fill("client-1");
  await screen.getByLabelText("JWT", { exact: true }).fill(" token-1 ");
  await screen.getByRole("button", { name: "Sign in" }).click();
  expect(fake.inputsOf("account.signInWithJwt")).toEqual([
    { server: "http://127.0.0.1:4000", clientId: "client-1", jwt: "token-1" },
  ]);
});

test("an empty field is pointed out and nothing is sent", async () => {
  const { fake, screen } = await signedOut();
  await screen.getByText("Use a JWT credential").click();
  await screen.getByRole("button", { name: "Sign in" }).click();
  const clientId = screen.getByRole("textbox", { name: "Client ID" });
  await expect.element(clientId).toHaveAccessibleDescription("Fill in this field.");
  expect(fake.inputsOf("account.signInWithJwt")).toEqual([]);
});

test("a refused sign-in says why and what to do", async () => {
  const { fake, screen } = await signedOut();
  fake.answers.set("account.tryDemo", failed({ code: "sign-in-failed", cause: "unreachable" }));
  await screen.getByRole("button", { name: "Try the demo" }).click();
  await expect.element(screen.getByText("The sign-in server cannot be reached.")).toBeVisible();
  await expect.element(screen.getByText("Check the address and the network.")).toBeVisible();
});

test("a session that ended by itself says why", async () => {
  const because = { code: "sign-in-failed", cause: "expired" } as const;
  const { screen } = await mountWindow(
    new FakeBridge({ snapshot: buildSnapshot({ account: { state: "signed-out", because } }) }),
  );
  await expect.element(screen.getByText("The credential has expired.")).toBeVisible();
});
