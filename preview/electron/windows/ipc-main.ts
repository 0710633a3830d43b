import type { Part } from "../imitation.ts";
import { loudEmitter } from "../loud.ts";

type Handler = (event: Electron.IpcMainInvokeEvent, ...args: unknown[]) => unknown;
type Offered = "handle" | "handleOnce" | "removeHandler";

/** Electron's `ipcMain`, and the same thing per window as `webContents.ipc`. */
export class PreviewIpcMain
  extends loudEmitter<Record<string, unknown[]>>("ipcMain")
  implements Part<Electron.IpcMain, Offered>
{
  readonly #handlers = new Map<string, Handler>();

  handle(channel: string, listener: Handler): void {
    if (this.#handlers.has(channel)) {
      throw new Error(`Attempted to register a second handler for '${channel}'`);
    }
    this.#handlers.set(channel, listener);
  }

  handleOnce(channel: string, listener: Handler): void {
    this.handle(channel, (event, ...args) => {
      this.removeHandler(channel);
      return listener(event, ...args);
    });
  }

  removeHandler(channel: string): void {
    this.#handlers.delete(channel);
  }

  /** For web contents: who answers this channel. */
  handlerOf(channel: string): Handler | undefined {
    return this.#handlers.get(channel);
  }
}
