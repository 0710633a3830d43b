import { createHash } from "node:crypto";

import type { KeyStore, Protection } from "../../../main/vault/key-store.ts";

/** What says before a text that a key which protects has hidden it, as Chromium does on Linux. */
const mark = Buffer.from("v11");

/** What a working key store makes of a text: marked, sealed by a digest, hidden by turning it around. */
export function sealed(text: string): Buffer {
  const hidden = Buffer.from(text).reverse();
  return Buffer.concat([mark, digestOf(hidden), hidden]);
}

const digestBytes = 8;
const sealEnds = mark.length + digestBytes;
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
  hides(encrypted: Buffer): boolean {
    return !this.isFixedKey && encrypted.subarray(0, mark.length).equals(mark);
  }

  async encrypt(text: string): Promise<Buffer> {
    await this.waits.shift();
    this.#willing();
    return sealed(text);
  }

  decrypt(encrypted: Buffer): Promise<{ text: string; isOutdated: boolean }> {
    return Promise.resolve().then(() => {
      this.#willing();
      const [seal, hidden] = [
        encrypted.subarray(mark.length, sealEnds),
        encrypted.subarray(sealEnds),
      ];
      if (!digestOf(hidden).equals(seal)) throw new Error("no seal");
      return { text: Buffer.from(hidden).reverse().toString(), isOutdated: this.isOutdated };
    });
  }

  #willing(): void {
    if (this.refuses) throw new Error("denied");
  }
}
