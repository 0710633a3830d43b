import type { Scene } from "../scene.ts";

/** One element of a scene: what it is, what it says, and where it is, in CSS pixels. */
export interface Box {
  readonly role: string;
  readonly name: string;
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
  /** It stands in a line that may break elsewhere with another font. */
  readonly flows?: true;
}

/** What the page of the gallery offers to whoever drives it. */
export interface Gallery {
  readonly scenes: readonly string[];
  /** Draws another scene in the same page and plays it to its end. */
  draw(name: string, speaks?: Scene["speaks"]): Promise<void>;
  boxes(): Box[];
  /** What is wrong whatever the font, one sentence each. */
  faults(): string[];
  /** Which rules of accessibility it breaks in the theme that is on. */
  accessibilityFaults(theme: "light" | "dark"): Promise<string[]>;
  /** How many pictures it takes to see all of the scene, each scrolling on from the first. */
  readonly views: number;
  show(view: number): void;
  /** The names of the components that drew the scene. */
  readonly components: readonly string[];
}

declare global {
  interface Window {
    gallery: Gallery;
  }
}
