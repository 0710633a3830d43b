/** What `Updates` needs of electron-updater. Made by `electron-updater.ts`, when it is needed first. */
import type { UpdateFailure } from "../../../contract/desktop/updates.ts";

export type Tried<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly failure: UpdateFailure | "cancelled" };

export interface UpdaterPort {
  /** The version that is newer, meant for this copy and signed; `undefined`: there is none. */
  check(): Promise<Tried<string | undefined>>;
  /** Fetches what `check` has found. A package that an earlier run has fetched is not fetched again. */
  load(onPercent: (percent: number) => void): Promise<Tried<undefined>>;
  /** Ends what is being read. */
  cancel(): void;
  /** Quits and starts the new version. */
  restart(): void;
  /** The process ends: installs what was fetched, and starts it if that was asked for. */
  atQuit(): void;
}
