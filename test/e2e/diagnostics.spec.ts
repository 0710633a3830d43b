import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

import { expect, test } from "./scenario.ts";

test("an action's latency, the call's replay and a report without names", async ({
  service,
  desk,
  userDataDir,
}) => {
  const call = await service.makeCall({
    direction: "Inbound",
    state: "Answered",
    from: "+15550100177",
  });
  const window = await desk.window();
  const mute = window.getByRole("button", { name: "Mute", exact: true });
  await mute.click();
  await expect(mute).toHaveAttribute("aria-pressed", "true");

  await desk.tray.choose("Diagnostics…");
  const latencies = window.getByRole("table", { name: "Latency of actions" });
  await expect(latencies.getByRole("rowheader", { name: /^Mute/ })).toBeVisible();

  await expect(window.getByText("Limit not told yet").first()).toBeVisible();

  await window.getByRole("button", { name: "Replay Call 1" }).click();
  const slider = window.getByRole("slider", { name: "Step" });
  await slider.focus();
  await slider.press("End");
  await expect(window.getByText("Person 1", { exact: true })).toBeVisible();
  await slider.press("Escape");

  await window.getByRole("button", { name: "Save report" }).click();
  await expect(window.getByText(/Saved as ringside-diagnostics/)).toBeVisible();
  const folder = join(userDataDir, "reports");
  const [name = ""] = readdirSync(folder);
  const report = readFileSync(join(folder, name), "utf8");
  expect(JSON.parse(report)).toMatchObject({ format: "ringside-diagnostics" });
  expect(report).toContain("Person 1");
  const personal = ["5550100177", "Marlow", "Avery", call.telephonySessionId, service.jwt];
  for (const secret of personal) expect(report).not.toContain(secret);
});

test("the rate budget is what the service says of it", async ({ launch }) => {
  const demo = await launch(["--demo"]);
  const window = await demo.window();
  await window.getByRole("button", { name: "Mute", exact: true }).waitFor();
  await demo.tray.choose("Diagnostics…");
  const calls = window.getByText(/^Calls and presence \d+ of 50 left$/);
  await expect(calls).toBeVisible();
});
