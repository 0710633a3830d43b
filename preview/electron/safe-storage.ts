import type { Part } from "./imitation.ts";

const unavailable = "Encryption is not available in the preview.";

type Offered =
  | "decryptStringAsync"
  | "encryptStringAsync"
  | "getSelectedStorageBackend"
  | "isAsyncEncryptionAvailable";

/**
 * Electron's `safeStorage`, honest: there is no key store, it says so, and it encrypts nothing. An
 * application that respects the answers keeps its secrets in memory. The synchronous calls, which
 * Electron is about to remove, are missing.
 */
export const safeStorageApi = {
  isAsyncEncryptionAvailable: () => Promise.resolve(false),
  getSelectedStorageBackend: () => "basic_text",
  encryptStringAsync: () => Promise.reject(new Error(unavailable)),
  decryptStringAsync: () => Promise.reject(new Error(unavailable)),
} satisfies Part<Electron.SafeStorage, Offered>;
