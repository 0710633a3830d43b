import type { AppSnapshot, ColleagueView } from "../../contract/app-snapshot.ts";
import type { IntegrationView } from "../../contract/desktop/integration.ts";
import type { DialReading } from "../../contract/dialing.ts";
import type { CallReplay, DiagnosticsView } from "../../contract/diagnostics.ts";
import type { Language } from "../../contract/i18n/languages.ts";
import type { Result } from "../../contract/result.ts";
import type { HotkeyView, Settings } from "../../contract/settings.ts";
import type { Pseudo } from "../support/pseudo/pseudo-words.ts";

/** Something that is done once the window stands; see `perform` in `stage.ts`. */
export type Step =
  /** A button, a fold or a choice is pressed, by its name or by how its name begins. */
  | { readonly press: string }
  /** A field is filled in, by its label. */
  | { readonly fill: string; readonly text: string }
  /** A dialog with this title, whose code may come late. */
  | { readonly wait: string }
  /** A key is pressed where the focus is. */
  | { readonly key: string }
  /** An option is taken from the list with this label. */
  | { readonly choose: string; readonly value: string };

/** One state of the window; what is left out is as `FakeBridge` has it. */
export interface Scene {
  /** `silent`: main has not answered yet, and does not. */
  readonly snapshot: AppSnapshot | "silent";
  readonly hotkeys?: HotkeyView[];
  readonly settings?: Partial<Settings>;
  /** What it speaks: a language, or one that is made up; English when left out. */
  readonly speaks?: Language | Pseudo;
  readonly page?: "settings" | "diagnostics";
  /** Of the settings, the group that is open. */
  readonly group?: "general" | "calls" | "alerts" | "keys" | "account" | "about";
  readonly diagnostics?: DiagnosticsView;
  readonly replay?: CallReplay;
  /** Who is in the directory. */
  readonly people?: readonly ColleagueView[];
  /** How Ringside stands in the system; switched off and possible when left out. */
  readonly integration?: IntegrationView;
  /** What a method of the bridge answers, by its name, such as `calls.act`. */
  readonly answers?: Readonly<Record<string, Result<never>>>;
  /** What becomes of an intent that is sent, instead of `accepted`. */
  readonly outcome?: "choosing" | "merged" | "armed" | "cancelled";
  /** How main reads any entry, instead of dialling it as it stands. */
  readonly reading?: DialReading;
  readonly steps?: readonly Step[];
}

export type Scenes = Readonly<Record<string, Scene>>;

/** Names of buttons to press one after the other. */
export const presses = (...names: string[]): Step[] => names.map((press) => ({ press }));
