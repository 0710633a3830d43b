/**
 * Loaded into Electron's main process by `-r`, before the application: remembers the tray, the
 * notifications and the hotkeys that the application makes, because Electron has no way to ask for
 * them afterwards. It changes nothing of what they do, save that no browser comes up: the scenario
 * is the browser.
 */
const { EventEmitter } = require("node:events");
const electron = require("electron");

const seen = {
  tray: undefined,
  image: undefined,
  tooltip: "",
  menu: undefined,
  notifications: [],
  activated: undefined,
  hotkeys: new Map(),
  opened: [],
};
globalThis.ringsideDesk = seen;

function watch(prototype, method, note) {
  const original = prototype[method];
  prototype[method] = function (...args) {
    note(this, args);
    return original.apply(this, args);
  };
}

watch(electron.Tray.prototype, "setImage", (tray, [image]) => {
  seen.tray = tray;
  seen.image = image;
});
watch(electron.Tray.prototype, "setToolTip", (tray, [text]) => {
  seen.tray = tray;
  seen.tooltip = text;
});
watch(electron.Tray.prototype, "setContextMenu", (tray, [menu]) => {
  seen.tray = tray;
  seen.menu = menu;
});
watch(electron.Tray.prototype, "popUpContextMenu", (_tray, [menu]) => {
  seen.menu = menu ?? seen.menu;
});
watch(electron.Notification.prototype, "show", (notification) => {
  seen.notifications.push(notification);
  EventEmitter.prototype.once.call(notification, "close", () => {
    seen.notifications = seen.notifications.filter((other) => other !== notification);
  });
});
if (process.platform === "win32") {
  watch(electron.Notification, "handleActivation", (_class, [listener]) => {
    seen.activated = listener;
  });
}
electron.shell.openExternal = (url) => {
  seen.opened.unshift(url);
  return Promise.resolve();
};
watch(electron.globalShortcut, "register", (_self, [accelerator, callback]) => {
  seen.hotkeys.set(accelerator, callback);
});
watch(electron.globalShortcut, "unregister", (_self, [accelerator]) => {
  seen.hotkeys.delete(accelerator);
});
watch(electron.globalShortcut, "unregisterAll", () => seen.hotkeys.clear());
