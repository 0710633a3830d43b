import type { Bridge } from "../contract/ipc.ts";

declare global {
  interface Window {
    /** Put there by the preload script before the page runs. */
    readonly ringside: Bridge;
  }
}
