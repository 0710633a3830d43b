import type { Settings } from "../contract/settings.ts";

/** The theme with which main opened the page: its first answer would come after the first picture. */
export function themeIn(query: string): Settings["theme"] {
  const theme = new URLSearchParams(query).get("theme");
  return theme === "light" || theme === "dark" ? theme : "system";
}
