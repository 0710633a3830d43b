/** `Accounts` over doubles: everything that it was given, and what it did with that. */
import { vi } from "vitest";

import { done } from "../../contract/result.ts";
import { createAppState, signedOutParts } from "../../main/app-state.ts";
import type { AccountFacts } from "../../main/calls/ports.ts";
import { Accounts } from "../../main/account/accounts.ts";
import type { Connection } from "../../main/account/workspace.ts";
import type { ServiceWish } from "../../main/configuration/service.ts";
import { createNotices } from "../../main/notices.ts";
import type { AccountPlace } from "../../main/account/account-entry.ts";
import type { AuthSession } from "../../main/ringcentral/session/session.ts";
import type { SettingsOptions } from "../../main/settings/settings-store.ts";
import { FakeClock } from "./fakes/fake-clock.ts";
import { SpyConnection } from "./fakes/fake-connection.ts";
import { FakeSettings } from "./fakes/fake-settings.ts";
import { FakeSignIns } from "./fakes/fake-sign-ins.ts";
import { FakeSignInVault } from "./fakes/fake-sign-in-vault.ts";

/** What the build says of the service. */
export const build = { server: "https://platform.example.com", clientId: "client", redirects: [] };

interface Options {
  readonly damagedFile?: string;
  readonly clientId?: string;
  readonly commandLine?: ServiceWish;
}

export function setUpAccounts(options: Options = {}) {
  const state = createAppState(signedOutParts(0));
  const notices = createNotices((list) => state.set({ notices: list }));
  const connection = new SpyConnection();
  const told: string[] = [];
  const folders: string[] = [];
  const copied: string[] = [];
  const signIns = new FakeSignIns();
  const vault = new FakeSignInVault();
  const clock = new FakeClock(9);
  const settings = new Map<string, FakeSettings>();
  /** For each folder: says whether its settings are kept. */
  const disk = new Map<string, SettingsOptions["onKept"]>();
  const world = { answer: done<Connection>(connection) };
  const connect = vi.fn((_session: AuthSession, placeOf: (facts: AccountFacts) => AccountPlace) => {
    placeOf(connection.facts);
    return Promise.resolve(world.answer);
  });
  const accounts = new Accounts({
    userData: "/data",
    openSettings: ({ folder, initial, onDamaged, onKept }) => {
      folders.push(folder);
      disk.set(folder, onKept);
      const store = settings.get(folder) ?? new FakeSettings();
      if (!settings.has(folder) && initial !== undefined) store.adopt(initial);
      settings.set(folder, store);
      if (options.damagedFile !== undefined) onDamaged(options.damagedFile, "not-json");
      return store;
    },
    service: {
      build: { ...build, clientId: options.clientId ?? build.clientId },
      commandLine: options.commandLine ?? {},
    },
    signIns,
    openVault: (onKeeping) => {
      vault.onKeeping = onKeeping;
      return vault;
    },
    copyText: (text) => {
      copied.push(text);
      return Promise.resolve();
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
    clock,
    random: () => 0.5,
    state,
    notices,
    log: () => undefined,
    onSettings: () => told.push("settings"),
    onCallEvent: ({ kind }) => told.push(kind),
    onLeave: () => told.push("left"),
  });
  told.length = 0;
  return {
    ...{ accounts, state, connection, told, folders, copied },
    ...{ signIns, vault, clock, world, connect, settings, disk },
  };
}
