/**
 * The settings' file on a disk that may refuse: full, not writable, not there. What should be kept is
 * held in memory meanwhile and written as soon as the disk takes it.
 */
import { renameSync } from "node:fs";
import { basename, join } from "node:path";

import type { Settings } from "../../contract/settings.ts";
import { type Unfit, readOwnFile, systemCode, writeOwnFile } from "../files/own-file.ts";
import { type BackOffPace, backOffMs } from "../timing/back-off.ts";
import type { Clock } from "../timing/clock.ts";
import { type ReadDocument, currentVersion, readDocument } from "./settings-file.ts";

/** The largest settings file that is read, in bytes; ours has less than two thousand. */
export const largestSettingsBytes = 256 * 1024;

/** How often a disk that refused the settings is tried again. */
export const settingsRetryPace: BackOffPace = { firstMs: 2_000, longestMs: 60_000, spread: 0 };

/** Why a settings file is not taken over as it is. */
export type SettingsDamage = Extract<ReadDocument, { ok: false }>["why"] | Unfit | "not-readable";

export interface SettingsDiskOptions {
  /** Absolute; made when missing. */
  readonly folder: string;
  readonly clock: Clock;
  /** A file that could not be taken over stands under this name (not path) now. */
  readonly onDamaged: (file: string, why: SettingsDamage) => void;
  /**
   * Whether the disk holds what is in force; told when that changes, and it is taken to hold it at
   * first. `code` is the system's word for what is in the way.
   */
  readonly onKept: (kept: { readonly isKept: boolean; readonly code: string }) => void;
}

/** Made by `openSettings`. */
export class SettingsDisk {
  readonly #options: SettingsDiskOptions;
  readonly #path: string;
  /** Must be out of the way before anything is written, since it is never overwritten. */
  #damage: SettingsDamage | undefined;
  #unwritten: Settings | undefined;
  #failures = 0;
  #stopRetry: () => void = () => undefined;

  constructor(options: SettingsDiskOptions) {
    this.#options = options;
    this.#path = join(options.folder, "settings.json");
  }

  /** What the last run kept; `undefined` when that is nothing, or nothing that can be used. Call once. */
  read(): Extract<ReadDocument, { ok: true }> | undefined {
    const found = readOwnFile(this.#path, largestSettingsBytes);
    if (found.state === "missing") return undefined;
    if (found.state === "unfit") this.#damage = found.why;
    else if (found.state === "unreadable") this.#damage = "not-readable";
    else {
      const document = readDocument(found.text);
      if (document.ok) return document;
      this.#damage = document.why;
    }
    return undefined;
  }

  /** Writes them now, or as soon as the disk takes them. Never throws. */
  keep(settings: Settings): void {
    this.#unwritten = settings;
    this.#try();
  }

  /** Tries a last time what is not written yet. */
  dispose(): void {
    this.#stopRetry();
    if (this.#unwritten !== undefined) this.#write(this.#unwritten);
    this.#unwritten = undefined;
  }

  #try(): void {
    this.#stopRetry();
    if (this.#unwritten === undefined) return;
    const code = this.#write(this.#unwritten);
    const before = this.#failures;
    this.#failures = code === undefined ? 0 : before + 1;
    if (code === undefined) {
      this.#unwritten = undefined;
      if (before > 0) this.#options.onKept({ isKept: true, code: "" });
      return;
    }
    this.#stopRetry = this.#options.clock.after(
      backOffMs(this.#failures, settingsRetryPace, 0),
      () => this.#try(),
    );
    if (before === 0) this.#options.onKept({ isKept: false, code });
  }

  /** The system's word for why not; `undefined` when they are written. */
  #write(settings: Settings): string | undefined {
    try {
      this.#setAside();
      writeOwnFile(this.#path, serialised(settings));
      return undefined;
    } catch (error) {
      return systemCode(error);
    }
  }

  /** The colons of an ISO time may not stand in a Windows file name. */
  #setAside(): void {
    const why = this.#damage;
    if (why === undefined) return;
    this.#damage = undefined;
    const stamp = new Date(this.#options.clock.now()).toISOString().replace(/[:.]/g, "-");
    const aside = this.#path.replace(/\.json$/, `.damaged-${stamp}.json`);
    try {
      renameSync(this.#path, aside);
    } catch (error) {
      // Somebody has taken it away meanwhile, or it never was there and the folder could not tell.
      if (systemCode(error) === "ENOENT") return;
      this.#damage = why;
      throw error;
    }
    this.#options.onDamaged(basename(aside), why);
  }
}

const serialised = (settings: Settings): string =>
  `${JSON.stringify({ version: currentVersion, settings }, null, 2)}\n`;
