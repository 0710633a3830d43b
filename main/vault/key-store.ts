/**
 * The system's key store, as the vault needs it: Electron's asynchronous `safeStorage`, asked about
 * its protection first. The adapter decides nothing but what counts as protection.
 *
 * | system | key | no protection when |
 * |---|---|---|
 * | Windows | DPAPI, bound to the Windows account | Electron says so (a broken profile) |
 * | macOS | the login keychain, bound to the signed app | the keychain is missing, or its question was denied |
 * | Linux | Secret Service, the desktop portal or KWallet | none runs, it is locked, or Chromium fell back to a fixed password (`basic_text`) |
 *
 * A store that is locked at login, or whose question was denied, answers "not available" or rejects;
 * it may answer at the next start. So "cannot" never means "will never".
 */

/** What the key store offers now. `backend` names it, so that a later run knows another one. */
export type Protection =
  | { readonly level: "protected"; readonly backend: string }
  /** Linux with a fixed password: anyone who has the file has the tokens. */
  | { readonly level: "weak" }
  /** No key store, or one that does not answer. */
  | { readonly level: "none" };

/** Everything here may wait for a person who is asked to unlock something. */
export interface KeyStore {
  /** Never rejects. */
  protection(): Promise<Protection>;
  /** Rejects when the store cannot encrypt. */
  encrypt(text: string): Promise<Buffer>;
  /** `isOutdated`: the key was replaced, so the text should be encrypted again. Rejects if it cannot. */
  decrypt(encrypted: Buffer): Promise<{ readonly text: string; readonly isOutdated: boolean }>;
}

/** The part of Electron's `safeStorage` that is used; the synchronous calls are on their way out. */
export type SafeStorage = Pick<
  Electron.SafeStorage,
  | "decryptStringAsync"
  | "encryptStringAsync"
  | "getSelectedStorageBackend"
  | "isAsyncEncryptionAvailable"
>;

/** Use only after Electron is ready: before, the backend is `unknown`. */
export function createKeyStore(safeStorage: SafeStorage, platform: NodeJS.Platform): KeyStore {
  return {
    async protection() {
      try {
        const backend = backendOf(safeStorage, platform);
        if (backend === undefined) return { level: "weak" };
        const isAvailable = await safeStorage.isAsyncEncryptionAvailable();
        return isAvailable ? { level: "protected", backend } : { level: "none" };
      } catch {
        return { level: "none" };
      }
    },
    encrypt: (text) => safeStorage.encryptStringAsync(text),
    async decrypt(encrypted) {
      const { result, shouldReEncrypt } = await safeStorage.decryptStringAsync(encrypted);
      return { text: result, isOutdated: shouldReEncrypt };
    },
  };
}

/** `undefined` where Chromium has only a password that everyone knows. */
function backendOf(safeStorage: SafeStorage, platform: NodeJS.Platform): string | undefined {
  if (platform === "darwin") return "keychain";
  if (platform === "win32") return "dpapi";
  const backend = safeStorage.getSelectedStorageBackend();
  return backend === "basic_text" || backend === "unknown" ? undefined : backend;
}

/** Holds no secret. */
const probe = "Is the key store at work?";

/**
 * Whether it hides and shows a text now. It refuses a damaged text with the same error as a locked
 * store does, and this tells the two apart: what a working store cannot open, it never will.
 */
export async function isAtWork(keyStore: KeyStore): Promise<boolean> {
  try {
    return (await keyStore.decrypt(await keyStore.encrypt(probe))).text === probe;
  } catch {
    return false;
  }
}
