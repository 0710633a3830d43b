import { join } from "node:path";

import type { Ipc } from "../../contract/ipc.ts";

type LinkName = Parameters<LinkOpener>[0];
/** Opens one of our own pages in the system browser, or the licences in the system's viewer. */
export type LinkOpener = (
  link: Extract<ReturnType<Ipc["app"]["openLink"]["input"]>, { ok: true }>["value"]["link"],
) => Promise<void>;

/** The page asks by name; what is opened stands here and nowhere else. */
export const links: Readonly<Record<Exclude<LinkName, "licences">, string>> = {
  help: "https://developers.ringcentral.com/guide/voice/call-control",
  permissions: "https://developers.ringcentral.com/guide/basics/permissions",
};

export interface LinkOpenerOptions {
  /** Electron's `shell.openExternal`. */
  readonly openUrl: (url: string) => Promise<void>;
  /** Electron's `shell.openPath`, which answers with what went wrong. */
  readonly openFile: (path: string) => Promise<string>;
  /** The folder of the built main process. */
  readonly folder: string;
}

export function createLinkOpener({ openUrl, openFile, folder }: LinkOpenerOptions): LinkOpener {
  return async (link) => {
    if (link === "licences") await openFile(licencesFile(folder));
    else await openUrl(new URL(links[link]).href);
  };
}

/** Beside the archive of a packaged application, since the system's viewer cannot look into one. */
const licencesFile = (folder: string): string =>
  join(folder, "../licences/licences.txt").replace(/app\.asar(?=[\\/])/, "app.asar.unpacked");
