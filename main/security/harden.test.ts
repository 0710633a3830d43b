import { EventEmitter } from "node:events";
import { describe, expect, it } from "vitest";

import { confine, confineAll, denyPermissions, safeWebPreferences } from "./harden.ts";

class FakeContents extends EventEmitter {
  windowOpen: (() => { action: "deny" }) | undefined;
  setWindowOpenHandler(handler: () => { action: "deny" }): void {
    this.windowOpen = handler;
  }
}

describe("confine", () => {
  // Spelled out here too: one that is missing from the product's own list must not go unnoticed.
  it.each(["will-navigate", "will-frame-navigate", "will-redirect", "will-attach-webview"])(
    "prevents %s and reports it",
    (name) => {
      const contents = new FakeContents();
      const refused: string[] = [];
      confine(contents, (what) => refused.push(what));
      let isPrevented = false;
      contents.emit(name, { preventDefault: () => (isPrevented = true) });
      expect({ isPrevented, refused }).toEqual({ isPrevented: true, refused: [name] });
    },
  );

  it("opens no window, and reports it", () => {
    const contents = new FakeContents();
    const refused: string[] = [];
    confine(contents, (what) => refused.push(what));
    expect(contents.windowOpen?.()).toEqual({ action: "deny" });
    expect(refused).toEqual(["window-open"]);
  });

  it("is done to every page that is ever created", () => {
    const app = new EventEmitter();
    const refused: string[] = [];
    confineAll(app as unknown as Parameters<typeof confineAll>[0], (what) => refused.push(what));
    for (const contents of [new FakeContents(), new FakeContents()]) {
      app.emit("web-contents-created", {}, contents);
      let isPrevented = false;
      contents.emit("will-navigate", { preventDefault: () => (isPrevented = true) });
      expect(isPrevented).toBe(true);
    }
    expect(refused).toEqual(["will-navigate", "will-navigate"]);
  });
});

describe("denyPermissions", () => {
  it("answers every request and every check with no", () => {
    const answers: unknown[] = [];
    denyPermissions({
      setPermissionRequestHandler: (handler) => {
        const answer = (granted: boolean) => answers.push(granted);
        // The handler reads neither the page nor the permission.
        (handler as unknown as (a: null, b: string, c: (granted: boolean) => void) => void)(
          null,
          "media",
          answer,
        );
      },
      setPermissionCheckHandler: (handler) => answers.push((handler as unknown as () => boolean)()),
      setDevicePermissionHandler: (handler) =>
        answers.push((handler as unknown as () => boolean)()),
      setDisplayMediaRequestHandler: (handler) => answers.push(handler),
    });
    expect(answers).toEqual([false, false, false, null]);
  });
});

it("gives the page neither Node.js nor a way around isolation", () => {
  expect(safeWebPreferences).toEqual({
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    webSecurity: true,
    webviewTag: false,
    spellcheck: false,
  });
});
