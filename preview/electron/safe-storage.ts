import type { Part } from "./imitation.ts";

const unavailable = "Encryption is not available in the preview.";

type Offered =
  | "decryptString"
  | "decryptStringAsync"
  | "encryptString"
  | "encryptStringAsync"
  | "getSelectedStorageBackend"
  | "isAsyncEncryptionAvailable"
  | "isEncryptionAvailable";

/**
 * Electron's `safeStorage`, honest: there is no key store, it says so, and it encrypts nothing. An
 * application that respects the answers keeps its secrets in memory.
 */
export const safeStorageApi = {
  isEncryptionAvailable: () => false,
  isAsyncEncryptionAvailable: async () => false,
  getSelectedStorageBackend: () => "basic_text",
  encryptString: () => {
    throw new Error(unavailable);
  },
  decryptString: () => {
    throw new Error(unavailable);
  },
  encryptStringAsync: () => Promise.reject(new Error(unavailable)),
  decryptStringAsync: () => Promise.reject(new Error(unavailable)),
} satisfies Part<Electron.SafeStorage, Offered>;
