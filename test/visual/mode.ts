/** `retake` writes what it sees; `none`: there is nothing to compare with yet. */
export type Mode = "pixels" | "geometry" | "retake" | "none";

/** How `prepare` tells the workers what to compare. */
export const modeVariable = "RINGSIDE_VISUAL_MODE";
