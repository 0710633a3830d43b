/** A data folder that refuses, or holds something else than our files: the app starts and says so. */
import { execFileSync } from "node:child_process";
import { lstatSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { appAt, expect, signedInAt, test } from "../scenario.ts";

const notKept = /Ringside cannot write to its folder/;

test("a folder that cannot be written to costs what is changed, and is told until it can", async ({
  launch,
  service,
  userDataDir,
}) => {
  rmSync(userDataDir, { recursive: true });
  writeFileSync(userDataDir, "A file where the folder should be.");
  const desk = await launch(signedInAt(service));
  const window = await desk.window();
  await expect(window.getByText(notKept)).toBeVisible();
  await expect.poll(() => desk.tray.shape()).toBe("idle");
  rmSync(userDataDir);
  await expect(window.getByText(notKept)).toBeHidden({ timeout: 20_000 });
  expect(readFileSync(join(userDataDir, "settings.json"), "utf8")).toContain('"theme"');
});

test("settings and log that are pipes, links or devices hold up no start", async ({
  launch,
  service,
  userDataDir,
}) => {
  test.skip(process.platform === "win32", "Windows has none of these");
  const settings = join(userDataDir, "settings.json");
  const log = join(userDataDir, "logs", "ringside.log");
  execFileSync("mkfifo", [settings]);
  const first = await launch(appAt(service));
  await expect((await first.window()).getByText(/settings file was damaged/)).toBeVisible();
  await first.close();
  rmSync(log);
  execFileSync("mkfifo", [log]);
  rmSync(settings);
  symlinkSync("/dev/zero", settings);
  const second = await launch(appAt(service));
  await expect((await second.window()).getByText(/settings file was damaged/)).toBeVisible();
  await second.close();
  expect(lstatSync(settings).isFile()).toBe(true);
  expect(lstatSync(log).isFile()).toBe(true);
  expect(readdirSync(userDataDir).filter((name) => name.includes(".damaged-"))).toHaveLength(2);
});
