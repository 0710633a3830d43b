/** The least that a tray application can be: an icon and a window with an empty page. A peer to measure beside. */
import { join } from "node:path";

import { app, BrowserWindow, nativeImage, protocol, Tray } from "electron";

protocol.registerSchemesAsPrivileged([
  { scheme: "app", privileges: { standard: true, secure: true, supportFetchAPI: true } },
]);
await app.whenReady();
protocol.handle("app", () =>
  Promise.resolve(
    new Response("<!doctype html><title>empty</title>", {
      headers: { "content-type": "text/html" },
    }),
  ),
);
const icon = nativeImage.createFromPath(
  join(import.meta.dirname, "../../build/tray/connected.png"),
);
export const tray = new Tray(icon);
const page = new BrowserWindow({ width: 360, height: 640, show: false });
await page.loadURL("app://empty/index.html");
page.show();
