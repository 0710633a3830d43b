/** `1:07` or `1:02:07`, in the digits of the reader's language; a negative span counts as zero. */
export function durationText(durationMs: number, locale?: string): string {
  const total = Math.max(0, Math.floor(durationMs / 1000));
  const hours = Math.floor(total / 3600);
  const minutes = Math.floor(total / 60) % 60;
  const plain = new Intl.NumberFormat(locale, { useGrouping: false });
  const padded = new Intl.NumberFormat(locale, { minimumIntegerDigits: 2, useGrouping: false });
  const tail = padded.format(total % 60);
  if (hours === 0) return `${plain.format(minutes)}:${tail}`;
  return `${plain.format(hours)}:${padded.format(minutes)}:${tail}`;
}

/** The same span for machines, as the `datetime` attribute wants it. */
export function durationCode(durationMs: number): string {
  return `PT${Math.max(0, Math.floor(durationMs / 1000))}S`;
}

/** A time of day such as `09:20:05`, in the reader's language. */
export function timeOfDayText(instant: number, locale?: string): string {
  return new Intl.DateTimeFormat(locale, { timeStyle: "medium" }).format(instant);
}

/** The time of day, and before today the day as well: `09:20`, `1 Mar, 09:20`. */
export function momentText(instant: number, now: number, locale?: string): string {
  const isToday = new Date(instant).toDateString() === new Date(now).toDateString();
  const day = isToday ? {} : ({ day: "numeric", month: "short" } as const);
  const time = { hour: "numeric", minute: "2-digit" } as const;
  return new Intl.DateTimeFormat(locale, { ...day, ...time }).format(instant);
}
