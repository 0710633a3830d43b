/** What every language has: the keys of English, each with words of the same kind. */
import type * as forDesktop from "./en/for-desktop.ts";
import type * as forWindow from "./en/for-window.ts";

/** The same keys and parameters, with any text in the place of the English one. */
type Translated<T> = T extends string
  ? string
  : T extends (...values: infer Values) => infer Said
    ? (...values: Values) => Translated<Said>
    : { readonly [Key in keyof T]: Translated<T[Key]> };

/** What the window says, and what it has in common with the other surfaces. */
export type WindowCatalogue = Translated<typeof forWindow>;
/** What only main and the command line say. */
export type DesktopCatalogue = Translated<typeof forDesktop>;
