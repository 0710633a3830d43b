/** How desktops read what they are given: in some places a few characters are marks, not text. */

/** A single `&` marks the key of an entry and is not shown; `&&` is an ampersand. On every system. */
export const menuText = (label: string): string => label.replace(/&(&?)/g, "$1");

/** Windows takes marks out of a tray's tooltip twice, so that only `&&&` leaves an ampersand. */
export const tooltipText = (text: string, platform: string): string =>
  platform === "win32" ? text.replace(/&{1,3}/g, (marks) => (marks.length === 3 ? "&" : "")) : text;

const entities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">" };

/** On Linux the body of a notification is markup; a card draws none, so its tags are dropped. */
export const bodyText = (text: string, platform: string): string =>
  platform === "linux"
    ? text
        .replace(/<[^<>]*>/g, "")
        .replace(/&(amp|lt|gt);/g, (entity, name: string) => entities[name] ?? entity)
    : text;
