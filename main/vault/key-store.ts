/**
 * The system's key store, as the vault needs it: Electron's asynchronous `safeStorage`.
 *
 * | system | key | no protection when |
 * |---|---|---|
 * | Windows | DPAPI, bound to the Windows account | it refuses (a broken profile) |
 * | macOS | the login keychain, bound to the signed app | the keychain is missing, or its question was denied |
 * | Linux | Secret Service, the desktop portal or KWallet | none runs or it is locked: Chromium then takes a key that everyone knows |
 *
 * Nothing that Electron says tells of that. Once ready `isAsyncEncryptionAvailable` is always true
 * (`electron_api_safe_storage.cc`), and `getSelectedStorageBackend` is a guess by the desktop's name
 * about another, older code path. So a text is hidden and looked at: Chromium writes before it which
 * key it took (`components/os_crypt/async/browser`: `posix_key_provider.cc`,
 * `freedesktop_secret_key_provider.cc`, `secret_portal_key_provider.cc`).
 *
 * A store that is locked at login, or whose question was denied, may answer at the next start. So
 * "cannot" never means "will never".
 */

/** What the key store offers now. `backend` names the key, so that a later run knows another one. */
export type Protection =
  | { readonly level: "protected"; readonly backend: string }
  /** Linux with the fixed key: anyone who has the file has the tokens. */
  | { readonly level: "weak" }
  /** No key store, or one that refuses. */
  | { readonly level: "none" };

/** Everything here may wait for a person who is asked to unlock something. */
export interface KeyStore {
  /** Never rejects. */
  protection(): Promise<Protection>;
  /** Whether this was hidden by a key that protects. It may be one that is out of reach now. */
  hides(encrypted: Buffer): boolean;
  /** Rejects when the store cannot encrypt. */
  encrypt(text: string): Promise<Buffer>;
  /** `isOutdated`: the key was replaced, so the text should be encrypted again. Rejects if it cannot. */
  decrypt(encrypted: Buffer): Promise<{ readonly text: string; readonly isOutdated: boolean }>;
}

/** The part of Electron's `safeStorage` that is used; the synchronous calls are on their way out. */
export type SafeStorage = Pick<Electron.SafeStorage, "decryptStringAsync" | "encryptStringAsync">;

/** What Chromium writes on Linux before a text that it hid by a key that protects. */
const linuxBackends: Readonly<Record<string, string>> = {
  v11: "secret-service",
  v12: "secret-portal",
};
const prefixBytes = 3;

/** Use only after Electron is ready. */
export function createKeyStore(safeStorage: SafeStorage, platform: NodeJS.Platform): KeyStore {
  return {
    async protection() {
      try {
        const backend = backendOf(await safeStorage.encryptStringAsync(probe), platform);
        return backend === undefined ? { level: "weak" } : { level: "protected", backend };
      } catch {
        return { level: "none" };
      }
    },
    hides: (encrypted) => backendOf(encrypted, platform) !== undefined,
    encrypt: (text) => safeStorage.encryptStringAsync(text),
    async decrypt(encrypted) {
      const { result, shouldReEncrypt } = await safeStorage.decryptStringAsync(encrypted);
      return { text: result, isOutdated: shouldReEncrypt };
    },
  };
}

/** `undefined` for the key that everyone knows, and for one that we know nothing of. */
function backendOf(encrypted: Buffer, platform: NodeJS.Platform): string | undefined {
  if (platform === "darwin") return "keychain";
  if (platform === "win32") return "dpapi";
  return linuxBackends[encrypted.toString("latin1", 0, prefixBytes)];
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
