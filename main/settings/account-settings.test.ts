import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { type Settings, defaultSettings } from "../../contract/settings.ts";
import { createManualClock } from "../../test/support/service/manual-clock.ts";
import { accountFolder, openAccountSettings } from "./account-settings.ts";
import { openSettings } from "./settings-store.ts";

const server = "https://platform.example.com";
const key = { server, accountId: "400100", extensionId: "400101" };

describe("an account's folder", () => {
  it("is the same for the same account, however the server's address is written", () => {
    const folder = accountFolder("/data", key);
    expect(accountFolder("/data", { ...key, server: "https://PLATFORM.example.com:443/" })).toBe(
      folder,
    );
    expect(folder).toMatch(/^\/data\/accounts\/[\da-f]{32}$/);
  });

  it.each([
    { ...key, server: "https://sandbox.example.com" },
    { ...key, accountId: "400101", extensionId: "400100" },
    { ...key, extensionId: "400102" },
    { ...key, accountId: "4001004", extensionId: "00101" },
  ])("is another one for %j", (other) => {
    expect(accountFolder("/data", other)).not.toBe(accountFolder("/data", key));
  });

  it("names neither the server nor the ids", () => {
    expect(accountFolder("", key)).not.toMatch(/example|400100|400101/);
  });
});

describe("the settings of accounts", () => {
  let userData = "";
  let damaged: string[] = [];
  const open = (folder: string, initial?: Settings) =>
    openSettings({
      folder,
      clock: createManualClock(),
      ...(initial === undefined ? {} : { initial }),
      onDamaged: (file) => void damaged.push(file),
      onKept: () => undefined,
    });
  const openHome = () => open(userData);
  const openAccount = (home: ReturnType<typeof openHome>, extensionId: string) => {
    const folder = accountFolder(userData, { ...key, extensionId });
    return openAccountSettings({
      home,
      open: (initial) => open(folder, initial),
    });
  };

  beforeEach(async () => {
    damaged = [];
    userData = await mkdtemp(join(tmpdir(), "ringside-accounts-"));
  });
  afterEach(() => rm(userData, { recursive: true, force: true }));

  it("start from the ones in force, an older version's file included", () => {
    openHome().change({ theme: "dark" });
    const home = openHome();
    expect(openAccount(home, "1").store.read()).toEqual({ ...defaultSettings, theme: "dark" });
  });

  it("are kept apart, and each account finds its own again", () => {
    const home = openHome();
    const first = openAccount(home, "1");
    first.store.change({ theme: "dark", defaultFlip: "3" });
    first.close();
    const second = openAccount(home, "2");
    expect(second.store.read().theme).toBe("dark");
    second.store.change({ theme: "light", defaultFlip: null });
    second.close();
    expect(openAccount(home, "1").store.read()).toMatchObject({ theme: "dark", defaultFlip: "3" });
  });

  it("stay in force after signing out, and at the next start", () => {
    const home = openHome();
    const account = openAccount(home, "1");
    account.store.setHotkey("mute", "Ctrl+F9");
    account.close();
    expect(home.read().hotkeys.mute).toBe("Ctrl+F9");
    expect(openHome().read().hotkeys.mute).toBe("Ctrl+F9");
  });

  it("do not change for an account while nobody is signed in", () => {
    const home = openHome();
    const account = openAccount(home, "1");
    account.store.change({ theme: "dark" });
    account.close();
    home.change({ theme: "light" });
    expect(openAccount(home, "1").store.read().theme).toBe("dark");
    expect(home.read().theme).toBe("dark");
  });

  it("leave the choice of the service to this machine", () => {
    const home = openHome();
    openAccount(home, "1").close();
    const service = { server: "https://platform.example.com", clientId: "app", redirects: null };
    home.setService(service);
    openAccount(home, "1").store.change({ theme: "dark" });
    expect(home.read()).toMatchObject({ theme: "dark", service });
  });

  it("go on from the ones in force when an account's file is damaged, which is set aside", async () => {
    const home = openHome();
    openAccount(home, "1").close();
    home.change({ theme: "dark" });
    const folder = accountFolder(userData, { ...key, extensionId: "1" });
    await writeFile(join(folder, "settings.json"), "{ no JSON");
    const account = openAccount(home, "1");
    expect(account.store.read().theme).toBe("dark");
    expect(damaged).toEqual([expect.stringMatching(/^settings\.damaged-/)]);
    expect((await readdir(folder)).sort()).toEqual([...damaged, "settings.json"]);
  });
});
