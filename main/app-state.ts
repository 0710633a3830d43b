import { isDeepStrictEqual } from "node:util";

import { type AppSnapshot, type DesktopView, ableDesktop } from "../contract/app-snapshot.ts";
import { listenersOf } from "./timing/listeners.ts";

/** The snapshot without its revision: every part of it is owned by exactly one service. */
export type SnapshotParts = Omit<AppSnapshot, "revision">;

/** Parts to replace. A key that is present with `undefined` takes an optional part out. */
export type SnapshotChange = {
  readonly [Name in keyof SnapshotParts]?: SnapshotParts[Name] | undefined;
};

/** The one snapshot that window, tray, menu and notifications draw. Made by `createAppState`. */
export interface AppState {
  /** The same object until something changes. */
  snapshot(): AppSnapshot;
  /**
   * Replaces parts. When, and only when, something really differs, the revision grows by one and
   * every listener is told, synchronously and in the order of subscription.
   */
  set(change: SnapshotChange): void;
  /** Returns the unsubscriber. */
  subscribe(listener: (snapshot: AppSnapshot) => void): () => void;
}

/** What belongs to an account, while there is none. `now` in milliseconds since 1970. */
export const withoutAccount = (
  now: number,
): Omit<SnapshotParts, "desktop" | "notices" | "service" | "updates"> => ({
  account: { state: "signed-out" },
  connection: { state: "off", since: now },
  calls: [],
  waiting: [],
  outcomes: [],
  flipTargets: [],
  parkLocations: [],
  ownParkOrbit: false,
  directory: { size: 0, edition: 0 },
  devices: [],
});

/** What is known before anybody has signed in. */
export const signedOutParts = (now: number, desktop: DesktopView = ableDesktop): SnapshotParts => ({
  desktop,
  ...withoutAccount(now),
  service: { server: "", clientId: "", fixed: false },
  updates: { state: "off", because: "not-installed" },
  notices: [],
});

export function createAppState(initial: SnapshotParts): AppState {
  let snapshot: AppSnapshot = { revision: 1, ...initial };
  const listeners = listenersOf<AppSnapshot>();
  return {
    snapshot: () => snapshot,
    set(change) {
      const next = merged(snapshot, change);
      if (next === undefined) return;
      snapshot = next;
      // A listener may set a part itself; those after it then get only the newer snapshot.
      listeners.tell(next, () => snapshot === next);
    },
    subscribe: (listener) => listeners.add(listener),
  };
}

/** The next snapshot, or `undefined` when the change changes nothing. */
function merged(snapshot: AppSnapshot, change: SnapshotChange): AppSnapshot | undefined {
  const before: Readonly<Record<string, unknown>> = { ...snapshot };
  const differing = Object.entries(change).filter(
    ([name, value]) => before[name] !== value && !isDeepStrictEqual(before[name], value),
  );
  if (differing.length === 0) return undefined;
  const removed = new Set(
    differing.filter(([, value]) => value === undefined).map(([name]) => name),
  );
  const kept = Object.entries({ ...snapshot, ...Object.fromEntries(differing) }).filter(
    ([name]) => !removed.has(name),
  );
  // Rebuilt from the snapshot's own entries and the typed change: only optional parts can go.
  return {
    ...(Object.fromEntries(kept) as unknown as AppSnapshot),
    revision: snapshot.revision + 1,
  };
}
