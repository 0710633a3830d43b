/** Whether the user lets a sign-in be kept where nothing protects it. Holds no secret. */
import { rm } from "node:fs/promises";
import { join } from "node:path";

import { readOwnFile, writeOwnFile } from "../files/own-file.ts";

export interface Consent {
  /** False when nothing, or nothing that makes sense, is on record. */
  read(): Promise<boolean>;
  /** Resolves when the answer is on record; rejects when it cannot be. */
  record(isGiven: boolean): Promise<void>;
}

const given = "The user let Ringside keep the sign-in on this disk without encryption.\n";

/**
 * On record as a file of its own with one fixed sentence: it is about this machine's disk and not
 * about an account, and who looks into the folder sees what was agreed to.
 */
export function createConsent(folder: string): Consent {
  const path = join(folder, "unencrypted-sign-in-allowed.txt");
  return {
    read() {
      const found = readOwnFile(path, given.length);
      return Promise.resolve(found.state === "read" && found.text === given);
    },
    async record(isGiven) {
      if (!isGiven) {
        await rm(path, { force: true });
        return;
      }
      writeOwnFile(path, given);
    },
  };
}

/** Where it cannot be recorded. */
export const noConsent: Consent = {
  read: () => Promise.resolve(false),
  record: () => Promise.reject(new Error("no folder for it")),
};
