import { describe, expect, it } from "vitest";

import type { AppSnapshot } from "../contract/app-snapshot.ts";
import { telephonySessionId } from "../contract/ids.ts";
import * as v from "valibot";
import { createAppState, signedOutParts } from "./app-state.ts";

const session = v.parse(telephonySessionId, "s-1");

describe("the app state", () => {
  it("starts signed out with nothing on it", () => {
    const { account, calls, revision } = createAppState(signedOutParts(5)).snapshot();
    expect({ account, calls, revision }).toEqual({
      account: { state: "signed-out" },
      calls: [],
      revision: 1,
    });
  });

  it("publishes a change once, with the next revision", () => {
    const state = createAppState(signedOutParts(5));
    const seen: AppSnapshot[] = [];
    state.subscribe((snapshot) => seen.push(snapshot));
    state.set({ ownParkOrbit: true, companyNumber: "+1 555 010 0100" });
    expect(seen.map(({ revision, ownParkOrbit }) => ({ revision, ownParkOrbit }))).toEqual([
      { revision: 2, ownParkOrbit: true },
    ]);
    expect(state.snapshot()).toBe(seen[0]);
  });

  it("publishes nothing when an equal value is set again", () => {
    const state = createAppState(signedOutParts(5));
    const before = state.snapshot();
    let told = 0;
    state.subscribe(() => (told += 1));
    state.set({ account: { state: "signed-out" }, calls: [], targetId: undefined });
    expect(told).toBe(0);
    expect(state.snapshot()).toBe(before);
  });

  it("takes an optional part out when it is set to undefined", () => {
    const state = createAppState({ ...signedOutParts(5), targetId: session });
    state.set({ targetId: undefined });
    expect("targetId" in state.snapshot()).toBe(false);
  });

  it("does not tell a listener that has unsubscribed", () => {
    const state = createAppState(signedOutParts(5));
    let told = 0;
    const stop = state.subscribe(() => (told += 1));
    stop();
    state.set({ ownParkOrbit: true });
    expect(told).toBe(0);
  });

  it("never shows an older snapshot after a newer one when a listener sets a part", () => {
    const state = createAppState(signedOutParts(5));
    const revisions: number[] = [];
    state.subscribe(() => state.set({ companyNumber: "+1 555 010 0100" }));
    state.subscribe(({ revision }) => revisions.push(revision));
    state.set({ ownParkOrbit: true });
    expect(revisions).toEqual([3]);
  });
});
