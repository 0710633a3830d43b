import type { EventsOf } from "./imitation.ts";
import type { PreviewWindow } from "./windows/browser-window.ts";
import type { PreviewContents } from "./windows/web-contents.ts";

/** What `app` tells, of that which the application listens to. */
export type AppEvents = EventsOf<
  Electron.App,
  {
    "will-finish-launching": [];
    ready: [
      event: Electron.Event,
      launchInfo: Record<string, unknown> | Electron.NotificationResponse,
    ];
    "open-url": [event: Electron.Event, url: string];
    activate: [event: Electron.Event, hasVisibleWindows: boolean];
    "window-all-closed": [];
    "before-quit": [event: Electron.Event];
    "will-quit": [event: Electron.Event];
    quit: [event: Electron.Event, exitCode: number];
    "child-process-gone": [event: Electron.Event, details: Electron.Details];
    "second-instance": [
      event: Electron.Event,
      argv: string[],
      workingDirectory: string,
      additionalData: unknown,
    ];
  }
> & {
  // These carry our own classes, which Electron's signatures cannot name.
  "web-contents-created": [event: Electron.Event, contents: PreviewContents];
  "browser-window-created": [event: Electron.Event, window: PreviewWindow];
};
