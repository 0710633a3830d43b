import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";

import { done, failed } from "../../contract/result.ts";
import { defaultSettings } from "../../contract/settings.ts";
import { build, setUpAccounts } from "../../test/support/accounts-bench.ts";
import { callViewOf } from "../../test/support/views/call-views.ts";
import { factsOf } from "../../test/support/fakes/fake-connection.ts";
import { keepsNothing } from "../ringcentral/session/token-vault.ts";
import { accountFolder } from "../settings/account-settings.ts";

const jwt = "jwt";
const live = { state: "live", since: 5, confirmedAt: 5 } as const;

describe("accounts", () => {
  it("starts signed out, and says so to an intent", async () => {
    const { accounts, state } = setUpAccounts();
    expect(state.snapshot().account).toEqual({ state: "signed-out" });
    expect(await accounts.act({ action: "mute" })).toEqual(failed({ code: "signed-out" }));
  });

  it("signs in: the facts, the calls and what happens on them come through", async () => {
    const { accounts, state, connection, told } = setUpAccounts();
    connection.facts = factsOf({ company: "Reed & Co", companyNumber: "+1 555 010 0100" });
    expect(await accounts.signInWithJwt(jwt)).toEqual(done(undefined));
    expect(connection.done).toEqual(["started"]);
    connection.show({
      connection: live,
      calls: [callViewOf()],
      waiting: [],
      outcomes: [],
      targetId: callViewOf().telephonySessionId,
    });
    connection.happen({ kind: "connection-back" });
    expect(state.snapshot()).toMatchObject({
      account: { state: "signed-in", demo: false, name: "Robin Reed", company: "Reed & Co" },
      companyNumber: "+1 555 010 0100",
      connection: live,
      calls: [{ telephonySessionId: "s-1" }],
      targetId: "s-1",
      ownParkOrbit: true,
    });
    expect(told).toEqual(["settings", "connection-back"]);
  });

  it("hands an intent on in the same tick", async () => {
    const { accounts, connection } = setUpAccounts();
    await accounts.signInWithJwt(jwt);
    void accounts.act({ action: "toggle-mute" });
    expect(connection.done.at(-1)).toBe("toggle-mute");
  });

  it("shows why a sign-in failed", async () => {
    const { accounts, state, signIns, connect } = setUpAccounts();
    signIns.answer = failed({ code: "sign-in-failed", cause: "expired" });
    expect(await accounts.signInWithJwt(jwt)).toEqual(signIns.answer);
    expect(connect).not.toHaveBeenCalled();
    expect(state.snapshot().account).toEqual({
      state: "signed-out",
      because: { code: "sign-in-failed", cause: "expired" },
    });
  });

  it("survives a bug on the way in, and can try again", async () => {
    const { accounts, state, connect } = setUpAccounts();
    connect.mockRejectedValueOnce(new Error("bug"));
    expect(await accounts.signInWithJwt(jwt)).toEqual(failed({ code: "internal" }));
    expect(state.snapshot().account).toMatchObject({ state: "signed-out" });
    expect((await accounts.signInWithJwt(jwt)).ok).toBe(true);
  });

  it("lets one sign-in run at a time", async () => {
    const { accounts, signIns } = setUpAccounts();
    const first = accounts.signInWithJwt(jwt);
    expect(await accounts.tryDemo()).toEqual(
      failed({ code: "not-allowed", reason: "busy-with-same" }),
    );
    await first;
    expect(signIns.tried).toHaveLength(1);
  });

  it("ends the session when the account behind it cannot be read", async () => {
    const { accounts, state, signIns, world } = setUpAccounts();
    world.answer = failed({ code: "service", status: 500 });
    expect(await accounts.signInWithJwt(jwt)).toEqual(world.answer);
    expect(signIns.session.done).toEqual(["session signed out"]);
    expect(state.snapshot().account).toEqual({
      state: "signed-out",
      because: { code: "service", status: 500 },
    });
  });

  it("shows the steps of a sign-in by the browser", async () => {
    const { accounts, state, signIns } = setUpAccounts();
    const signingIn = accounts.signInWithBrowser();
    expect(state.snapshot().account).toEqual({
      state: "signing-in",
      demo: false,
      step: "browser",
      expiresAt: 300_000,
    });
    signIns.finish();
    expect(await signingIn).toEqual(done(undefined));
    expect(signIns.tried).toMatchObject([{ service: build, by: "browser" }]);
    expect(state.snapshot().account).toMatchObject({ state: "signed-in", demo: false });
  });

  it("copies the pending attempt's address, and nothing once it is over", async () => {
    const { accounts, signIns, copied, state } = setUpAccounts();
    expect((await accounts.copySignInLink()).ok).toBe(false);
    const signingIn = accounts.signInWithBrowser();
    expect(await accounts.copySignInLink()).toEqual(done(undefined));
    expect(copied).toEqual(["https://login.example.com/?state=secret"]);
    expect(JSON.stringify(state.snapshot())).not.toContain("login.example.com");
    signIns.finish();
    await signingIn;
    expect((await accounts.copySignInLink()).ok).toBe(false);
    expect(copied).toHaveLength(1);
  });

  it("says when no browser came up, and goes on waiting for the link", () => {
    const { accounts, state, signIns } = setUpAccounts();
    void accounts.signInWithBrowser();
    signIns.browserOpens(false);
    expect(state.snapshot().account).toMatchObject({
      step: "browser",
      trouble: { code: "sign-in-failed", cause: "browser-not-opened" },
    });
    expect(signIns.isWaiting).toBe(true);
  });

  it("hands an address of the system to the pending attempt, and else to nobody", async () => {
    const { accounts, signIns } = setUpAccounts();
    accounts.open("io.github.ringside:/oauth/callback?code=early");
    const signingIn = accounts.signInWithBrowser();
    accounts.open("io.github.ringside:/oauth/callback?code=now");
    expect(signIns.delivered).toEqual(["io.github.ringside:/oauth/callback?code=now"]);
    signIns.finish();
    await signingIn;
    accounts.open("io.github.ringside:/oauth/callback?code=late");
    expect(signIns.delivered).toHaveLength(1);
  });

  it("is signed out again when the browser's sign-in is cancelled", async () => {
    const { accounts, state } = setUpAccounts();
    const signingIn = accounts.signInWithBrowser();
    accounts.cancelSignIn();
    const cancelled = { code: "sign-in-failed", cause: "cancelled" } as const;
    expect(await signingIn).toEqual(failed(cancelled));
    expect(state.snapshot().account).toEqual({ state: "signed-out", because: cancelled });
    accounts.cancelSignIn();
    expect((await accounts.signInWithJwt(jwt)).ok).toBe(true);
  });

  it("asks for the client id instead of signing in without one", async () => {
    const { accounts, state, signIns } = setUpAccounts({ clientId: "" });
    const because = { code: "sign-in-failed", cause: "no-client" } as const;
    expect(await accounts.signInWithBrowser()).toEqual(failed(because));
    expect(await accounts.signInWithJwt(jwt)).toEqual(failed(because));
    expect(signIns.tried).toEqual([]);
    expect(state.snapshot().account).toEqual({ state: "signed-out", because });
    accounts.useService({ server: "https://platform.example.com/", clientId: "typed" });
    expect(state.snapshot().service).toEqual({
      server: "https://platform.example.com",
      clientId: "typed",
      fixed: false,
    });
    await accounts.signInWithJwt(jwt);
    expect(signIns.tried).toMatchObject([{ service: { clientId: "typed" } }]);
  });

  it("refuses a server that is not encrypted, and keeps the one it has", () => {
    const { accounts, state } = setUpAccounts();
    const before = state.snapshot().service;
    expect(accounts.useService({ server: "http://platform.example.com", clientId: "x" }).ok).toBe(
      false,
    );
    expect(state.snapshot().service).toEqual(before);
  });

  it("keeps the choice of the service with the machine, not with the account", async () => {
    const { accounts, settings } = setUpAccounts();
    await accounts.tryDemo();
    accounts.useService({ server: build.server, clientId: "typed" });
    expect(settings.get("/data")?.read().service).toEqual({
      server: null,
      clientId: "typed",
      redirects: null,
    });
    expect(accounts.settings().read()).toEqual(defaultSettings);
  });

  it("switches the account: out of the one, then to the browser for the other", async () => {
    const { accounts, state, connection, signIns } = setUpAccounts();
    await accounts.signInWithJwt(jwt);
    connection.done.length = 0;
    const switching = accounts.switchAccount();
    expect(connection.done).toEqual(["signed out", "calls disposed", "service disposed"]);
    expect(state.snapshot().account).toMatchObject({ state: "signing-in", step: "browser" });
    expect(signIns.wish).toMatchObject({ prompt: "login" });
    signIns.finish();
    expect(await switching).toEqual(done(undefined));
    expect(state.snapshot().account).toMatchObject({ state: "signed-in" });
  });

  it("keeps the demo apart: its own server, its own folder", async () => {
    const { accounts, state, signIns, folders } = setUpAccounts();
    await accounts.tryDemo();
    const service = { server: "http://127.0.0.1:4010", clientId: "demo", redirects: [] };
    expect(signIns.tried).toMatchObject([{ service, by: "demo-jwt", vault: keepsNothing }]);
    expect(folders).toEqual(["/data", join("/data", "demo")]);
    expect(state.snapshot().account).toMatchObject({ state: "signed-in", demo: true });
  });

  it("leaves the demo in the reverse order and comes back to the own settings", async () => {
    const { accounts, state, connection, told, settings } = setUpAccounts();
    await accounts.tryDemo();
    connection.show({
      connection: live,
      calls: [callViewOf()],
      waiting: [],
      outcomes: [],
      targetId: callViewOf().telephonySessionId,
    });
    connection.done.length = 0;
    told.length = 0;
    await accounts.signOut();
    expect(connection.done).toEqual(["signed out", "calls disposed", "service disposed"]);
    expect(told).toEqual(["demo server disposed", "left", "settings"]);
    expect(accounts.settings()).toBe(settings.get("/data"));
    expect(connection.isHeard).toBe(false);
    const { account, calls, targetId, connection: link } = state.snapshot();
    expect({ account, calls, targetId, link }).toEqual({
      account: { state: "signed-out" },
      calls: [],
      targetId: undefined,
      link: { state: "off", since: 9 },
    });
  });

  it("is signed out when the service ends the session", async () => {
    const { accounts, state, connection, told } = setUpAccounts();
    await accounts.signInWithJwt(jwt);
    connection.end({ code: "signed-out", ended: "by-service" });
    expect(state.snapshot().account).toEqual({
      state: "signed-out",
      because: { code: "signed-out", ended: "by-service" },
    });
    expect(told).toEqual(["settings", "left", "settings"]);
    expect(accounts.calls()).toBeUndefined();
  });

  it("says when call control was not granted, until it is", async () => {
    const { accounts, state, connection } = setUpAccounts();
    connection.facts = factsOf({ callControlGranted: false });
    await accounts.signInWithJwt(jwt);
    expect(state.snapshot().notices.map(({ kind }) => kind)).toEqual(["call-control-not-granted"]);
    connection.facts = factsOf();
    accounts.resumed();
    await vi.waitFor(() => expect(state.snapshot().notices).toEqual([]));
    expect(connection.done).toEqual(["started", "resumed", "facts changed"]);
  });

  it("says of the directory when it comes in, and hands it out until the account is left", async () => {
    const { accounts, state, connection } = setUpAccounts();
    await accounts.signInWithJwt(jwt);
    const colleagues = [{ extensionId: "1", name: "Person 1" }];
    connection.learn(factsOf({ colleagues }));
    const { directory } = state.snapshot();
    expect(directory.size).toBe(1);
    connection.learn(factsOf({ colleagues }));
    expect(state.snapshot().directory).toEqual(directory);
    expect(accounts.directory().part(directory.edition, 0)).toEqual(colleagues);
    connection.learn(factsOf({ colleagues: [...colleagues] }));
    expect(state.snapshot().directory.edition).not.toBe(directory.edition);
    expect(accounts.directory().part(directory.edition, 0)).toEqual([]);
    await accounts.signOut();
    expect(state.snapshot().directory).toEqual({ size: 0, edition: 0 });
    expect(accounts.directory().all()).toEqual([]);
    expect(connection.isHeard).toBe(false);
  });

  it("lets the stream look at its connection when the network changed", async () => {
    const { accounts, connection } = setUpAccounts();
    accounts.networkChanged(new Set());
    expect(accounts.isWaitingForNetwork()).toBe(false);
    await accounts.signInWithJwt(jwt);
    expect(accounts.isWaitingForNetwork()).toBe(true);
    connection.view = { connection: live, calls: [], waiting: [], outcomes: [] };
    expect(accounts.isWaitingForNetwork()).toBe(false);
    accounts.networkChanged(new Set(["192.0.2.7"]));
    expect(connection.done).toEqual(["started", "checked, without 192.0.2.7"]);
  });

  it("lets the calls know of changed settings", async () => {
    const { accounts, connection } = setUpAccounts();
    await accounts.signInWithJwt(jwt);
    accounts.settings().change({ defaultFlip: "3" });
    expect(connection.done).toEqual(["started", "facts changed"]);
  });

  it("tells of a damaged settings file by its name", () => {
    const { state } = setUpAccounts({ damagedFile: "settings.damaged-1.json" });
    expect(state.snapshot().notices).toEqual([
      {
        id: "settings-damaged:settings.damaged-1.json",
        kind: "settings-damaged",
        subject: "settings.damaged-1.json",
      },
    ]);
  });

  it("says that nothing is kept while the disk refuses, once for all folders", async () => {
    const { accounts, state, disk } = setUpAccounts();
    const notices = () => state.snapshot().notices.map(({ kind }) => kind);
    const home = disk.get("/data");
    home?.({ isKept: false, code: "ENOSPC" });
    await accounts.signInWithJwt(jwt);
    [...disk.values()].at(-1)?.({ isKept: false, code: "ENOSPC" });
    expect(notices()).toEqual(["settings-not-kept"]);
    home?.({ isKept: true, code: "" });
    expect(notices()).toEqual(["settings-not-kept"]);
    await accounts.signOut();
    await accounts.tryDemo();
    expect(notices()).toEqual([]);
  });

  it("gives up a pending attempt of the browser when it quits", async () => {
    const { accounts, signIns } = setUpAccounts();
    const signingIn = accounts.signInWithBrowser();
    accounts.dispose();
    expect(signIns.isWaiting).toBe(false);
    expect((await signingIn).ok).toBe(false);
  });

  it("leaves nothing running when it quits in the middle of a sign-in", async () => {
    const { accounts, connection, told } = setUpAccounts();
    const signingIn = accounts.tryDemo();
    accounts.dispose();
    await signingIn;
    expect(connection.done).toEqual(["calls disposed", "service disposed"]);
    expect(told).toContain("demo server disposed");
    expect(accounts.calls()).toBeUndefined();
  });

  it("keeps the settings of the user apart from the demo's", async () => {
    const { accounts, settings } = setUpAccounts();
    await accounts.tryDemo();
    accounts.settings().change({ theme: "dark" });
    expect(settings.get("/data")?.read()).toEqual(defaultSettings);
  });

  it("gives each account its own settings, which begin as the window looked before", async () => {
    const { accounts, connection, settings } = setUpAccounts();
    accounts.settings().change({ theme: "dark" });
    await accounts.signInWithJwt(jwt);
    accounts.settings().change({ defaultFlip: "3" });
    await accounts.signOut();
    connection.facts = factsOf({ extensionId: "4002" });
    await accounts.signInWithJwt(jwt);
    expect(accounts.settings().read().theme).toBe("dark");
    accounts.settings().change({ theme: "light" });
    const key = { server: build.server, accountId: "~", extensionId: "4001" };
    const first = settings.get(accountFolder("/data", key));
    expect(first?.read()).toMatchObject({ theme: "dark", defaultFlip: "3" });
    await accounts.signOut();
    connection.facts = factsOf({ extensionId: "4001" });
    await accounts.signInWithJwt(jwt);
    expect(accounts.settings().read()).toMatchObject({ theme: "dark", defaultFlip: "3" });
  });

  it("shows where the sign-in is kept, and when that changes", async () => {
    const { accounts, state, vault } = setUpAccounts();
    vault.keep({ where: "memory", because: "weak-keyring" });
    await accounts.signInWithJwt(jwt);
    expect(state.snapshot().account).toMatchObject({
      keeping: { where: "memory", because: "weak-keyring" },
    });
    expect(await accounts.allowPlainStorage(true)).toEqual(done(undefined));
    expect(state.snapshot().account).toMatchObject({ keeping: { where: "by-consent" } });
  });

  it("keeps nothing of the demo, wherever the vault would", async () => {
    const { accounts, state, vault } = setUpAccounts();
    await accounts.tryDemo();
    vault.keep({ where: "encrypted" });
    expect(state.snapshot().account).toMatchObject({
      keeping: { where: "memory", because: "demo" },
    });
  });
});
