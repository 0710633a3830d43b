import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterEach, beforeEach } from "vitest";

import type { Keeping } from "../../../contract/app-snapshot.ts";
import { createConsent } from "../../../main/vault/consent.ts";
import { createVault, type Vault, type VaultOptions } from "../../../main/vault/token-vault.ts";
import { createVaultFile } from "../../../main/vault/vault-file.ts";
import { FakeKeyStore } from "./fake-key-store.ts";

export interface FakeTokens {
  readonly refresh: string;
}

/** A vault on a folder of its own, with a key store whose moods the test sets. */
export interface VaultBench {
  readonly folder: string;
  readonly path: string;
  readonly keyStore: FakeKeyStore;
  /** What was told of where the sign-in is kept. */
  readonly kept: Keeping[];
  readonly lines: string[];
  /** One run of the application. */
  run(other?: Partial<VaultOptions<FakeTokens>>): Vault<FakeTokens>;
}

/** Gives each test of the file a bench, whose folder is gone after it. */
export function useVaultBench(give: (bench: VaultBench) => void): void {
  let folder = "";
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "ringside-vault-"));
    const [kept, lines, keyStore]: [Keeping[], string[], FakeKeyStore] = [
      [],
      [],
      new FakeKeyStore(),
    ];
    give({
      ...{ folder, kept, lines, keyStore, path: join(folder, "sign-in.vault") },
      run: (other = {}) =>
        createVault<FakeTokens>({
          file: createVaultFile(folder),
          consent: createConsent(folder),
          keyStore,
          serialise: ({ refresh }) => `tokens ${refresh}`,
          parse: (text) => (text.startsWith("tokens ") ? { refresh: text.slice(7) } : undefined),
          log: (event, fields) => void lines.push(`${event} ${JSON.stringify(fields)}`),
          onKeeping: (keeping) => void kept.push(keeping),
          ...other,
        }),
    });
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });
}

export const fakeTokens = (refresh: string): FakeTokens => ({ refresh });
