/**
 * The shape of the settings file and the way from every older shape to it. Pure: text in, settings
 * or a reason out.
 *
 * | version | since | holds |
 * |---|---|---|
 * | 1 | 0.1.0 | hotkeys, theme, targets, notifications |
 * | 2 | 0.1.0 | also `service` |
 * | 3 | 0.1.0 | also `answerDevice` |
 * | 4 | 0.1.0 | also `lastFlip` and `lastPark` |
 * | 5 | 0.1.0 | also what waits, what is kept, more hotkeys, commands |
 * | 6 | 0.1.0 | `settings` as in `contract/settings.ts`: hotkeys of a flip's steps and of card numbers |
 */
import * as v from "valibot";

import {
  type Settings,
  defaultSettings,
  settings as settingsSchema,
} from "../../contract/settings.ts";

/** One step: `migrations[n]` turns a document of version n + 1 into one of version n + 2. */
export type Migration = (older: Readonly<Record<string, unknown>>) => Record<string, unknown>;
const part = v.record(v.string(), v.unknown());
const migrations: readonly Migration[] = [
  ({ settings }) => ({
    settings: Object.assign({}, settings, { service: defaultSettings.service }),
  }),
  ({ settings }) => ({
    settings: Object.assign({}, settings, { answerDevice: defaultSettings.answerDevice }),
  }),
  ({ settings }) => {
    const { lastFlip, lastPark } = defaultSettings;
    return { settings: Object.assign({}, settings, { lastFlip, lastPark }) };
  },
  ({ settings }) => {
    const { hotkeys, notifications } = v.parse(
      v.looseObject({ hotkeys: part, notifications: part }),
      settings,
    );
    const { language, waiting, secondChance, recentDays, forgetAtSignOut, tones, commandLine } =
      defaultSettings;
    const { waiting: tellsWaiting, answered, quietWhileTalking } = defaultSettings.notifications;
    const { updateByItself, windowKeys, strip } = defaultSettings;
    return {
      settings: Object.assign({}, settings, {
        ...{
          language,
          waiting,
          secondChance,
          recentDays,
          forgetAtSignOut,
          tones,
          commandLine,
          updateByItself,
          windowKeys,
          strip,
        },
        // What has no hotkey by default gets none.
        hotkeys: { ...defaultSettings.hotkeys, ...hotkeys },
        notifications: { waiting: tellsWaiting, answered, quietWhileTalking, ...notifications },
      }),
    };
  },
  ({ settings }) => {
    const { hotkeys } = v.parse(v.looseObject({ hotkeys: part }), settings);
    return {
      settings: Object.assign({}, settings, {
        hotkeys: { ...defaultSettings.hotkeys, ...hotkeys },
        cardNumberSeconds: defaultSettings.cardNumberSeconds,
      }),
    };
  },
];

export interface SettingsDocument {
  readonly version: number;
  readonly settings: Settings;
}

const header = v.looseObject({ version: v.pipe(v.number(), v.integer(), v.minValue(1)) });
const body = v.strictObject({ settings: settingsSchema });

/** `current` is written by this version of Ringside. */
export const currentVersion = migrations.length + 1;

export type ReadDocument =
  | { readonly ok: true; readonly settings: Settings; readonly migrated: boolean }
  | { readonly ok: false; readonly why: "not-json" | "not-ours" | "from-newer-version" };

/** Reads the file's text. `steps` is handed in by tests only. */
export function readDocument(text: string, steps: readonly Migration[] = migrations): ReadDocument {
  const json = parseJson(text);
  if (json === undefined) return { ok: false, why: "not-json" };
  const head = v.safeParse(header, json);
  if (!head.success) return { ok: false, why: "not-ours" };
  const { version, ...older } = head.output;
  if (version > steps.length + 1) return { ok: false, why: "from-newer-version" };
  const migrated = migrate(older, steps.slice(version - 1));
  const parsed = v.safeParse(body, migrated);
  if (!parsed.success) return { ok: false, why: "not-ours" };
  return { ok: true, settings: parsed.output.settings, migrated: version <= steps.length };
}

/** A step that cannot cope with what it finds leaves nothing that fits the schema. */
function migrate(older: Record<string, unknown>, steps: readonly Migration[]): unknown {
  try {
    return steps.reduce<Record<string, unknown>>((document, step) => step(document), older);
  } catch {
    return undefined;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
