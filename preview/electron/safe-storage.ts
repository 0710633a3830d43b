import { createCipheriv, createDecipheriv, createHash, randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import * as v from "valibot";

import type { Keyring } from "../protocol/keyrings.ts";
import type { Part } from "./imitation.ts";
import type { DesktopSystem } from "./systems.ts";

type Offered =
  | "decryptStringAsync"
  | "encryptStringAsync"
  | "getSelectedStorageBackend"
  | "isAsyncEncryptionAvailable";

interface SafeStorageOptions {
  readonly keyring: Keyring;
  readonly system: DesktopSystem;
  /** Where the keys lie, asked when one is needed: the application may move its data first. */
  readonly folder: () => string;
  readonly isReady: () => boolean;
  readonly changed: () => void;
}

const fileName = "preview-keyring.json";
/**
 * Newest first, each 32 bytes in base64. Putting another one in front is a change of the key; taking
 * one away is its loss.
 */
const keyFile = v.strictObject({ keys: v.array(v.pipe(v.string(), v.base64())) });
const nonceBytes = 12;
const tagBytes = 16;
const idBytes = 4;

/**
 * What Chromium writes before a text: which key hid it. On Linux `v10` is the fixed key that everyone
 * knows and `v11` one that the Secret Service keeps; elsewhere there is no fixed key and `v10` is the
 * keychain's, or DPAPI's.
 */
const fixedPrefix = "v10";
const prefixBytes = 3;
const fixedKey = createHash("sha256").update("peanuts").digest();

/**
 * Electron's asynchronous `safeStorage`, with the answers of each system. It really encrypts, so that
 * an application that keeps the wrong thing, or keeps it under the wrong key, fails here as it would
 * there: text decrypts under its own key only, and a key that is gone is gone.
 *
 * Once the application is ready, encryption is always "available": nothing else comes out of
 * Electron. What the backend is called on Linux is read off the desktop's name and says nothing of
 * the key that is used. Where nothing protects, Linux encrypts by the fixed key; elsewhere encrypting
 * is refused.
 *
 * The synchronous calls, which Electron is about to remove, are missing.
 */
export class PreviewSafeStorage implements Part<Electron.SafeStorage, Offered> {
  readonly #options: SafeStorageOptions;
  #keyring: Keyring;

  constructor(options: SafeStorageOptions) {
    this.#options = options;
    this.#keyring = options.keyring;
  }

  /** For the desk. */
  get keyring(): Keyring {
    return this.#keyring;
  }
  /** For the desk. */
  choose(keyring: Keyring): void {
    this.#keyring = keyring;
    this.#options.changed();
  }
  /** An arrow function, so that it can be called without its object, like Electron's. */
  readonly getSelectedStorageBackend = (): ReturnType<
    Electron.SafeStorage["getSelectedStorageBackend"]
  > => {
    const { system, isReady } = this.#options;
    if (system.platform !== "linux") {
      throw new TypeError("safeStorage.getSelectedStorageBackend is not a function");
    }
    return isReady() ? "gnome_libsecret" : "unknown";
  };

  readonly isAsyncEncryptionAvailable = async (): Promise<boolean> => {
    await Promise.resolve();
    return this.#options.isReady();
  };

  readonly encryptStringAsync = async (plainText: string): Promise<Buffer> => {
    await this.#ready();
    if (this.#isWithoutKey()) {
      throw new Error(
        "Error while encrypting the text provided to safeStorage.encryptStringAsync.",
      );
    }
    const key = this.#protects() ? this.#newestKey() : fixedKey;
    const nonce = randomBytes(nonceBytes);
    const cipher = createCipheriv("aes-256-gcm", key, nonce);
    const sealed = Buffer.concat([cipher.update(plainText, "utf8"), cipher.final()]);
    const prefix = Buffer.from(this.#protects() ? this.#ownPrefix() : fixedPrefix, "latin1");
    return Buffer.concat([prefix, idOf(key), nonce, cipher.getAuthTag(), sealed]);
  };

  readonly decryptStringAsync = async (
    encrypted: Buffer,
  ): Promise<Electron.DecryptStringAsyncReturnValue> => {
    await this.#ready();
    const keys = [
      ...(this.#protects() ? this.#keys() : []),
      ...(this.#options.system.keyStore.hasFixedKey ? [fixedKey] : []),
    ];
    const body = encrypted.subarray(prefixBytes);
    const id = body.subarray(0, idBytes);
    const index = keys.findIndex((key) => idOf(key).equals(id));
    const key = keys[index];
    if (key === undefined) {
      throw new Error(
        "Error while decrypting the ciphertext provided to safeStorage.decryptStringAsync.",
      );
    }
    const nonce = body.subarray(idBytes, idBytes + nonceBytes);
    const tagEnd = idBytes + nonceBytes + tagBytes;
    const decipher = createDecipheriv("aes-256-gcm", key, nonce);
    decipher.setAuthTag(body.subarray(idBytes + nonceBytes, tagEnd));
    const text = Buffer.concat([decipher.update(body.subarray(tagEnd)), decipher.final()]);
    return { result: text.toString("utf8"), shouldReEncrypt: index > 0 };
  };

  /** Answers come later, as they do from another process. */
  async #ready(): Promise<void> {
    await Promise.resolve();
    if (!this.#options.isReady()) {
      throw new Error("safeStorage cannot be used before app is ready");
    }
  }

  #protects(): boolean {
    return this.#keyring === "protected";
  }

  /** A store that refuses is passed over on Linux, where the fixed key is always there. */
  #isWithoutKey(): boolean {
    return !this.#protects() && !this.#options.system.keyStore.hasFixedKey;
  }

  #ownPrefix(): string {
    return this.#options.system.keyStore.hasFixedKey ? "v11" : fixedPrefix;
  }

  #newestKey(): Buffer {
    const [newest] = this.#keys();
    if (newest !== undefined) return newest;
    const made = randomBytes(32);
    const folder = this.#options.folder();
    mkdirSync(folder, { recursive: true });
    const content = JSON.stringify({ keys: [made.toString("base64")] });
    writeFileSync(join(folder, fileName), content, { mode: 0o600 });
    return made;
  }

  #keys(): Buffer[] {
    try {
      const text = readFileSync(join(this.#options.folder(), fileName), "utf8");
      return v.parse(keyFile, JSON.parse(text)).keys.map((key) => Buffer.from(key, "base64"));
    } catch {
      return [];
    }
  }
}

const idOf = (key: Buffer): Buffer =>
  createHash("sha256").update(key).digest().subarray(0, idBytes);
