import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";

import { done, failed } from "../../contract/result.ts";
import { defaultSettings } from "../../contract/settings.ts";
import { callViewOf } from "../../test/support/call-views.ts";
import { SpyConnection, factsOf } from "../../test/support/fake-connection.ts";
import { FakeSettings } from "../../test/support/fake-settings.ts";
import { createAppState, signedOutParts } from "../app-state.ts";
import { createNotices } from "../notices.ts";
import { Accounts, type Connection, type Credentials } from "./accounts.ts";

const credentials = { server: "https://platform.example.com", clientId: "client", jwt: "jwt" };
const live = { state: "live", since: 5, confirmedAt: 5 } as const;

function setUp(options: { damagedFile?: string } = {}) {
  const state = createAppState(signedOutParts(0));
  const notices = createNotices((list) => state.set({ notices: list }));
  const connection = new SpyConnection();
  const told: string[] = [];
  const folders: string[] = [];
  const tried: Credentials[] = [];
  const settings = new Map<string, FakeSettings>();
  const world = { answer: done<Connection>(connection) };
  const connect = vi.fn((wanted: Credentials) => {
    tried.push(wanted);
    return Promise.resolve(world.answer);
  });
  const accounts = new Accounts({
    userData: "/data",
    openSettings: (folder) => {
      folders.push(folder);
      const store = settings.get(folder) ?? new FakeSettings();
      settings.set(folder, store);
      const { damagedFile } = options;
      return { store, ...(damagedFile === undefined ? {} : { damagedFile, why: "not-json" }) };
    },
    connect,
    startDemoServer: () =>
      Promise.resolve({
        url: "http://127.0.0.1:4010",
        clientId: "demo",
        jwt: "demo-jwt",
        dispose: () => {
          told.push("demo server disposed");
          return Promise.resolve();
        },
      }),
    now: () => 9,
    state,
    notices,
    log: () => undefined,
    onSettings: () => told.push("settings"),
    onHappening: ({ kind }) => told.push(kind),
    onLeave: () => told.push("left"),
  });
  told.length = 0;
  return { accounts, state, connection, told, folders, tried, world, connect, settings };
}

describe("accounts", () => {
  it("starts signed out, and says so to an intent", async () => {
    const { accounts, state } = setUp();
    expect(state.snapshot().account).toEqual({ state: "signed-out" });
    expect(await accounts.act({ action: "mute" })).toEqual(failed({ code: "signed-out" }));
  });

  it("signs in: the facts, the calls and what happens on them come through", async () => {
    const { accounts, state, connection, told } = setUp();
    connection.facts = factsOf({ company: "Reed & Co", companyNumber: "+1 555 010 0100" });
    expect(await accounts.signInWithJwt(credentials)).toEqual(done(undefined));
    expect(connection.done).toEqual(["started"]);
    connection.show({
      connection: live,
      calls: [callViewOf()],
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
    expect(told).toEqual(["connection-back"]);
  });

  it("hands an intent on in the same tick", async () => {
    const { accounts, connection } = setUp();
    await accounts.signInWithJwt(credentials);
    void accounts.act({ action: "toggle-mute" });
    expect(connection.done.at(-1)).toBe("toggle-mute");
  });

  it("shows why a sign-in failed", async () => {
    const { accounts, state, world } = setUp();
    world.answer = failed({ code: "sign-in-failed", cause: "expired" });
    expect(await accounts.signInWithJwt(credentials)).toEqual(world.answer);
    expect(state.snapshot().account).toEqual({
      state: "signed-out",
      because: { code: "sign-in-failed", cause: "expired" },
    });
  });

  it("survives a bug on the way in, and can try again", async () => {
    const { accounts, state, connect } = setUp();
    connect.mockRejectedValueOnce(new Error("bug"));
    expect(await accounts.signInWithJwt(credentials)).toEqual(failed({ code: "internal" }));
    expect(state.snapshot().account).toMatchObject({ state: "signed-out" });
    expect((await accounts.signInWithJwt(credentials)).ok).toBe(true);
  });

  it("lets one sign-in run at a time", async () => {
    const { accounts, tried } = setUp();
    const first = accounts.signInWithJwt(credentials);
    expect(await accounts.tryDemo()).toEqual(
      failed({ code: "not-allowed", reason: "busy-with-same" }),
    );
    await first;
    expect(tried).toHaveLength(1);
  });

  it("keeps the demo apart: its own server, its own folder", async () => {
    const { accounts, state, tried, folders } = setUp();
    await accounts.tryDemo();
    expect(tried).toEqual([{ server: "http://127.0.0.1:4010", clientId: "demo", jwt: "demo-jwt" }]);
    expect(folders).toEqual(["/data", join("/data", "demo")]);
    expect(state.snapshot().account).toMatchObject({ state: "signed-in", demo: true });
  });

  it("leaves the demo in the reverse order and comes back to the own settings", async () => {
    const { accounts, state, connection, told, folders } = setUp();
    await accounts.tryDemo();
    connection.show({
      connection: live,
      calls: [callViewOf()],
      targetId: callViewOf().telephonySessionId,
    });
    connection.done.length = 0;
    told.length = 0;
    await accounts.signOut();
    expect(connection.done).toEqual(["signed out", "calls disposed", "line disposed"]);
    expect(told).toEqual(["demo server disposed", "left", "settings"]);
    expect(folders.at(-1)).toBe("/data");
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
    const { accounts, state, connection, told } = setUp();
    await accounts.signInWithJwt(credentials);
    connection.end();
    expect(state.snapshot().account).toEqual({
      state: "signed-out",
      because: { code: "signed-out" },
    });
    expect(told).toEqual(["left"]);
    expect(accounts.calls()).toBeUndefined();
  });

  it("says when call control was not granted, until it is", async () => {
    const { accounts, state, connection } = setUp();
    connection.facts = factsOf({ callControlGranted: false });
    await accounts.signInWithJwt(credentials);
    expect(state.snapshot().notices.map(({ kind }) => kind)).toEqual(["call-control-not-granted"]);
    connection.facts = factsOf();
    accounts.resumed();
    await vi.waitFor(() => expect(state.snapshot().notices).toEqual([]));
    expect(connection.done).toEqual(["started", "resumed", "facts changed"]);
  });

  it("lets the calls know of changed settings", async () => {
    const { accounts, connection } = setUp();
    await accounts.signInWithJwt(credentials);
    accounts.settings().change({ defaultFlip: "3" });
    expect(connection.done).toEqual(["started", "facts changed"]);
  });

  it("tells of a damaged settings file by its name", () => {
    const { state } = setUp({ damagedFile: "settings.damaged-1.json" });
    expect(state.snapshot().notices).toEqual([
      {
        id: "settings-damaged:settings.damaged-1.json",
        kind: "settings-damaged",
        subject: "settings.damaged-1.json",
      },
    ]);
  });

  it("leaves nothing running when it quits in the middle of a sign-in", async () => {
    const { accounts, connection, told } = setUp();
    const signingIn = accounts.tryDemo();
    accounts.dispose();
    await signingIn;
    expect(connection.done).toEqual(["line disposed"]);
    expect(told).toContain("demo server disposed");
    expect(accounts.calls()).toBeUndefined();
  });

  it("keeps the settings of the user apart from the demo's", async () => {
    const { accounts, settings } = setUp();
    await accounts.tryDemo();
    accounts.settings().change({ theme: "dark" });
    expect(settings.get("/data")?.read()).toEqual(defaultSettings);
  });
});
