import type { Surroundings } from "./paths.ts";
import type { DesktopSystem } from "./systems.ts";

/** Who the application is and where it runs; all of it is fixed at the start. */
export interface Application {
  readonly name: string;
  readonly version: string;
  /** The folder of its `package.json`. */
  readonly root: string;
  /** Switches given on the command line, without the leading dashes. */
  readonly switches: ReadonlyMap<string, string>;
  readonly languages: readonly string[];
  readonly surroundings: Omit<Surroundings, "appName" | "platform">;
  /** The desktop that it runs on, or that is pretended. */
  readonly system: DesktopSystem;
}
