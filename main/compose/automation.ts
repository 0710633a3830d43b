/** What reaches Ringside from outside of itself: the command line, phone links, the start at login. */
import { app, clipboard } from "electron";
import { homedir, tmpdir } from "node:os";

import type { Handlers } from "../../contract/ipc.ts";
import { done } from "../../contract/result.ts";
import type { Settings } from "../../contract/settings.ts";
import type { AppState } from "../app-state.ts";
import { CommandLineSwitch } from "../automation/command-line-switch.ts";
import { openCommandSocket } from "../automation/command-socket.ts";
import { type CommandPorts, createCommands } from "../automation/commands.ts";
import { createPhoneHandler } from "../desktop/links/phone-handler.ts";
import { createPhoneLinks } from "../desktop/links/phone-links.ts";
import { autostartPath, createAutostartFile } from "../desktop/start/autostart-file.ts";
import { createStartAtLogin } from "../desktop/start/start-at-login.ts";
import type { Notices } from "../notices.ts";
import type { Surroundings } from "./desktop-parts.ts";

export interface AutomationOptions extends Pick<
  CommandPorts,
  "act" | "readTarget" | "setAvailability" | "people" | "show"
> {
  readonly surroundings: Surroundings;
  /** Where the command line looks for the application. */
  readonly dataFolder: string;
  readonly state: AppState;
  readonly settings: () => Settings;
  readonly notices: Notices;
}

export interface Automation {
  /** A phone link that the system handed over. */
  openLink(link: string): void;
  readonly handlers: Pick<Handlers, "desktop" | "phoneLink">;
  /** Other settings are in force. */
  follow(settings: Settings): void;
  dispose(): void;
}

/** Made by the shell. Nothing is open before `follow` says so. */
export function openAutomation(options: AutomationOptions): Automation {
  const { surroundings, state, notices, show } = options;
  const { clock, log, platform } = surroundings;
  const commandLine = openCommandLine(options);
  const phoneLinks = createPhoneLinks({ state, notices, show, clock, log });
  return {
    openLink: (link) => phoneLinks.open(link),
    handlers: {
      desktop: desktopHandlers(platform),
      phoneLink: {
        copy: async () => {
          const number = phoneLinks.shown();
          if (number !== undefined) await clipboard.writeText(number);
          return done(undefined);
        },
        dismiss: () => {
          phoneLinks.dismiss();
          return done(undefined);
        },
      },
    },
    follow: (settings) => commandLine.set(settings.commandLine.enabled),
    dispose: () => commandLine.dispose(),
  };
}

const failed = "command-line-failed";

function openCommandLine(options: AutomationOptions): CommandLineSwitch {
  const { surroundings, dataFolder, state, settings, notices } = options;
  const { act, readTarget, setAvailability, people, show } = options;
  const { platform, clock, log, speech } = surroundings;
  const run = createCommands({
    settings: () => settings().commandLine,
    snapshot: () => state.snapshot(),
    subscribe: (listener) => state.subscribe(listener),
    ...{ act, readTarget, setAvailability, people, show, clock, speech },
  });
  return new CommandLineSwitch({
    open: () =>
      openCommandSocket({
        ...{ platform, dataFolder, clock, run, speech },
        shortFolder: process.env["XDG_RUNTIME_DIR"] ?? tmpdir(),
        version: app.getVersion(),
      }),
    onFailed(why) {
      if (why === undefined) notices.remove(failed);
      else notices.put({ id: failed, kind: failed, subject: why });
      if (why !== undefined) log("command-line-failed", { reason: why });
    },
  });
}

function desktopHandlers(platform: NodeJS.Platform): Handlers["desktop"] {
  // An AppImage is mounted anew at each start; its own file is what can be started again.
  const executable = process.env["APPIMAGE"] ?? process.execPath;
  const autostart = createAutostartFile(autostartPath(process.env, homedir()), executable);
  const startAtLogin = createStartAtLogin({ platform, app, autostart });
  const phoneLinks = createPhoneHandler(app, platform);
  const wish = (
    part: { read: typeof startAtLogin.read; change: typeof startAtLogin.change },
    on: boolean | undefined,
  ) => (on === undefined ? part.read() : part.change(on));
  return {
    read: () => done({ startAtLogin: startAtLogin.read(), phoneLinks: phoneLinks.read() }),
    change: (patch) =>
      done({
        startAtLogin: wish(startAtLogin, patch.startAtLogin),
        phoneLinks: wish(phoneLinks, patch.phoneLinks),
      }),
  };
}
