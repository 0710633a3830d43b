import { readdirSync } from "node:fs";

import {
  accountSettings,
  decideInBrowser,
  openedBy,
  signInByBrowser,
  startInBrowser,
} from "./account-steps.ts";
import { openSettings } from "./settings-steps.ts";
import { appAt, expect, signedInAt, test } from "./scenario.ts";

const kept = { keyring: "protected" } as const;

test("signing in by the browser, staying signed in, and signing out", async ({
  launch,
  service,
  context,
  userDataDir,
}) => {
  const first = await launch(appAt(service), kept);
  await signInByBrowser(first, context);
  const account = await accountSettings(first);
  await expect(account.getByText(/protected by the system’s key store/)).toBeVisible();
  await first.close();

  const second = await launch(appAt(service), kept);
  await expect.poll(() => second.tray.shape()).toBe("idle");
  expect(await second.opened()).toEqual([]);
  await (await accountSettings(second)).getByRole("button", { name: "Sign out" }).click();
  const window = await second.window();
  await expect(window.getByRole("button", { name: "Sign in with your browser" })).toBeVisible();
  await expect
    .poll(async () => (await service.requests("POST", /oauth\/revoke$/)).map((r) => r.status))
    .toEqual([200]);
  expect(readdirSync(userDataDir).filter((name) => name.includes("vault"))).toEqual([]);
  await second.close();

  const third = await launch(appAt(service), kept);
  await expect.poll(() => third.tray.shape()).toBe("signed-out");
  const asked = await third.window();
  await expect(asked.getByRole("button", { name: "Sign in with your browser" })).toBeVisible();
});

test("the browser's last page tells the user to return and keeps nothing of the sign-in", async ({
  launch,
  service,
  context,
}) => {
  const desk = await launch(appAt(service));
  const shown = await decideInBrowser(context, await startInBrowser(desk), "Allow");
  expect(shown.text).toMatch(/Ringside/);
  expect(shown.url).not.toMatch(/code=|state=|\?/);
  await expect.poll(() => desk.tray.shape()).toBe("idle");
});

test("a refusal in the browser is told with the next act, and the next attempt works", async ({
  launch,
  service,
  context,
}) => {
  const desk = await launch(appAt(service));
  const window = await desk.window();
  await decideInBrowser(context, await startInBrowser(desk), "Deny");
  await expect(window.getByText("Access was not granted on RingCentral’s page.")).toBeVisible();
  await expect.poll(() => desk.tray.shape()).toBe("signed-out");
  await signInByBrowser(desk, context);
});

test("a cancelled sign-in takes nothing that comes back later", async ({
  launch,
  service,
  context,
}) => {
  const desk = await launch(appAt(service));
  const window = await desk.window();
  const address = await startInBrowser(desk);
  await expect(window.getByRole("heading", { name: "Waiting for your browser…" })).toBeVisible();
  await window.getByRole("button", { name: "Cancel" }).click();
  await expect(window.getByText("The sign-in was cancelled.")).toBeVisible();
  const page = await context.newPage();
  await page.goto(address);
  await page.getByRole("button", { name: "Allow" }).click();
  await expect.poll(() => page.url()).toMatch(/^(chrome-error|http:\/\/127)/);
  await page.close();
  expect(await desk.tray.shape()).toBe("signed-out");
  expect(await service.requests("POST", /oauth\/token$/)).toEqual([]);
});

test("the link can be copied instead, and works in any browser", async ({
  launch,
  service,
  context,
}) => {
  const desk = await launch(appAt(service));
  const window = await desk.window();
  await window.getByRole("button", { name: "Sign in with your browser" }).click();
  await window.getByRole("button", { name: "Copy the link instead" }).click();
  await expect(window.getByText(/^Link copied\./)).toBeVisible();
  const copied = await desk.clipboard();
  expect(copied).toContain("/restapi/oauth/authorize?");
  await decideInBrowser(context, copied, "Allow");
  await expect.poll(() => desk.tray.shape()).toBe("idle");
});

test("without a client ID the window says where to get one, takes it, and keeps it", async ({
  launch,
  service,
  context,
}) => {
  const desk = await launch([`--redirect=${service.loopback}`]);
  const window = await desk.window();
  await expect(window.getByText(/administrator, gives it to you/)).toBeVisible();
  await window.getByText("I have a client ID").click();
  await window.getByRole("textbox", { name: "Server" }).fill(service.url);
  await window.getByRole("textbox", { name: "Client ID" }).fill(service.clientId);
  const address = await openedBy(desk, () =>
    window.getByRole("button", { name: "Save and sign in" }).click(),
  );
  await decideInBrowser(context, address, "Allow");
  await expect.poll(() => desk.tray.shape()).toBe("idle");
});

test("the private scheme brings the browser back where no port is free", async ({
  launch,
  service,
}) => {
  const privateOnly = ["--redirect=io.github.ringside:/oauth/callback"];
  const desk = await launch([...appAt(service).slice(0, 2), ...privateOnly]);
  const login = await fetch(await startInBrowser(desk));
  const extension = /name="extension" value="([^"]+)"[^>]*checked/.exec(await login.text())?.[1];
  const answer = await fetch(login.url, {
    method: "POST",
    redirect: "manual",
    body: new URLSearchParams({ decision: "allow", extension: extension ?? "" }),
  });
  const back = answer.headers.get("location") ?? "";
  expect(back).toMatch(/^io\.github\.ringside:\/oauth\/callback\?/);
  await desk.startAgain([back]);
  await expect.poll(() => desk.tray.shape()).toBe("idle");
});

test("a malformed JWT credential is refused before it is sent", async ({ launch, service }) => {
  const desk = await launch(appAt(service));
  const window = await desk.window();
  await window.getByText("Use a JWT credential").click();
  await window.getByLabel("JWT", { exact: true }).fill("not a credential");
  await window.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(window.getByText("That is not a JWT credential.")).toBeVisible();
  expect(await service.requests("POST", /oauth\/token$/)).toEqual([]);
});

test("switching the account asks the browser anew and keeps the settings apart", async ({
  launch,
  service,
  context,
}) => {
  const desk = await launch(appAt(service), kept);
  const themes = () => openSettings(desk, "General");
  const switchTo = async (who: number) => {
    const account = await accountSettings(desk);
    const address = await openedBy(desk, () =>
      account.getByRole("button", { name: "Switch account" }).click(),
    );
    expect(address).toContain("prompt=login");
    const page = await context.newPage();
    await page.goto(address);
    await page.getByRole("radio").nth(who).check();
    await page.getByRole("button", { name: "Allow" }).click();
    await page.getByText("Ringside", { exact: true }).waitFor();
    await page.close();
    await expect.poll(() => desk.tray.shape()).toBe("idle");
  };
  await signInByBrowser(desk, context);
  await (await themes()).getByText("Dark", { exact: true }).click();
  await switchTo(1);
  await (await themes()).getByText("Light", { exact: true }).click();
  await switchTo(0);
  await expect((await themes()).getByRole("radio", { name: "Dark" })).toBeChecked();
});

test("a session that the service ends leads to a view that says why", async ({
  launch,
  service,
}) => {
  const desk = await launch(signedInAt(service));
  await expect.poll(() => desk.tray.shape()).toBe("idle");
  // The service lets five sessions of one user live; the sixth sign-in ends the oldest.
  for (let elsewhere = 0; elsewhere < 5; elsewhere += 1) {
    const body = new URLSearchParams({
      grant_type: "urn:ietf:params:oauth:grant-type:jwt-bearer",
      client_id: service.clientId,
      assertion: service.jwt,
    });
    const answer = await fetch(`${service.url}/restapi/oauth/token`, { method: "POST", body });
    expect(answer.status).toBe(200);
  }
  await desk.suspend();
  await desk.resume();
  const window = await desk.window();
  await expect(window.getByText("RingCentral ended the session.")).toBeVisible();
  await expect(window.getByRole("button", { name: "Sign in with your browser" })).toBeVisible();
});
