/**
 * The report that a user may hand to somebody else. Everything in it was redacted when it was
 * recorded; here it is only put together, and the settings are copied one by one, so that a setting
 * of the future stays out until somebody has thought about it.
 */
import type { DiagnosticsView } from "../../../contract/diagnostics.ts";
import type { Settings } from "../../../contract/settings.ts";
import type { Recording } from "../recording/black-box.ts";

/** A line of the log, as it stands in the file. */
export interface LogLine {
  /** Milliseconds since 1970. */
  readonly at: number;
  /** JSON. */
  readonly line: string;
}

export interface ReportParts {
  readonly view: DiagnosticsView;
  readonly recordings: readonly Recording[];
  readonly log: readonly LogLine[];
  readonly settings: Settings;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
}

/** One JSON text, for people and programs. */
export function reportText({ view, recordings, log, settings, createdAt }: ReportParts): string {
  const report = {
    format: "ringside-diagnostics",
    formatVersion: 1,
    createdAt: timeOf(createdAt),
    note: "Names, numbers and ids are placeholders; nothing here was ever anything else.",
    ...view,
    settings: sharedSettings(settings),
    calls: recordings.map(({ names, startedAt, ...rest }) => ({
      ...{ startedAt: timeOf(startedAt), names: Object.fromEntries(names) },
      ...rest,
    })),
    log: log.map(({ at, line }) => `${timeOf(at)} ${line}`),
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}

/** Without the phone and the place that belong to one person's account. */
const sharedSettings = ({ hotkeys, theme, notifications, showOnRinging }: Settings) => ({
  hotkeys: { ...hotkeys },
  theme,
  notifications: { ...notifications },
  showOnRinging,
});

const timeOf = (instant: number): string => new Date(instant).toISOString();
