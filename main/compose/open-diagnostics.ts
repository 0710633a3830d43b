import { shell as system } from "electron";

import type { Handlers } from "../../contract/ipc.ts";
import type { Settings } from "../../contract/settings.ts";
import { createDiagnosticsDesk } from "../diagnostics/desk.ts";
import type { Diagnostics } from "../diagnostics/diagnostics.ts";
import type { ReportFolder } from "../diagnostics/report/report-file.ts";
import type { Surroundings } from "./desktop-parts.ts";

export interface DiagnosticsParts {
  readonly surroundings: Surroundings;
  readonly diagnostics: Diagnostics;
  /** Where reports may be saved, in the order in which the folders are tried. */
  readonly reportFolders: readonly ReportFolder[];
}

/** What the view of diagnostics asks for. */
export const openDiagnosticsDesk = (
  { surroundings, diagnostics, reportFolders }: DiagnosticsParts,
  settings: () => Settings,
): Handlers["diagnostics"] =>
  createDiagnosticsDesk({
    diagnostics,
    folders: reportFolders,
    settings,
    now: () => surroundings.clock.now(),
    showFile: (path) => system.showItemInFolder(path),
  });
