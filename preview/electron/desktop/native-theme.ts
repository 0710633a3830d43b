import type { EventsOf, Part } from "../imitation.ts";
import { loudEmitter } from "../loud.ts";

type Scheme = "system" | "light" | "dark";
type ThemeEvents = EventsOf<Electron.NativeTheme, { updated: [] }>;

type Offered =
  | "inForcedColorsMode"
  | "prefersReducedTransparency"
  | "shouldUseDarkColors"
  | "shouldUseDarkColorsForSystemIntegratedUI"
  | "shouldUseHighContrastColors"
  | "shouldUseInvertedColorScheme"
  | "themeSource";

/**
 * Electron's `nativeTheme`. "The system" is the desk: its switch, or, left alone, the colour scheme
 * of the browser that looked last.
 */
export class PreviewTheme
  extends loudEmitter<ThemeEvents>("nativeTheme")
  implements Part<Electron.NativeTheme, Offered>
{
  readonly inForcedColorsMode = false;
  readonly prefersReducedTransparency = false;
  readonly shouldUseHighContrastColors = false;
  readonly shouldUseInvertedColorScheme = false;
  readonly #changed: () => void;
  #source: Scheme = "system";
  #deskScheme: Scheme = "system";
  #browserDark = false;

  constructor(changed: () => void) {
    super();
    this.#changed = changed;
  }

  get themeSource(): Scheme {
    return this.#source;
  }
  set themeSource(source: Scheme) {
    this.#update(() => (this.#source = source));
  }
  get shouldUseDarkColors(): boolean {
    return this.#source === "system"
      ? this.shouldUseDarkColorsForSystemIntegratedUI
      : this.#source === "dark";
  }
  /** What the tray icon stands on, whatever the application chose for itself. */
  get shouldUseDarkColorsForSystemIntegratedUI(): boolean {
    return this.#deskScheme === "system" ? this.#browserDark : this.#deskScheme === "dark";
  }

  get deskScheme(): Scheme {
    return this.#deskScheme;
  }
  /** For the desk's switch. */
  chooseDeskScheme(scheme: Scheme): void {
    this.#update(() => (this.#deskScheme = scheme));
  }
  /** For the desk: what the browser that shows it prefers. */
  browserPrefers(dark: boolean): void {
    this.#update(() => (this.#browserDark = dark));
  }

  #update(change: () => void): void {
    const look = (): string =>
      [
        this.#source,
        this.shouldUseDarkColors,
        this.shouldUseDarkColorsForSystemIntegratedUI,
      ].join();
    const before = look();
    change();
    this.#changed();
    if (look() !== before) this.emit("updated");
  }
}
