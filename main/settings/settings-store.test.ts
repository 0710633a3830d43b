import { execFileSync } from "node:child_process";
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { mkdtemp, readFile, readdir, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { type Settings, type SettingsPatch, defaultSettings } from "../../contract/settings.ts";
import { FakeClock } from "../../test/support/fakes/fake-clock.ts";
import { largestSettingsBytes, settingsRetryPace } from "./settings-disk.ts";
import { openSettings } from "./settings-store.ts";

describe("the settings store", () => {
  let folder = "";
  let damaged: [file: string, why: string][] = [];
  let kept: { isKept: boolean; code: string }[] = [];
  let clock: FakeClock;
  const open = () =>
    openSettings({
      folder,
      clock,
      onDamaged: (file, why) => void damaged.push([file, why]),
      onKept: (change) => void kept.push(change),
    });
  const content = async (): Promise<unknown> =>
    JSON.parse(await readFile(join(folder, "settings.json"), "utf8"));

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "ringside-settings-"));
    damaged = [];
    kept = [];
    clock = new FakeClock(Date.UTC(2030, 0, 2, 3, 4, 5));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it("starts with the defaults and writes them with their version", async () => {
    const store = open();
    expect(store.read()).toEqual(defaultSettings);
    expect([damaged, kept]).toEqual([[], []]);
    expect(await content()).toEqual({ version: 6, settings: defaultSettings });
  });

  it("keeps a change over a restart, readable by its owner only", async () => {
    open().change({ theme: "dark", notifications: { showCaller: false } });
    open().setHotkey("mute", null);
    const { mode } = await stat(join(folder, "settings.json"));
    expect(mode & 0o077).toBe(0);
    expect(open().read()).toEqual({
      ...defaultSettings,
      theme: "dark",
      notifications: { ...defaultSettings.notifications, showCaller: false },
      hotkeys: { ...defaultSettings.hotkeys, mute: null },
    });
  });

  it("puts every setting in force that a patch can hold", () => {
    // A setting that is missing here does not compile.
    const all: Required<SettingsPatch> = {
      theme: "dark",
      language: "fr",
      defaultFlip: "2",
      defaultPark: { kind: "ask" },
      notifications: { missed: false },
      waiting: { longAfter: 20, tooLongAfter: 30 },
      cardNumberSeconds: 60,
      secondChance: { transfer: 5, park: 4, end: 3 },
      recentDays: 30,
      forgetAtSignOut: true,
      tones: { volume: 10, on: { held: false } },
      windowKeys: false,
      strip: true,
      showOnRinging: false,
      updateByItself: false,
      commandLine: { enabled: true },
    };
    expect(open().change(all)).toMatchObject(all);
    expect(open().read()).toMatchObject(all);
    expect(open().read().notifications.ringing).toBe(true);
    expect(open().read().tones.on.muted).toBe(true);
  });

  it("can set a default back to asking", () => {
    const store = open();
    store.change({ defaultFlip: "3", defaultPark: { kind: "orbit" } });
    expect(store.change({ defaultFlip: null })).toMatchObject({
      defaultFlip: null,
      defaultPark: { kind: "orbit" },
    });
  });

  it("keeps the phone that answers over a restart", () => {
    open().remember({ answerDevice: "800100002", lastFlip: "3" });
    expect(open().read().answerDevice).toBe("800100002");
  });

  it("keeps the service over a restart", () => {
    const service = { server: "https://platform.example.com", clientId: "app", redirects: null };
    open().setService(service);
    expect(open().read().service).toEqual(service);
  });

  it("tells its listeners of real changes only", () => {
    const store = open();
    const seen: Settings["theme"][] = [];
    const stop = store.subscribe(({ theme }) => seen.push(theme));
    store.change({ theme: "light" });
    store.change({ theme: "light" });
    stop();
    store.change({ theme: "dark" });
    expect(seen).toEqual(["light"]);
  });

  it.each([
    ["cut short", '{"version":1,"sett', "not-json"],
    ["of another program", '{"window":{"x":1}}', "not-ours"],
    ["of a newer version", '{"version":7,"settings":{}}', "from-newer-version"],
  ])("sets aside a file that is %s and says so", async (_what, text, why) => {
    await writeFile(join(folder, "settings.json"), text);
    const opened = open();
    const name = "settings.damaged-2030-01-02T03-04-05-000Z.json";
    expect(damaged).toEqual([[name, why]]);
    expect(opened.read()).toEqual(defaultSettings);
    expect(await readFile(join(folder, name), "utf8")).toBe(text);
    expect(await readdir(folder)).toEqual([name, "settings.json"]);
    open();
    expect(damaged).toHaveLength(1);
  });

  it.skipIf(process.platform === "win32").each([
    ["a pipe", (path: string) => void execFileSync("mkfifo", [path]), "not-a-file"],
    ["a device without an end", (path: string) => symlinkSync("/dev/zero", path), "not-a-file"],
    ["a folder", (path: string) => mkdirSync(path), "not-a-file"],
    [
      "a link that leads nowhere",
      (path: string) => symlinkSync(join(folder, "nowhere"), path),
      "not-a-file",
    ],
    [
      "far too large",
      (path: string) => writeFileSync(path, " ".repeat(largestSettingsBytes + 1)),
      "too-large",
    ],
  ])("starts where its file is %s, and writes through nothing", async (_what, plant, why) => {
    plant(join(folder, "settings.json"));
    const store = open();
    expect(store.read()).toEqual(defaultSettings);
    expect(damaged).toEqual([["settings.damaged-2030-01-02T03-04-05-000Z.json", why]]);
    store.change({ theme: "dark" });
    expect(await readdir(folder)).toEqual([damaged[0]?.[0], "settings.json"]);
    expect(open().read().theme).toBe("dark");
  });

  describe("on a disk that refuses", () => {
    /** A folder cannot be made below a file, whoever tries. */
    const refuse = () => writeFile(join(folder, "disk"), "");
    const allow = () => rm(join(folder, "disk"));
    const openThere = () => {
      folder = join(folder, "disk");
      const store = open();
      folder = join(folder, "..");
      return store;
    };

    it("starts with the defaults, says so once, and keeps trying with growing waits", async () => {
      await refuse();
      const store = openThere();
      expect(store.read()).toEqual(defaultSettings);
      expect(store.change({ theme: "dark" }).theme).toBe("dark");
      clock.advance(600_000);
      expect(kept).toEqual([{ isKept: false, code: "ENOTDIR" }]);
      await allow();
      clock.advance(settingsRetryPace.longestMs);
      expect(kept).toEqual([
        { isKept: false, code: "ENOTDIR" },
        { isKept: true, code: "" },
      ]);
      expect(openThere().read().theme).toBe("dark");
    });

    it("tries again within seconds, and not after it has ended", async () => {
      await refuse();
      const store = openThere();
      await allow();
      clock.advance(settingsRetryPace.firstMs - 1);
      expect(kept).toHaveLength(1);
      clock.advance(1);
      expect(kept).toHaveLength(2);
      await rm(join(folder, "disk"), { recursive: true });
      await refuse();
      store.change({ theme: "dark" });
      store.dispose();
      await allow();
      clock.advance(600_000);
      expect(await readdir(folder)).toEqual([]);
    });

    it("writes a last time when it ends", async () => {
      await refuse();
      const store = openThere();
      store.change({ theme: "dark" });
      await allow();
      store.dispose();
      expect(openThere().read().theme).toBe("dark");
    });
  });

  it("makes its folder", () => {
    folder = join(folder, "demo");
    expect(open().read()).toEqual(defaultSettings);
  });
});
