import type { Ipc } from "../../contract/ipc.ts";

type LinkName = Parameters<LinkOpener>[0];
/** Opens one of our own pages in the system browser. */
export type LinkOpener = (
  link: Extract<ReturnType<Ipc["app"]["openLink"]["input"]>, { ok: true }>["value"]["link"],
) => Promise<void>;

/** The page asks by name; what is opened stands here and nowhere else. */
export const links: Readonly<Record<LinkName, string>> = {
  help: "https://developers.ringcentral.com/guide/voice/call-control",
  permissions: "https://developers.ringcentral.com/guide/basics/permissions",
  licences: "https://spdx.org/licenses/",
};

/** `open` is Electron's `shell.openExternal`. */
export function createLinkOpener(open: (url: string) => Promise<void>): LinkOpener {
  return (link) => open(new URL(links[link]).href);
}
