import { mkdtemp, readFile, readdir, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { type Settings, defaultSettings } from "../../contract/settings.ts";
import { openSettings } from "./settings-store.ts";

vi.hoisted(() => {
  // Keeps the `electron` package from looking for its runtime when it is imported outside of it.
  process.env["ELECTRON_OVERRIDE_DIST_PATH"] = "/no-runtime-here";
});

describe("the settings store", () => {
  let folder = "";
  const open = () => openSettings({ folder, now: () => Date.UTC(2030, 0, 2, 3, 4, 5) });
  const content = async (): Promise<unknown> =>
    JSON.parse(await readFile(join(folder, "settings.json"), "utf8"));

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "ringside-settings-"));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it("starts with the defaults and writes them with their version", async () => {
    const { store, damagedFile } = open();
    expect(store.read()).toEqual(defaultSettings);
    expect(damagedFile).toBeUndefined();
    expect(await content()).toEqual({ version: 4, settings: defaultSettings });
  });

  it("keeps a change over a restart, readable by its owner only", async () => {
    open().store.change({ theme: "dark", notifications: { showCaller: false } });
    open().store.setHotkey("mute", null);
    const { mode } = await stat(join(folder, "settings.json"));
    expect(mode & 0o077).toBe(0);
    expect(open().store.read()).toEqual({
      ...defaultSettings,
      theme: "dark",
      notifications: { ...defaultSettings.notifications, showCaller: false },
      hotkeys: { ...defaultSettings.hotkeys, mute: null },
    });
  });

  it("can set a default back to asking", () => {
    const { store } = open();
    store.change({ defaultFlip: "3", defaultPark: { kind: "orbit" } });
    expect(store.change({ defaultFlip: null })).toMatchObject({
      defaultFlip: null,
      defaultPark: { kind: "orbit" },
    });
  });

  it("keeps the phone that answers over a restart", () => {
    open().store.remember({ answerDevice: "800100002", lastFlip: "3" });
    expect(open().store.read().answerDevice).toBe("800100002");
  });

  it("keeps the service over a restart", () => {
    const service = { server: "https://platform.example.com", clientId: "app", redirects: null };
    open().store.setService(service);
    expect(open().store.read().service).toEqual(service);
  });

  it("tells its listeners of real changes only", () => {
    const { store } = open();
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
    expect({ damagedFile: opened.damagedFile, why: opened.why }).toEqual({
      damagedFile: name,
      why,
    });
    expect(opened.store.read()).toEqual(defaultSettings);
    expect(await readFile(join(folder, name), "utf8")).toBe(text);
    expect(await readdir(folder)).toEqual([name, "settings.json"]);
    expect(open().damagedFile).toBeUndefined();
  });

  it("makes its folder", () => {
    folder = join(folder, "demo");
    expect(open().store.read()).toEqual(defaultSettings);
  });
});
