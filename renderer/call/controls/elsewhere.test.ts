import { expect, test } from "vitest";

import { FakeBridge } from "../../../test/support/fakes/fake-bridge.ts";
import { mountWindow } from "../../../test/support/mount-window.ts";
import {
  buildCall,
  buildControl,
  buildControls,
  buildSnapshotWith,
} from "../../../test/support/views/snapshots.ts";

const target = { telephonySessionId: "s-1", saw: "connected" };

test("Flip says where it goes, and every other place is one press more", async () => {
  const { fake, screen } = await mountWindow(
    new FakeBridge({ snapshot: buildSnapshotWith([buildCall()]) }),
  );
  await screen.getByRole("button", { name: "Flip, Mobile", exact: true }).click();
  const more = screen.getByRole("button", { name: "Park or flip elsewhere" });
  await more.click();
  await screen.getByRole("menuitem", { name: "Flip to Home office" }).click();
  await more.click();
  await screen.getByRole("menuitem", { name: "Park at Warehouse" }).click();
  await more.click();
  await screen.getByRole("menuitem", { name: "Park at System park slot" }).click();
  expect(fake.inputsOf("calls.act")).toEqual([
    { action: "flip", ...target },
    { action: "flip", ...target, callFlipId: "2" },
    { action: "park", ...target, to: { kind: "location", extensionId: "700100062" } },
    { action: "park", ...target, to: { kind: "orbit" } },
  ]);
});

test("places that the call cannot go to now stay in the list and say why", async () => {
  const controls = buildControls({
    flip: buildControl("flip", { disabledBecause: "call-held" }),
  });
  const { fake, screen } = await mountWindow(
    new FakeBridge({ snapshot: buildSnapshotWith([buildCall({ controls })]) }),
  );
  await screen.getByRole("button", { name: "Park or flip elsewhere" }).click();
  const item = screen.getByRole("menuitem", { name: /^Flip to Home office/ });
  await expect.element(item).toHaveAttribute("aria-disabled", "true");
  await expect.element(item).toMatchTextContent(/Resume the call first/);
  await item.click({ force: true });
  await expect.element(item).toBeVisible();
  expect(fake.inputsOf("calls.act")).toEqual([]);
});
