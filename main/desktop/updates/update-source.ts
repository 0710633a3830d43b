/** Whether this copy may update itself, and from where. Pure. */
import type { KeyObject } from "node:crypto";

import type { UpdatesOff } from "../../../contract/desktop/updates.ts";
import { readUpdateKey } from "./release.ts";

/** As the build says it, or the command line of an unpackaged run; empty: nobody has said it. */
export interface UpdateWish {
  /** The folder of a server where the lists and packages lie. */
  readonly url: string;
  /** See `readUpdateKey`. */
  readonly key: string;
}

export interface UpdateSource {
  readonly url: URL;
  readonly key: KeyObject;
}

interface Installation {
  readonly build: UpdateWish;
  /** Of this run's command line: obeyed only by a copy that is not installed, which nobody else starts. */
  readonly told?: UpdateWish | undefined;
  readonly isPackaged: boolean;
  readonly platform: NodeJS.Platform;
  readonly env: NodeJS.ProcessEnv;
}

export type FoundSource =
  | { readonly source: UpdateSource; readonly off?: undefined }
  | { readonly off: UpdatesOff; readonly source?: undefined };

export function findUpdateSource(installation: Installation): FoundSource {
  const { build, told, isPackaged, platform, env } = installation;
  if (!isPackaged) {
    return told === undefined ? { off: "not-installed" } : sourceOf(told, isEncryptedOrHere);
  }
  // What dpkg or rpm has put there is theirs to replace; an AppImage is a file of the user's own.
  if (platform === "linux" && env["APPIMAGE"] === undefined) return { off: "by-packages" };
  if (env["PORTABLE_EXECUTABLE_DIR"] !== undefined) return { off: "portable" };
  return sourceOf(build, ({ protocol }) => protocol === "https:");
}

function sourceOf({ url, key }: UpdateWish, isAllowed: (url: URL) => boolean): FoundSource {
  const parsed = URL.parse(url.endsWith("/") ? url : `${url}/`);
  const read = readUpdateKey(key);
  return parsed === null || read === undefined || !isAllowed(parsed)
    ? { off: "not-configured" }
    : { source: { url: parsed, key: read } };
}

const isEncryptedOrHere = ({ protocol, hostname }: URL): boolean =>
  protocol === "https:" || (protocol === "http:" && hostname === "127.0.0.1");
