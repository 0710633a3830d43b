/** Whether the system starts Ringside when its user signs in. The system's own word, asked each time. */
import type { IntegrationPart } from "../../../contract/desktop/integration.ts";
import type { AutostartFile } from "./autostart-file.ts";

/** What is used of Electron's `app`, on macOS and Windows. */
export interface LoginItems {
  readonly isPackaged: boolean;
  getLoginItemSettings(options?: { args?: string[] }): {
    readonly openAtLogin: boolean;
    /** macOS 13 and newer. */
    readonly status: string;
    /** Windows: false when the user has switched it off in the Task Manager. */
    readonly executableWillLaunchAtLogin: boolean;
  };
  setLoginItemSettings(settings: { openAtLogin: boolean; args?: string[] }): void;
}

export interface StartAtLogin {
  read(): IntegrationPart;
  /** Answers what the system says afterwards. */
  change(on: boolean): IntegrationPart;
}

export interface StartAtLoginOptions {
  readonly platform: NodeJS.Platform;
  readonly app: LoginItems;
  /** Used on Linux. */
  readonly autostart: AutostartFile;
}

/** Windows finds the entry by its arguments; macOS starts applications without any. */
const hidden = { args: ["--hidden"] };

export function createStartAtLogin(options: StartAtLoginOptions): StartAtLogin {
  const { platform, app, autostart } = options;
  const read = (): IntegrationPart => {
    if (!app.isPackaged) return { on: false, hint: "not-installed" };
    if (platform === "linux") return { on: autostart.isOn() };
    const item =
      platform === "win32" ? app.getLoginItemSettings(hidden) : app.getLoginItemSettings();
    const waits =
      platform === "win32"
        ? item.openAtLogin && !item.executableWillLaunchAtLogin
        : item.status === "requires-approval";
    return waits ? { on: false, hint: "approval" } : { on: item.openAtLogin };
  };
  return {
    read,
    change(on) {
      if (!app.isPackaged) return read();
      if (platform === "linux") autostart.change(on);
      else app.setLoginItemSettings({ openAtLogin: on, ...(platform === "win32" ? hidden : {}) });
      const now = read();
      return now.on === on || now.hint !== undefined ? now : { on: now.on, hint: "refused" };
    },
  };
}
