import { arch, release } from "node:os";

import type { SystemView } from "../../../contract/diagnostics.ts";

/** What runs here. The preview host has no Electron and no Chromium, so they are left out there. */
export function systemView(from: {
  readonly version: string;
  readonly locale: string;
  readonly process: Pick<NodeJS.Process, "platform" | "env"> & {
    readonly versions: {
      readonly node: string;
      readonly electron?: string;
      readonly chrome?: string;
    };
  };
}): SystemView {
  const { platform, versions, env } = from.process;
  const { electron, chrome: chromium } = versions;
  const session = platform === "linux" ? sessions.get(env["XDG_SESSION_TYPE"] ?? "") : undefined;
  return {
    app: from.version,
    electron,
    chromium,
    node: versions.node,
    platform,
    release: release(),
    architecture: arch(),
    locale: from.locale,
    session,
  };
}

/** The words that a Linux session may be of; the variable is anybody's to set. */
const sessions = new Map(["wayland", "x11", "tty", "mir"].map((word) => [word, word]));
