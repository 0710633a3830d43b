import { createHash } from "node:crypto";

import type { KeyStore, Protection } from "../../../main/vault/key-store.ts";

/** What a working key store makes of a text: hidden by turning it around, sealed by a digest. */
export function sealed(text: string): Buffer {
  const hidden = Buffer.from(text).reverse();
  return Buffer.concat([digestOf(hidden), hidden]);
}

const digestBytes = 8;
const digestOf = (bytes: Buffer): Buffer =>
  createHash("sha256").update(bytes).digest().subarray(0, digestBytes);

/** A key store whose protection and moods the test sets. */
export class FakeKeyStore implements KeyStore {
  now: Protection = { level: "protected", backend: "gnome_libsecret" };
  /** Set to refuse, as a denied keychain does. */
  refuses = false;
  isOutdated = false;
  /** What the next encryptions wait for, as for a person who is asked to unlock the keyring. */
  readonly waits: Promise<unknown>[] = [];

  protection(): Promise<Protection> {
    return Promise.resolve(this.now);
  }

  /** Set to what the key that everyone knows would make of it. */
  isFixedKey = false;
  hides(): boolean {
    return !this.isFixedKey;
  }

  async encrypt(text: string): Promise<Buffer> {
    await this.waits.shift();
    this.#willing();
    return sealed(text);
  }

  decrypt(encrypted: Buffer): Promise<{ text: string; isOutdated: boolean }> {
    return Promise.resolve().then(() => {
      this.#willing();
      const hidden = Buffer.from(encrypted.subarray(digestBytes));
      if (!digestOf(hidden).equals(encrypted.subarray(0, digestBytes))) throw new Error("no seal");
      return { text: hidden.reverse().toString(), isOutdated: this.isOutdated };
    });
  }

  #willing(): void {
    if (this.refuses) throw new Error("denied");
  }
}
