/** `retake` writes what it sees, and compares nothing. */
export type Mode = "pixels" | "geometry" | "retake";

/** How `prepare` tells the workers what to compare. */
export const modeVariable = "RINGSIDE_VISUAL_MODE";
