/** Japanese for main and the command line. */
export { commandLineWords } from "./desktop/automation.ts";
export { menu, notifications, shortHotkeyNames, tray } from "./desktop/desktop.ts";
export { replyPages } from "./desktop/reply-page.ts";
