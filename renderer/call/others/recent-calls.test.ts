import { expect, test } from "vitest";

import type { RecentCall } from "../../../contract/outcome.ts";
import { FakeBridge } from "../../../test/support/fakes/fake-bridge.ts";
import { mountWindow } from "../../../test/support/mount-window.ts";
import { buildSnapshot, builtAt, sessionId } from "../../../test/support/views/snapshots.ts";

const recentCall = (index: number, part: Partial<RecentCall> = {}): RecentCall => ({
  ...{ telephonySessionId: sessionId(`s-recent-${index}`), direction: "inbound", how: "missed" },
  peer: { name: `Caller ${index}`, number: `(555) 010-01${index + 10}` },
  at: builtAt - 60_000,
  ...part,
});
const drawing = (recent: RecentCall[]) =>
  mountWindow(new FakeBridge({ snapshot: buildSnapshot({ recent }) }));

test("a call back is typed into the field and dials nothing by itself", async () => {
  const { fake, screen } = await drawing([recentCall(1)]);
  await screen.getByRole("button", { name: "Call back Caller 1" }).click();
  const field = screen.getByRole("combobox", { name: "Name, extension or number" });
  await expect.element(field).toHaveValue("(555) 010-0111");
  await expect.element(field).toHaveFocus();
  expect(fake.inputsOf("calls.act")).toEqual([]);
});

test("a caller without a number cannot be called back", async () => {
  const { screen } = await drawing([recentCall(1, { peer: {} })]);
  await expect.element(screen.getByRole("region", { name: "Recent" })).toBeVisible();
  expect(screen.getByRole("button", { name: /^Call back/ }).elements()).toEqual([]);
});

test("the first ones are shown, all of them on demand", async () => {
  const { screen } = await drawing(Array.from({ length: 8 }, (_, index) => recentCall(index)));
  const region = screen.getByRole("region", { name: "Recent" });
  await expect.element(region).toBeVisible();
  expect(region.getByRole("listitem").elements()).toHaveLength(5);
  await screen.getByRole("button", { name: "Show 3 more" }).click();
  await expect.element(screen.getByText("Caller 7")).toBeVisible();
  expect(region.getByRole("listitem").elements()).toHaveLength(8);
});
