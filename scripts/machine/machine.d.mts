/** What Electron needs of a machine. Handed to those who judge it, so that a test can be any machine. */
export interface ElectronNeeds {
  readonly platform: NodeJS.Platform;
  /** On Linux: the process belongs to root. */
  readonly isRoot: boolean;
  /** On Linux: where a window could be shown. */
  readonly display: "x11" | "wayland" | undefined;
  /** The path of Electron's executable, if its runtime is here. */
  readonly electron: string | undefined;
  /** Shared libraries that the runtime needs and the system lacks. */
  readonly missingLibraries: readonly string[];
  /** On Linux: what Chromium's sandbox could be made of. */
  readonly sandbox: {
    /** Whether a process without rights may make user namespaces, or what stands in the way. */
    readonly namespaces: "allowed" | "apparmor" | "sysctl" | "refused";
    /** `chrome-sandbox` beside the executable belongs to root and has mode 4755. */
    readonly hasHelper: boolean;
    /** `--no-sandbox` was asked for. */
    readonly isOff: boolean;
  };
}

export interface Machine extends ElectronNeeds {
  /** On Linux: names on the session bus, running or started on demand; `undefined`: no answer. */
  readonly busNames: readonly string[] | undefined;
  /** On Linux: a program is here that can ask the bus. */
  readonly busAsked: boolean;
  /** On Linux: the desktop's portal offers global hotkeys. */
  readonly portalHotkeys: boolean;
  /** For the preview host: a browser's path, or the program that opens one. */
  readonly browser: string | undefined;
  /** The project's own Node.js, which the preview host runs on, is installed. */
  readonly installed: boolean;
}

interface Asked {
  readonly electron: string | undefined;
  /** The application's words. */
  readonly words: readonly string[];
}

export function readElectronNeeds(asked: Asked): ElectronNeeds;
export function readMachine(asked: Asked): Promise<Machine>;
