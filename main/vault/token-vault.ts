/**
 * Where a sign-in is kept between two runs. There is one vault for the application and not one for
 * each account: one account is signed in at a time, and the next start takes up the last one.
 *
 * What the disk holds is either the newest tokens or none, except while the key store is locked:
 *
 * | state | on disk | keeping | entered by |
 * |---|---|---|---|
 * | unopened | what the last run left | memory | the start |
 * | empty | nothing | as the next write would | `open` of nothing usable, `wipe` |
 * | encrypted | the newest tokens, encrypted | encrypted | `write`, `open` while the key store protects |
 * | plain | the newest tokens, readable | by-consent | `write`, `open` without protection, with consent |
 * | in memory | nothing | memory: no-keyring, weak-keyring, write-failed | `write` without both; a failed write; consent revoked |
 * | locked | the tokens of an earlier sign-in, encrypted | memory or encrypted | `open` while the key store refuses; ends with the next `write` or `wipe` |
 *
 * Whatever `open` cannot use leads to a new sign-in, and what becomes of the file depends on why:
 *
 * | the file | what happens to it |
 * |---|---|
 * | cannot be ours (no file, no format of ours, not opened by a key store that works) | is set aside |
 * | encrypted by another backend, or readable without consent | is removed: it can never be used |
 * | readable where the key store protects | is removed: who can write here could have planted it |
 * | encrypted by the key that everyone knows (Linux) | is removed: it was never protected |
 * | refused by the key store, out of its reach, or refused by the system | stays: at login a keyring may be locked still, and a denied question of the keychain is asked again at the next start |
 *
 * The key store may wait for a person. So `wipe` does not wait for it: it makes writes in progress
 * void and clears the disk at once.
 */
import type { Keeping } from "../../contract/app-snapshot.ts";
import { type Result, done, failed } from "../../contract/result.ts";
import type { Log } from "../log.ts";
import type { Consent } from "./consent.ts";
import { type KeyStore, type Protection, isAtWork } from "./key-store.ts";
import type { VaultDocument, VaultFile } from "./vault-file.ts";

/** Why there is nothing to take up: `nothing` on a first start, everything else was a sign-in once. */
export type NothingKept =
  | "nothing"
  /** It cannot be ours, and was set aside. */
  | "damaged"
  | "backend-changed"
  | "key-store-refuses"
  | "not-allowed"
  /** It was readable although the key store protects. */
  | "not-protected"
  | "unreadable";

export type Opened<Tokens> =
  | { readonly found: true; readonly tokens: Tokens }
  | { readonly found: false; readonly because: NothingKept };

export interface Vault<Tokens> {
  /** What the last run kept. Call once, before anything else. Never rejects. */
  open(): Promise<Opened<Tokens>>;
  /**
   * Resolves when these tokens would survive a crash, or when it is settled that they stay in memory
   * (which is no failure; `keeping` tells). Writes are done one after the other; the last one stays.
   * A failure leaves nothing on the disk, because older tokens are spent.
   */
  write(tokens: Tokens): Promise<Result<undefined>>;
  /** Leaves nothing on the disk; writes that have not finished are void. Does not reject. */
  wipe(): Promise<void>;
  /** For the user's eyes: where the sign-in is, or before the first write: where it would be. */
  keeping(): Keeping;
  /**
   * The user's answer about keeping the sign-in unprotected; it holds until the other answer. Yes
   * keeps the present sign-in at once, no removes it. Where the key store protects it changes nothing.
   */
  allowPlain(consent: boolean): Promise<Result<undefined>>;
}

export interface VaultOptions<Tokens> {
  readonly file: VaultFile;
  readonly consent: Consent;
  readonly keyStore: KeyStore;
  /** The tokens' own format; `parse` gives `undefined` for what `serialise` did not write. */
  readonly serialise: (tokens: Tokens) => string;
  readonly parse: (text: string) => Tokens | undefined;
  readonly log: Log;
  /** Told after each change of `keeping()`. */
  readonly onKeeping: (keeping: Keeping) => void;
}

export function createVault<Tokens>(options: VaultOptions<Tokens>): Vault<Tokens> {
  return new FileVault(options);
}

class FileVault<Tokens> implements Vault<Tokens> {
  readonly #options: VaultOptions<Tokens>;
  #keeping: Keeping = { where: "memory" };
  /** Held so that consent given later can keep them. */
  #newest: Tokens | undefined;
  /** Grows with each wipe; a write that began before one must not reach the disk. */
  #wipes = 0;
  /** Everything that may ask the key store, one after the other. */
  #turns: Promise<unknown> = Promise.resolve();
  /** The disk's own order: a wipe goes before a write that still waits for the key store. */
  #disk: Promise<unknown> = Promise.resolve();

  constructor(options: VaultOptions<Tokens>) {
    this.#options = options;
  }

  open(): Promise<Opened<Tokens>> {
    return this.#inTurn(async () => {
      const protection = await this.#options.keyStore.protection();
      this.#keep(await this.#prospect(protection));
      const opened = await this.#openFile(protection);
      this.#options.log("vault-opened", { reason: opened.found ? "found" : opened.because });
      return opened;
    });
  }

  write(tokens: Tokens): Promise<Result<undefined>> {
    this.#newest = tokens;
    const wipes = this.#wipes;
    return this.#inTurn(() => this.#write(tokens, wipes));
  }

  async wipe(): Promise<void> {
    this.#wipes += 1;
    this.#newest = undefined;
    await this.#remove();
  }

  keeping(): Keeping {
    return this.#keeping;
  }

  allowPlain(consent: boolean): Promise<Result<undefined>> {
    return this.#inTurn(async () => {
      const isRecorded = await this.#record(consent);
      if (consent) {
        if (!isRecorded) return failed({ code: "internal" });
        const tokens = this.#newest;
        if (tokens !== undefined) return this.#write(tokens, this.#wipes);
      }
      const protection = await this.#options.keyStore.protection();
      if (protection.level !== "protected" && !consent) await this.#remove();
      this.#keep(await this.#prospect(protection));
      return isRecorded ? done(undefined) : failed({ code: "internal" });
    });
  }

  async #openFile(protection: Protection): Promise<Opened<Tokens>> {
    let document: VaultDocument | "nothing" | "damaged";
    try {
      document = await this.#options.file.read();
      await this.#options.file.sweep();
    } catch (error) {
      this.#failed("read", error);
      return { found: false, because: "unreadable" };
    }
    if (document === "nothing") return this.#discard("nothing");
    if (document === "damaged") return this.#setAside();
    return document.kept === "plain"
      ? this.#openPlain(document.data, protection)
      : this.#openEncrypted(document, protection);
  }

  async #openPlain(text: string, protection: Protection): Promise<Opened<Tokens>> {
    if (protection.level === "protected") return this.#discard("not-protected");
    if (!(await this.#options.consent.read())) return this.#discard("not-allowed");
    return this.#take(text, false);
  }

  async #openEncrypted(
    { backend, data }: VaultDocument & { kept: "encrypted" },
    protection: Protection,
  ): Promise<Opened<Tokens>> {
    if (protection.level === "none") return { found: false, because: "key-store-refuses" };
    const isHidden = this.#options.keyStore.hides(Buffer.from(data, "base64"));
    // The keyring may be locked; what the key that everyone knows has hidden was never protected.
    const isOut = protection.level === "weak" && isHidden;
    if (isOut) return { found: false, because: "key-store-refuses" };
    if (protection.level === "weak") return this.#discard("backend-changed");
    if (protection.backend !== backend) return this.#discard("backend-changed");
    if (!isHidden) return this.#discard("not-protected");
    let decrypted: Awaited<ReturnType<KeyStore["decrypt"]>>;
    try {
      decrypted = await this.#options.keyStore.decrypt(Buffer.from(data, "base64"));
    } catch (error) {
      this.#failed("decrypt", error);
      if (await isAtWork(this.#options.keyStore)) return this.#setAside();
      return { found: false, because: "key-store-refuses" };
    }
    return this.#take(decrypted.text, decrypted.isOutdated);
  }

  /** The tokens in this text; `again`: they should be kept better than they are. */
  async #take(text: string, again: boolean): Promise<Opened<Tokens>> {
    const tokens = this.#options.parse(text);
    if (tokens === undefined) return this.#setAside();
    this.#newest = tokens;
    if (again) await this.#write(tokens, this.#wipes);
    return { found: true, tokens };
  }

  async #setAside(): Promise<Opened<Tokens>> {
    try {
      await this.#onDisk(() => this.#options.file.setAside());
    } catch (error) {
      this.#failed("set-aside", error);
    }
    return { found: false, because: "damaged" };
  }

  #discard(because: NothingKept): Promise<Opened<Tokens>> {
    return this.#remove().then(() => ({ found: false, because }));
  }

  async #write(tokens: Tokens, wipes: number): Promise<Result<undefined>> {
    const { file, keyStore } = this.#options;
    try {
      const protection = await keyStore.protection();
      const prospect = await this.#prospect(protection);
      const document = await this.#documentFor(tokens, protection, prospect);
      const isVoid = await this.#onDisk(async () => {
        if (wipes !== this.#wipes) return true;
        if (document === undefined) await file.remove();
        else await file.write(document);
        return false;
      });
      if (!isVoid) this.#keep(prospect);
      return done(undefined);
    } catch (error) {
      this.#failed("write", error);
      if (wipes === this.#wipes) {
        await this.#remove();
        this.#keep({ where: "memory", because: "write-failed" });
      }
      return failed({ code: "internal" });
    }
  }

  /** `undefined`: the tokens stay in memory. */
  async #documentFor(
    tokens: Tokens,
    protection: Protection,
    { where }: Keeping,
  ): Promise<VaultDocument | undefined> {
    const text = this.#options.serialise(tokens);
    if (protection.level === "protected") {
      const data = (await this.#options.keyStore.encrypt(text)).toString("base64");
      return { version: 1, kept: "encrypted", backend: protection.backend, data };
    }
    return where === "by-consent" ? { version: 1, kept: "plain", data: text } : undefined;
  }

  /** Where a write would put the tokens now. */
  async #prospect({ level }: Protection): Promise<Keeping> {
    if (level === "protected") return { where: "encrypted" };
    const because = level === "weak" ? "weak-keyring" : "no-keyring";
    const isAllowed = await this.#options.consent.read();
    return { where: isAllowed ? "by-consent" : "memory", because };
  }

  async #record(consent: boolean): Promise<boolean> {
    try {
      await this.#options.consent.record(consent);
      return true;
    } catch (error) {
      this.#failed("consent", error);
      return false;
    }
  }

  async #remove(): Promise<void> {
    try {
      await this.#onDisk(() => this.#options.file.remove());
    } catch (error) {
      this.#failed("remove", error);
    }
  }

  #keep(keeping: Keeping): void {
    const before = this.#keeping;
    this.#keeping = keeping;
    if (before.where === keeping.where && before.because === keeping.because) return;
    this.#options.onKeeping(keeping);
  }

  /** The system's code at most: a message may hold a path with the user's name. */
  #failed(what: string, error: unknown): void {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    this.#options.log("vault-failed", { action: what, code });
  }

  #inTurn<T>(act: () => Promise<T>): Promise<T> {
    const turn = this.#turns.then(act);
    this.#turns = turn.catch(() => undefined);
    return turn;
  }

  #onDisk<T>(act: () => Promise<T>): Promise<T> {
    const turn = this.#disk.then(act);
    this.#disk = turn.catch(() => undefined);
    return turn;
  }
}
