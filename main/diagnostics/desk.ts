/** What the page may ask of the diagnostics; keeps the path of the last report to itself. */
import type { Handlers } from "../../contract/ipc.ts";
import { done } from "../../contract/result.ts";
import type { Settings } from "../../contract/settings.ts";
import type { Diagnostics } from "./diagnostics.ts";
import { type ReportFolder, saveReport } from "./report/report-file.ts";
import { reportText } from "./report/report.ts";

export interface DiagnosticsDeskOptions {
  readonly diagnostics: Diagnostics;
  readonly settings: () => Settings;
  /** In the order in which they are tried. */
  readonly folders: readonly ReportFolder[];
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Shows a file in the system's file manager. */
  readonly showFile: (path: string) => void;
}

export function createDiagnosticsDesk(options: DiagnosticsDeskOptions): Handlers["diagnostics"] {
  const { diagnostics, settings, folders, now, showFile } = options;
  let lastReport: string | undefined;
  return {
    read: () => done(diagnostics.read()),
    replay: ({ number }) => diagnostics.replay(number),
    async exportReport() {
      const createdAt = now();
      const text = reportText({ ...diagnostics.kept(), settings: settings(), createdAt });
      const saved = await saveReport(text, { folders, createdAt });
      if (!saved.ok) return saved;
      lastReport = saved.value.path;
      return done({ file: saved.value.file, folder: saved.value.folder });
    },
    showReport() {
      if (lastReport !== undefined) showFile(lastReport);
      return done(undefined);
    },
  };
}
