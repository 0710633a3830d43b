import { describe, expect, it } from "vitest";

import { createManualClock } from "../../../test/support/service/manual-clock.ts";
import { buildAccount, buildCall, buildSnapshot } from "../../../test/support/views/snapshots.ts";
import type { UpdatesOff } from "../../../contract/desktop/updates.ts";
import { createAppState } from "../../app-state.ts";
import type { Tried, UpdaterPort } from "./updater-port.ts";
import { Updates, betweenLooksMs, firstLookMs, quietAfterCallMs } from "./updates.ts";

const newer = { ok: true, value: "0.2.0" } as const;
const nothingNew = { ok: true, value: undefined } as const;

function setUp({ off, isAutomatic = true }: { off?: UpdatesOff; isAutomatic?: boolean } = {}) {
  const clock = createManualClock();
  const done: string[] = [];
  const logged: string[] = [];
  const world: { found: Tried<string | undefined>; loaded: Promise<Tried<undefined>> | undefined } =
    { found: newer, loaded: undefined };
  let end: (tried: Tried<undefined>) => void = () => undefined;
  let onPercent: (percent: number) => void = () => undefined;
  const port: UpdaterPort = {
    check: () => {
      done.push("check");
      return Promise.resolve(world.found);
    },
    load: (tell) => {
      done.push("load");
      onPercent = tell;
      const loading = Promise.withResolvers<Tried<undefined>>();
      end = (tried) => loading.resolve(tried);
      return world.loaded ?? loading.promise;
    },
    cancel: () => {
      done.push("cancel");
      end({ ok: false, failure: "cancelled" });
    },
    restart: () => done.push("restart"),
    atQuit: () => done.push("install"),
  };
  const state = createAppState(buildSnapshot());
  const updates = new Updates({
    off,
    load: () => Promise.resolve(port),
    state,
    isAutomatic: () => isAutomatic,
    random: () => 0,
    clock,
    log: (event, fields) => logged.push(`${event} ${String(fields?.outcome ?? "")}`),
  });
  return {
    ...{ clock, done, logged, world, state, updates },
    view: () => state.snapshot().updates,
    call: () => state.set({ calls: [buildCall()] }),
    hangUp: () => state.set({ calls: [] }),
    percent: (percent: number) => onPercent(percent),
    end: (tried: Tried<undefined> = { ok: true, value: undefined }) => end(tried),
    /** Everything that was promised has come. */
    settle: () => new Promise<void>((resolve) => setImmediate(resolve)),
  };
}

/** A version that has been fetched, with nobody on the phone. */
async function ready() {
  const world = setUp();
  world.world.loaded = Promise.resolve({ ok: true, value: undefined });
  world.updates.check();
  await world.settle();
  return world;
}

describe("Ringside looks for a newer version", () => {
  it("some time after the start, then every few hours", async () => {
    const { clock, done, world, settle, view } = setUp();
    world.found = nothingNew;
    clock.advance(firstLookMs - 1);
    expect(done).toEqual([]);
    clock.advance(1);
    await settle();
    expect([done, view()]).toEqual([["check"], { state: "idle", checkedAt: clock.now() }]);
    clock.advance(betweenLooksMs);
    await settle();
    expect(done).toEqual(["check", "check"]);
  });

  it("not by itself where the user does not want it, but when asked", async () => {
    const { clock, done, updates, settle } = setUp({ isAutomatic: false });
    clock.advance(10 * betweenLooksMs);
    expect(done).toEqual([]);
    updates.check();
    await settle();
    expect(done).toEqual(["check", "load"]);
  });

  it("again after a failure, later each time, and says what was wrong", async () => {
    const { clock, done, world, settle, view, logged } = setUp();
    world.found = { ok: false, failure: "not-trusted" };
    clock.advance(firstLookMs);
    await settle();
    expect(view()).toEqual({ state: "idle", failed: "not-trusted" });
    expect(logged).toEqual(["update-looked not-trusted"]);
    const halfOfFirst = 7.5 * 60_000;
    clock.advance(halfOfFirst);
    await settle();
    clock.advance(2 * halfOfFirst - 1);
    await settle();
    expect(done).toHaveLength(2);
    clock.advance(1);
    await settle();
    expect(done).toHaveLength(3);
  });

  it("nowhere where this copy does not update itself", async () => {
    const { clock, done, updates, settle, view } = setUp({ off: "by-packages" });
    clock.advance(10 * betweenLooksMs);
    updates.check();
    updates.restart();
    updates.atQuit();
    await settle();
    expect([done, view()]).toEqual([[], { state: "off", because: "by-packages" }]);
  });
});

describe("a newer version", () => {
  it("is fetched, and then asked about", async () => {
    const { updates, settle, view, percent, end } = setUp();
    updates.check();
    await settle();
    percent(40);
    expect(view()).toEqual({ state: "loading", version: "0.2.0", percent: 40 });
    end();
    await settle();
    expect(view()).toEqual({ state: "ready", version: "0.2.0", asks: true });
  });

  it("is started when the user says so", async () => {
    const { updates, done } = await ready();
    updates.restart();
    expect(done.at(-1)).toBe("restart");
  });

  it("is installed at the end when the user puts it off, and not asked about again", async () => {
    const { updates, done, view } = await ready();
    updates.putOff();
    expect(view()).toMatchObject({ state: "ready", asks: false });
    updates.dispose();
    updates.atQuit();
    expect(done.at(-1)).toBe("install");
  });

  it("is not looked for again while it waits to be started", async () => {
    const { clock, done, updates, settle } = await ready();
    clock.advance(10 * betweenLooksMs);
    updates.check();
    await settle();
    expect(done).toEqual(["check", "load"]);
  });
});

describe("while somebody is on the phone", () => {
  it("nothing is looked for until it has been quiet for a while", async () => {
    const { clock, done, updates, settle, view, call, hangUp } = setUp();
    call();
    clock.advance(firstLookMs);
    updates.check();
    await settle();
    expect([done, view()]).toEqual([[], { state: "idle", waits: "calls" }]);
    hangUp();
    expect(view()).toEqual({ state: "idle", waits: "quiet" });
    clock.advance(quietAfterCallMs - 1);
    await settle();
    expect(done).toEqual([]);
    clock.advance(1);
    await settle();
    expect(done).toEqual(["check", "load"]);
  });

  it("what is being fetched is given up, and fetched when it is quiet", async () => {
    const { clock, done, updates, settle, view, call, hangUp, end } = setUp();
    updates.check();
    await settle();
    call();
    await settle();
    expect([done, view()]).toEqual([
      ["check", "load", "cancel"],
      { state: "idle", checkedAt: clock.now(), waits: "calls" },
    ]);
    hangUp();
    clock.advance(quietAfterCallMs);
    await settle();
    end();
    await settle();
    expect([done.slice(3), view().state]).toEqual([["check", "load"], "ready"]);
  });

  it("a call that comes while the list is read keeps the package from being fetched", async () => {
    const { done, updates, settle, call } = setUp();
    updates.check();
    call();
    await settle();
    expect(done).not.toContain("load");
  });

  it("nothing is asked, started or installed", async () => {
    const { updates, done, view, call } = await ready();
    call();
    expect(view()).toEqual({ state: "ready", version: "0.2.0", asks: false, waits: "calls" });
    updates.restart();
    updates.dispose();
    updates.atQuit();
    expect(done).toEqual(["check", "load"]);
  });

  it("and soon after it nothing is asked or started; quitting installs", async () => {
    const { updates, done, view, clock, call, hangUp } = await ready();
    call();
    hangUp();
    updates.restart();
    expect([done, view()]).toEqual([
      ["check", "load"],
      { state: "ready", version: "0.2.0", asks: false, waits: "quiet" },
    ]);
    clock.advance(quietAfterCallMs - 1);
    call();
    hangUp();
    clock.advance(quietAfterCallMs - 1);
    expect(view()).toMatchObject({ waits: "quiet" });
    clock.advance(1);
    expect(view()).toEqual({ state: "ready", version: "0.2.0", asks: true });
    updates.atQuit();
    expect(done.at(-1)).toBe("install");
  });

  it.each([
    ["a caller who waits", { waiting: buildWaiting() }],
    ["more calls than are followed", { moreCalls: 2 }],
    ["a call on its way", { placing: { phase: "sent", to: "1", from: "2", at: 0 } as const }],
  ])("also means %s", async (_what, part) => {
    const { view, state } = await ready();
    state.set(part);
    expect(view()).toMatchObject({ waits: "calls" });
  });

  function buildWaiting() {
    return buildSnapshot({ calls: [buildCall({ state: "held", heldSince: 0 })] }).waiting;
  }
});

it("the demo does nothing of it", async () => {
  const { updates, state, settle, view, done } = setUp();
  updates.check();
  await settle();
  state.set({ account: buildAccount({ demo: true }) });
  await settle();
  expect([done, view()]).toEqual([["check", "load", "cancel"], { state: "off", because: "demo" }]);
  updates.restart();
  updates.check();
  await settle();
  expect(done).toHaveLength(3);
});
