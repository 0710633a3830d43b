import { parseArgs } from "node:util";

import { type DesktopSystem, systemNames, systems } from "./electron/systems.ts";
import { type Keyring, keyrings } from "./protocol/keyrings.ts";

/** How the preview itself was asked to run, and what is left for the application. */
export interface PreviewArguments {
  /** 0 lets the system choose. */
  readonly port: number;
  readonly open: boolean;
  /** Accelerators that another application is pretended to hold. */
  readonly taken: readonly string[];
  /** The key store that is pretended to be there; none that protects unless asked for. */
  readonly keyring: Keyring;
  /** The desktop to be; this machine's own unless asked for. */
  readonly system: DesktopSystem | undefined;
  /** False: the session bus of the pretended Linux knows no tray. */
  readonly tray: boolean;
  readonly application: readonly string[];
  /** The folder of the application's `package.json`; ours unless a test says otherwise. */
  readonly root: string | undefined;
  /** The folder of the built desk, likewise. */
  readonly desk: string | undefined;
}

/** Reads the words after the script's name; everything after `--` is the application's. */
export function parsePreviewArguments(words: readonly string[]): PreviewArguments {
  const split = words.indexOf("--");
  const own = split === -1 ? words : words.slice(0, split);
  const { values } = parseArgs({
    args: [...own],
    options: {
      port: { type: "string", default: "0" },
      "no-open": { type: "boolean", default: false },
      taken: { type: "string", multiple: true, default: [] },
      keyring: { type: "string", default: "none" },
      platform: { type: "string" },
      "no-tray": { type: "boolean", default: false },
      root: { type: "string" },
      desk: { type: "string" },
    },
  });
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new TypeError(`--port wants a number from 0 to 65535, not '${values.port}'`);
  }
  const keyring = keyrings.find((kind) => kind === values.keyring);
  if (keyring === undefined) {
    throw new TypeError(`--keyring wants one of ${keyrings.join(", ")}, not '${values.keyring}'`);
  }
  const system = systemNames.find((name) => name === values.platform);
  if (values.platform !== undefined && system === undefined) {
    throw new TypeError(
      `--platform wants one of ${systemNames.join(", ")}, not '${values.platform}'`,
    );
  }
  return {
    port,
    system: system === undefined ? undefined : systems[system],
    open: !values["no-open"],
    taken: values.taken,
    keyring,
    tray: !values["no-tray"],
    application: split === -1 ? [] : words.slice(split + 1),
    root: values.root,
    desk: values.desk,
  };
}

/** `--name value` and `--name=value` as Chromium reads switches off a command line. */
export function switchesOf(words: readonly string[]): Map<string, string> {
  return new Map(
    words
      .filter((word) => word.startsWith("--"))
      .map((word) => {
        const [name = "", ...value] = word.slice(2).split("=");
        return [name, value.join("=")];
      }),
  );
}
