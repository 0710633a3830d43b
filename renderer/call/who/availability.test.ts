import { expect, test } from "vitest";

import type { AvailabilityView } from "../../../contract/account/availability.ts";
import type { AppSnapshot } from "../../../contract/app-snapshot.ts";
import { FakeBridge } from "../../../test/support/fakes/fake-bridge.ts";
import { mountWindow } from "../../../test/support/mount-window.ts";
import { buildAccess, buildAccount, buildSnapshot } from "../../../test/support/views/snapshots.ts";

const drawing = (availability: AvailabilityView, part: Partial<AppSnapshot> = {}) =>
  mountWindow(new FakeBridge({ snapshot: buildSnapshot({ availability, ...part }) }));

test("one's own availability is shown, and a choice sets it", async () => {
  const { fake, screen } = await drawing({ status: "available", calls: "all" });
  await screen.getByRole("button", { name: "Availability: Available. Change it" }).click();
  await expect.element(screen.getByText("In force").first()).toBeVisible();
  await screen.getByRole("menuitem", { name: "Do not disturb" }).click();
  expect(fake.inputsOf("account.setAvailability")).toEqual([{ calls: "none" }]);
});

test("what is on its way is said, and why it was refused", async () => {
  const { fake, screen } = await drawing({
    ...{ status: "available", calls: "all", wish: { calls: "none" } },
  });
  const button = screen.getByRole("button", { name: /^Availability/ });
  await expect.element(button).toHaveTextContent("Do not disturb");
  await expect.element(screen.getByText("Setting…")).toBeVisible();
  const failed = { code: "offline" } as const;
  fake.push(
    buildSnapshot({ revision: 2, availability: { status: "available", calls: "all", failed } }),
  );
  await expect.element(button).toHaveTextContent("Available");
  await expect
    .element(screen.getByRole("alert").filter({ hasText: "RingCentral cannot be reached." }))
    .toBeVisible();
});

test("without the permission it says which one is missing, and offers nothing", async () => {
  const missing = { kind: "app-permission", name: "EditPresence" } as const;
  const access = buildAccess({ "set-availability": { state: "missing", missing } });
  const { screen } = await drawing(
    { status: "busy", calls: "no-queue" },
    { account: buildAccount({ access }) },
  );
  await expect.element(screen.getByText("Busy · Queue calls do not ring")).toBeVisible();
  await expect.element(screen.getByText(/administrator for “EditPresence”/)).toBeVisible();
  expect(screen.getByRole("button", { name: /^Availability/ }).elements()).toEqual([]);
});
