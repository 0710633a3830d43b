import { safeStorage } from "electron";

import type { Keeping } from "../../contract/app-snapshot.ts";
import {
  type KeptTokens,
  parseKeptTokens,
  serialiseKeptTokens,
} from "../ringcentral/session/kept-tokens.ts";
import { createConsent, noConsent } from "../vault/consent.ts";
import { createKeyStore } from "../vault/key-store.ts";
import { type Vault, createVault } from "../vault/token-vault.ts";
import { createUnreachableVaultFile, createVaultFile } from "../vault/vault-file.ts";
import type { Surroundings } from "./desktop-parts.ts";

/**
 * The one place where a sign-in outlives the run. Use only after Electron is ready. Without `folder`
 * nothing of the last run can be taken up, and nothing is kept.
 */
export const openVault = (
  { platform, log }: Surroundings,
  folder: string | undefined,
  onKeeping: (keeping: Keeping) => void,
): Vault<KeptTokens> =>
  createVault({
    file: folder === undefined ? createUnreachableVaultFile() : createVaultFile(folder),
    consent: folder === undefined ? noConsent : createConsent(folder),
    keyStore: createKeyStore(safeStorage, platform),
    serialise: serialiseKeptTokens,
    parse: parseKeptTokens,
    ...{ log, onKeeping },
  });
