import { type Parts, displayName } from "./electron.ts";
import { eventWith } from "./electron/event.ts";
import type { DeskCommand } from "./protocol/desk-command.ts";
import type { DeskState } from "./protocol/desk-state.ts";

/** Does what a person did on the desk; a thing that is gone by now is left alone. */
export function applyCommand(parts: Parts, command: DeskCommand): void {
  switch (command.do) {
    case "tray-click":
    case "tray-menu": {
      const { bounds } = command;
      parts.screen.moveCursor({
        x: bounds.x + bounds.width / 2,
        y: bounds.y + bounds.height / 2,
      });
      const button = command.do === "tray-click" ? "main" : "other";
      return parts.trays.byId(command.tray)?.press(button, bounds);
    }
    case "menu-item": {
      const tray = parts.trays.byId(command.tray);
      tray?.closeContextMenu();
      return tray?.choose(command.commandId);
    }
    case "menu-closed":
      return parts.trays.byId(command.tray)?.closeContextMenu();
    case "hotkey": {
      parts.shortcuts.press(command.accelerator);
      return;
    }
    case "notification-click":
      return parts.notifications.byId(command.notification)?.click();
    case "notification-action":
      return parts.notifications.byId(command.notification)?.act(command.index);
    case "notification-close":
      return parts.notifications.byId(command.notification)?.dismiss();
    case "notification-timeout":
      return parts.notifications.byId(command.notification)?.timeOut();
    case "leftover-used": {
      parts.notifications.activate({ type: command.use });
      return;
    }
    case "window-focus":
      return parts.windows.byId(command.window)?.focus();
    case "window-close":
      return parts.windows.byId(command.window)?.close();
    case "window-move":
      return parts.windows.byId(command.window)?.dragTo(command.x, command.y);
    case "desk-press":
      return parts.windows.focused()?.blur();
    default: {
      applySwitch(parts, command);
      return;
    }
  }
}

type Switch = Extract<
  DeskCommand,
  {
    do:
      | "look"
      | "scheme"
      | "power"
      | "shutdown"
      | "take"
      | "give-back"
      | "refuse-notifications"
      | "link-dismiss"
      | "keyring";
  }
>;

function applySwitch(parts: Parts, command: Switch): void {
  switch (command.do) {
    case "look":
      parts.screen.resize(command, eventWith({}));
      {
        parts.theme.browserPrefers(command.dark);
        return;
      }
    case "scheme": {
      parts.theme.chooseDeskScheme(command.scheme);
      return;
    }
    case "power": {
      parts.power.suspend(command.suspended);
      return;
    }
    case "shutdown": {
      parts.power.shutDown();
      return;
    }
    case "take": {
      parts.shortcuts.take(command.accelerator);
      return;
    }
    case "give-back": {
      parts.shortcuts.giveBack(command.accelerator);
      return;
    }
    case "refuse-notifications": {
      parts.notifications.refuse(command.refused);
      return;
    }
    case "link-dismiss": {
      parts.links.dismiss(command.link);
      return;
    }
    case "keyring": {
      parts.safeStorage.choose(command.keyring);
      return;
    }
  }
}

/** What the desk shows now. */
export function deskStateOf(parts: Parts, platform: string): DeskState {
  return {
    appName: displayName(parts.app.name),
    platform,
    scheme: parts.theme.deskScheme,
    windowsDark: parts.theme.shouldUseDarkColors,
    trays: parts.trays.views(),
    windows: parts.windows.views(),
    notifications: parts.notifications.views(),
    notificationsRefused: parts.notifications.refused,
    hotkeys: parts.shortcuts.views(),
    hotkeysSuspended: parts.shortcuts.isSuspended(),
    taken: parts.shortcuts.taken(),
    links: parts.links.views(),
    clipboard: parts.clipboard.text,
    suspended: parts.power.suspended,
    keyring: parts.safeStorage.keyring,
  };
}
