import { createCipheriv, createDecipheriv, createHash, randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import * as v from "valibot";

import type { Keyring } from "../protocol/keyrings.ts";
import type { Part } from "./imitation.ts";

type Offered =
  | "decryptStringAsync"
  | "encryptStringAsync"
  | "getSelectedStorageBackend"
  | "isAsyncEncryptionAvailable";

interface SafeStorageOptions {
  readonly keyring: Keyring;
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
 * Electron's asynchronous `safeStorage`, with the answers of Linux. It really encrypts, so that an
 * application that keeps the wrong thing, or keeps it under the wrong key, fails here as it would
 * there: text decrypts under its own key only, and a key that is gone is gone. But the keys lie in
 * the application's own folder. That protects nothing, so the preview's default is `basic_text`: an
 * application that respects the answers then keeps its secrets in memory or asks first.
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
    if (!this.#options.isReady()) return "unknown";
    return this.#keyring === "basic_text" ? "basic_text" : "gnome_libsecret";
  };

  readonly isAsyncEncryptionAvailable = async (): Promise<boolean> => {
    await this.#ready();
    return this.#keyring === "protected" || this.#keyring === "broken";
  };

  readonly encryptStringAsync = async (plainText: string): Promise<Buffer> => {
    await this.#willing("encrypting");
    const key = this.#newestKey();
    const nonce = randomBytes(nonceBytes);
    const cipher = createCipheriv("aes-256-gcm", key, nonce);
    const sealed = Buffer.concat([cipher.update(plainText, "utf8"), cipher.final()]);
    return Buffer.concat([idOf(key), nonce, cipher.getAuthTag(), sealed]);
  };

  readonly decryptStringAsync = async (
    encrypted: Buffer,
  ): Promise<Electron.DecryptStringAsyncReturnValue> => {
    await this.#willing("decrypting");
    const keys = this.#keys();
    const id = encrypted.subarray(0, idBytes);
    const index = keys.findIndex((key) => idOf(key).equals(id));
    const key = keys[index];
    if (key === undefined) throw new Error("Error while decrypting: no key fits");
    const nonce = encrypted.subarray(idBytes, idBytes + nonceBytes);
    const tagEnd = idBytes + nonceBytes + tagBytes;
    const decipher = createDecipheriv("aes-256-gcm", key, nonce);
    decipher.setAuthTag(encrypted.subarray(idBytes + nonceBytes, tagEnd));
    const text = Buffer.concat([decipher.update(encrypted.subarray(tagEnd)), decipher.final()]);
    return { result: text.toString("utf8"), shouldReEncrypt: index > 0 };
  };

  /** Answers come later, as they do from another process. */
  async #ready(): Promise<void> {
    await Promise.resolve();
    if (!this.#options.isReady()) {
      throw new Error("safeStorage cannot be used before app is ready");
    }
  }

  async #willing(what: string): Promise<void> {
    await this.#ready();
    if (this.#keyring !== "protected") {
      throw new Error(`Error while ${what}: the key store refuses`);
    }
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
