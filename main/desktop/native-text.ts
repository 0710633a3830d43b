/**
 * Plain text in the notation of those surfaces of the system that read some characters as marks.
 * What they are given is clean already (`contract/outside-text.ts`).
 */
import { shortened } from "../../contract/outside-text.ts";

/**
 * In a menu `&` stands before the key of an entry; it is underlined on Windows and Linux, taken out on
 * macOS, and two are shown as one everywhere (Electron runs every label through Chromium's code for
 * Windows labels).
 */
export const menuLabel = (text: string): string => text.replaceAll("&", "&&");

/** What Windows shows of a tooltip; the others have no such bound. */
export const longestTooltip = 127;

/**
 * The tooltip of the tray icon. Windows takes marks out of it twice, so that three `&` are shown as one
 * (electron/electron#14373). The text must be within the bound; with its marks it still is.
 */
export function tooltip(text: string, platform: NodeJS.Platform): string {
  if (platform !== "win32") return text;
  const marks = 2 * (text.split("&").length - 1);
  return shortened(text, { units: longestTooltip - marks }).replaceAll("&", "&&&");
}

/**
 * The body of a notification. On Linux it is markup to desktops that draw any (the Desktop
 * Notifications Specification; all large ones do), and Electron hands it on as it is.
 */
export const notificationBody = (text: string, platform: NodeJS.Platform): string =>
  platform === "linux"
    ? text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;")
    : text;
