/**
 * What every page is denied, whatever it shows: permissions, devices, navigation, new windows and
 * embedded pages.
 */
import type { App, Session, WebContents, WebPreferences } from "electron";

/** Stated in full although most are defaults, so that a changed default changes nothing here. */
export const safeWebPreferences = {
  contextIsolation: true,
  sandbox: true,
  nodeIntegration: false,
  webSecurity: true,
  webviewTag: false,
  spellcheck: false,
} as const satisfies WebPreferences;

/** Denies all permissions of a session. Call for each session before its first window. */
export function denyPermissions(
  session: Pick<
    Session,
    | "setPermissionRequestHandler"
    | "setPermissionCheckHandler"
    | "setDevicePermissionHandler"
    | "setDisplayMediaRequestHandler"
  >,
): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler(null);
}

/** The events by which a page could leave or grow. Each is prevented. */
const refusedNavigations = [
  "will-navigate",
  "will-frame-navigate",
  "will-redirect",
  "will-attach-webview",
] as const;

export interface RefusingContents {
  on(event: string, listener: (event: { preventDefault(): void }) => void): unknown;
  setWindowOpenHandler(handler: () => { action: "deny" }): void;
}

/** Keeps one page where it is. `onRefused` gets the event's name, for the log. */
export function confine(contents: RefusingContents, onRefused: (what: string) => void): void {
  for (const name of refusedNavigations) {
    contents.on(name, (event) => {
      event.preventDefault();
      onRefused(name);
    });
  }
  contents.setWindowOpenHandler(() => {
    onRefused("window-open");
    return { action: "deny" };
  });
}

/** Confines every page that is ever created. Call before the app is ready. */
export function confineAll(app: Pick<App, "on">, onRefused: (what: string) => void): void {
  app.on("web-contents-created", (_event, contents: WebContents) => {
    confine(contents, onRefused);
  });
}
