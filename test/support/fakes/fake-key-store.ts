import type { KeyStore, Protection } from "../../../main/vault/key-store.ts";

/** A key store whose protection and moods the test sets; it hides text by turning it around. */
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

  async encrypt(text: string): Promise<Buffer> {
    await this.waits.shift();
    this.#willing();
    return Buffer.from(text).reverse();
  }

  decrypt(encrypted: Buffer): Promise<{ text: string; isOutdated: boolean }> {
    return Promise.resolve().then(() => {
      this.#willing();
      return { text: Buffer.from(encrypted).reverse().toString(), isOutdated: this.isOutdated };
    });
  }

  #willing(): void {
    if (this.refuses) throw new Error("denied");
  }
}
