import type { FormatTime } from "./tray-state.ts";

/**
 * Writes the hour and minute of an instant as people of the first usable language do. `languages`
 * come from the system, best first; what `Intl` cannot read is passed over.
 */
export function createFormatTime(languages: readonly string[]): FormatTime {
  const format = new Intl.DateTimeFormat(languages.filter(isLocale), { timeStyle: "short" });
  return (instant) => format.format(instant);
}

function isLocale(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length > 0;
  } catch {
    return false;
  }
}
