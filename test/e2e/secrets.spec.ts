import { writeFileSync } from "node:fs";
import { join } from "node:path";

import { filesBelow, secretsBelow, secretsIn } from "../canary/secrets-in.ts";
import { heapOf, storageOf } from "./page-memory.ts";
import { expect, test } from "./scenario.ts";

const planted = "rt-00112233445566778899aabbccddeeff";

// Two snapshots of the whole heap take their time on a busy machine.
test.describe.configure({ timeout: 180_000 });

test("no secret of a signed-in day is in the page, in a file or in the output", async ({
  service,
  desk,
  leftBehind,
}) => {
  await expect.poll(() => desk.tray.shape()).toBe("idle");
  const call = await service.makeCall({
    direction: "Inbound",
    state: "Answered",
    from: "+15550100177",
  });
  await expect.poll(() => desk.tray.shape()).toBe("connected");
  const window = await desk.window();
  await window.getByRole("button", { name: "Mute", exact: true }).click();
  await expect.poll(() => desk.tray.shape()).toBe("muted");
  await service.act(call, "hangup");
  await expect.poll(() => desk.tray.shape()).toBe("idle");
  await service.fault({ match: { frame: "now" }, effect: { kind: "drop" } });
  await expect
    .poll(async () => (await service.requests("POST", /wstoken$/)).length)
    .toBeGreaterThan(1);

  expect(secretsIn(await heapOf(desk.page()), "heap")).toEqual([]);
  expect(secretsIn(await storageOf(desk.page()), "storage")).toEqual([]);
  await desk.tray.choose("Sign out");
  await expect.poll(() => desk.tray.shape()).toBe("signed-out");
  expect(secretsIn(await heapOf(desk.page()), "heap")).toEqual([]);
  await desk.close();
  const log = join(leftBehind.folder, "profile", "logs", "ringside.log");
  expect(filesBelow(leftBehind.folder)).toEqual(expect.arrayContaining([leftBehind.output, log]));
  expect(secretsBelow(leftBehind.folder)).toEqual([]);
});

test("a planted secret is found wherever it is planted", async ({ desk, leftBehind }) => {
  await expect.poll(() => desk.tray.shape()).toBe("idle");
  // Put together in the page, so that the text of this script itself is no finding.
  await desk.page().evaluate((parts) => {
    const leaked = parts.join("-");
    Object.assign(globalThis, { leaked: [leaked] });
    localStorage.setItem("leaked", leaked);
  }, planted.split("-"));
  const kinds = (text: string) => secretsIn(text, "page").map(({ kind }) => kind);
  expect(kinds(await heapOf(desk.page()))).toContain("issued");
  expect(kinds(await storageOf(desk.page()))).toContain("issued");
  await desk.page().evaluate(() => localStorage.clear());
  await desk.close();
  const file = join(leftBehind.folder, "profile", "leak.txt");
  writeFileSync(file, planted);
  expect(secretsBelow(leftBehind.folder).map(({ where }) => where)).toEqual([
    join("profile", "leak.txt"),
  ]);
  writeFileSync(file, "");
});
