/** One's own presence and do-not-disturb: seen, set, and seen again when somebody else sets it. */
import type { TestSimulator } from "../../support/simulator.ts";
import { expect, test } from "../scenario.ts";

const path = "/restapi/v1.0/account/~/extension/~/presence";

/** What the service holds, as another program of the same user reads and changes it. */
async function anotherProgram({ url, clientId, jwt }: TestSimulator) {
  const grant = "urn:ietf:params:oauth:grant-type:jwt-bearer";
  const body = new URLSearchParams({ grant_type: grant, client_id: clientId, assertion: jwt });
  const answer = await fetch(`${url}/restapi/oauth/token`, { method: "POST", body });
  const { access_token: token } = (await answer.json()) as { readonly access_token: string };
  const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
  return {
    read: async () => (await (await fetch(`${url}${path}`, { headers })).json()) as object,
    change: (wish: object) =>
      fetch(`${url}${path}`, { method: "PUT", headers, body: JSON.stringify(wish) }),
  };
}

test("availability is set in the window and the tray menu, and follows other programs", async ({
  desk,
  service,
}) => {
  const other = await anotherProgram(service);
  const window = await desk.window();
  await window.getByRole("button", { name: "Availability: Available. Change it" }).click();
  await window.getByRole("menuitem", { name: "Do not disturb" }).click();
  await expect(window.getByRole("button", { name: /^Availability: Do not disturb/ })).toBeVisible();
  // What is wished for is shown before it has been set.
  await expect.poll(other.read).toMatchObject({ dndStatus: "DoNotAcceptAnyCalls" });

  await other.change({ dndStatus: "TakeAllCalls", userStatus: "Busy" });
  await expect(window.getByRole("button", { name: /^Availability: Busy/ })).toBeVisible();

  await desk.tray.choose("Availability: Busy", "Shown as offline");
  await expect.poll(other.read).toMatchObject({ userStatus: "Offline" });
  await expect(window.getByRole("button", { name: /^Availability: Shown as/ })).toBeVisible();
});

test("a refusal is said, and what is shown stays what is so", async ({ desk, service }) => {
  const effect = {
    kind: "answer",
    status: 403,
    body: {
      errorCode: "CMN-401",
      message:
        "In order to call this API endpoint, application needs to have [EditPresence] permission",
      errors: [{ errorCode: "CMN-401", message: "Refused", permissionName: "EditPresence" }],
    },
  };
  await service.fault({ match: { method: "PUT", path: "/**/presence" }, effect });
  const window = await desk.window();
  await window.getByRole("button", { name: /^Availability: Available/ }).click();
  await window.getByRole("menuitem", { name: "Busy" }).click();
  await expect(window.getByText(/EditPresence/).first()).toBeVisible();
  await expect(window.getByRole("button", { name: /^Availability: Available/ })).toBeVisible();
});
