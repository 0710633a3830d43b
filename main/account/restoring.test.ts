import { describe, expect, it, vi } from "vitest";

import type { AccountView } from "../../contract/app-snapshot.ts";
import { done, failed } from "../../contract/result.ts";
import { setUpAccounts } from "../../test/support/accounts-bench.ts";
import { keptTokensOf } from "../../test/support/fakes/fake-sign-in-vault.ts";

const jwt = "jwt";

describe("the sign-in of the last run", () => {
  const found = { found: true, tokens: keptTokensOf() } as const;

  it("is taken up without a question", async () => {
    const { accounts, state, signIns, vault } = setUpAccounts();
    vault.opened = found;
    const accountsShown: AccountView[] = [];
    state.subscribe(({ account }) => accountsShown.push(account));
    expect(await accounts.restore()).toEqual(done(undefined));
    expect(accountsShown[0]).toEqual({ state: "signing-in", demo: false, step: "restoring" });
    expect(signIns.tried).toMatchObject([{ by: "kept tokens", vault }]);
    expect(state.snapshot().account).toMatchObject({ state: "signed-in", demo: false });
  });

  it("leaves a first start alone", async () => {
    const { accounts, state, signIns } = setUpAccounts();
    await accounts.restore();
    expect(state.snapshot().account).toEqual({ state: "signed-out" });
    expect(signIns.tried).toEqual([]);
  });

  it.each([
    ["damaged", "damaged"],
    ["not-protected", "not-protected"],
    ["backend-changed", "not-readable"],
    ["key-store-refuses", "not-readable"],
    ["not-allowed", "not-readable"],
    ["unreadable", "not-readable"],
  ] as const)("leads to a sign-in that says why when it is %s", async (because, ended) => {
    const { accounts, state, vault } = setUpAccounts();
    vault.opened = { found: false, because };
    await accounts.restore();
    expect(state.snapshot().account).toEqual({
      state: "signed-out",
      because: { code: "signed-out", ended },
    });
  });

  it("stays where it is while the command line wants another server or app", async () => {
    for (const commandLine of [{ server: "https://elsewhere.example.com" }, { clientId: "x" }]) {
      const { accounts, signIns, vault, state } = setUpAccounts({ commandLine });
      vault.opened = found;
      await accounts.restore();
      expect(signIns.tried).toEqual([]);
      expect(vault.done).toEqual([]);
      expect(state.snapshot().account).toEqual({ state: "signed-out" });
    }
  });

  it("waits for the network, says so, and goes on by itself", async () => {
    const { accounts, state, connection, vault, world, clock } = setUpAccounts();
    vault.opened = found;
    world.answer = failed({ code: "offline", network: "dns" });
    const restoring = accounts.restore();
    await vi.waitFor(() => expect(clock.pending).toBe(1));
    expect(state.snapshot().account).toEqual({
      state: "signing-in",
      demo: false,
      step: "restoring",
      trouble: { code: "offline", network: "dns" },
    });
    world.answer = done(connection);
    accounts.resumed();
    expect(await restoring).toEqual(done(undefined));
    expect(state.snapshot().account).toMatchObject({ state: "signed-in" });
  });

  it("can be given up while it waits: signed out, here and at the service", async () => {
    const { accounts, state, signIns, vault, world, clock } = setUpAccounts();
    vault.opened = found;
    world.answer = failed({ code: "offline" });
    const restoring = accounts.restore();
    await vi.waitFor(() => expect(clock.pending).toBe(1));
    expect(await accounts.signOut()).toEqual(done(undefined));
    await restoring;
    expect(signIns.session.done).toContain("session signed out");
    expect(state.snapshot().account).toEqual({ state: "signed-out" });
    expect(clock.pending).toBe(0);
    expect((await accounts.signInWithJwt(jwt)).ok).toBe(false);
  });

  it("that the service has ended meanwhile leads to a view that says why", async () => {
    const { accounts, state, signIns, vault, world, connect } = setUpAccounts();
    vault.opened = found;
    const because = { code: "signed-out", ended: "unused" } as const;
    world.answer = failed({ code: "signed-out" });
    connect.mockImplementationOnce(() => {
      signIns.session.end(because);
      return Promise.resolve(world.answer);
    });
    expect(await accounts.restore()).toEqual(failed(because));
    expect(state.snapshot().account).toEqual({ state: "signed-out", because });
  });

  it("is not lost by quitting while it waits", async () => {
    const { accounts, signIns, vault, world, clock } = setUpAccounts();
    vault.opened = found;
    world.answer = failed({ code: "offline" });
    const restoring = accounts.restore();
    await vi.waitFor(() => expect(clock.pending).toBe(1));
    accounts.dispose();
    await restoring;
    expect(signIns.session.done).toEqual(["session disposed"]);
    expect(vault.done).toEqual([]);
  });

  it("is neither lost nor waited for by quitting while it is read", async () => {
    const { accounts, signIns, vault, world, clock, connect } = setUpAccounts();
    vault.opened = found;
    world.answer = failed({ code: "offline" });
    const restoring = accounts.restore();
    accounts.dispose();
    await restoring;
    expect(connect).not.toHaveBeenCalled();
    expect(clock.pending).toBe(0);
    expect(signIns.session.done).toEqual(["session disposed"]);
    expect(vault.done).toEqual([]);
  });
});
