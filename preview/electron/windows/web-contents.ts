import { once } from "node:events";

import { decodeClone, encodeClone } from "../../protocol/clone.ts";
import type { FrameMessage, HostMessage } from "../../protocol/frame-message.ts";
import { eventWith } from "../event.ts";
import { PreviewFrame } from "./frame.ts";
import { ignored } from "../ignored.ts";
import type { Part } from "../imitation.ts";
import { PreviewIpcMain } from "./ipc-main.ts";
import { loudEmitter } from "../loud.ts";
import type { PreviewSession } from "./session.ts";

/** One browser page's copy of the window. */
export interface FrameConnection {
  send(message: HostMessage): void;
  close(): void;
}

interface ContentsEvents {
  "did-start-loading": [];
  "did-stop-loading": [];
  "dom-ready": [event: Electron.Event];
  "did-finish-load": [];
  "did-fail-load": [
    event: Electron.Event,
    errorCode: number,
    errorDescription: string,
    validatedURL: string,
    isMainFrame: boolean,
  ];
  "page-title-updated": [event: Electron.Event, title: string, explicitSet: boolean];
  "preload-error": [event: Electron.Event, preloadPath: string, error: Error];
  "will-navigate": [event: Electron.Event & { url: string }, url: string];
  destroyed: [];
}

/** What web contents need from the host. */
export interface ContentsPorts {
  readonly session: PreviewSession;
  readonly sharedIpc: PreviewIpcMain;
  readonly preloadPath: string;
  readonly changed: () => void;
  /** The first document of a load was answered by the application. */
  readonly documentServed: () => void;
  readonly closeWindow: () => void;
}

type Offered =
  | "close"
  | "getTitle"
  | "getURL"
  | "id"
  | "ipc"
  | "isCrashed"
  | "isDestroyed"
  | "isDevToolsOpened"
  | "isLoading"
  | "loadURL"
  | "mainFrame"
  | "reload"
  | "send"
  | "session"
  | "setBackgroundThrottling"
  | "setIgnoreMenuShortcuts"
  | "setVisualZoomLevelLimits"
  | "setWindowOpenHandler"
  | "setZoomFactor";

const failedCode = -2;

/**
 * Electron's `WebContents`. Any number of browser pages may show it at once, none of them counts
 * more than another, and what is sent goes to all. `loadURL` resolves once a browser page has loaded
 * the document, as Electron's does, and with nobody looking it waits; `did-finish-load` follows each
 * time that a browser page has loaded it.
 */
export class PreviewContents
  extends loudEmitter<ContentsEvents>("WebContents")
  implements Part<Electron.WebContents, Offered>
{
  readonly id: number;
  readonly ipc = new PreviewIpcMain();
  readonly mainFrame: PreviewFrame;
  readonly session: PreviewSession;
  readonly #ports: ContentsPorts;
  readonly #connections = new Set<FrameConnection>();
  #openHandler:
    ((details: Electron.HandlerDetails) => Electron.WindowOpenHandlerResponse) | undefined;
  #url = "";
  #title = "";
  #loading = false;
  #destroyed = false;

  constructor(id: number, ports: ContentsPorts) {
    super();
    this.id = id;
    this.session = ports.session;
    this.#ports = ports;
    this.mainFrame = new PreviewFrame(id, {
      url: () => this.#url,
      isDestroyed: () => this.#destroyed,
    });
  }

  async loadURL(url: string): Promise<void> {
    const again = url === this.#url;
    this.#url = url;
    this.#loading = true;
    const loaded = once(this, "did-finish-load");
    this.emit("did-start-loading");
    const status = await this.#probe(url);
    if (this.#destroyed) return;
    if (status !== 200) {
      this.#loading = false;
      const reason = `ERR_FAILED (${failedCode}) loading '${url}'`;
      this.emit("did-fail-load", eventWith({}), failedCode, "ERR_FAILED", url, true);
      throw new Error(reason);
    }
    if (again) this.reload();
    this.#ports.changed();
    this.#ports.documentServed();
    await loaded;
  }
  reload(): void {
    for (const connection of this.#connections) connection.send({ type: "reload" });
  }
  getURL(): string {
    return this.#url;
  }
  getTitle(): string {
    return this.#title;
  }
  isLoading(): boolean {
    return this.#loading;
  }
  isCrashed(): boolean {
    return false;
  }
  isDestroyed(): boolean {
    return this.#destroyed;
  }
  isDevToolsOpened(): boolean {
    return false;
  }
  /** What is sent while no browser page shows the window is lost, as before a page has loaded. */
  send(channel: string, ...args: unknown[]): void {
    if (typeof channel !== "string") throw new TypeError("Missing required channel argument");
    const message: HostMessage = { type: "push", channel, args: args.map(encodeClone) };
    for (const connection of this.#connections) connection.send(message);
  }
  setWindowOpenHandler(
    handler: (details: Electron.HandlerDetails) => Electron.WindowOpenHandlerResponse,
  ): void {
    this.#openHandler = handler;
  }
  readonly setBackgroundThrottling = ignored;
  readonly setIgnoreMenuShortcuts = ignored;
  readonly setZoomFactor = ignored;
  readonly setVisualZoomLevelLimits = (): Promise<void> => Promise.resolve();
  close(): void {
    this.#ports.closeWindow();
  }

  /** For the host: the preload file that the page runs first; empty for none. */
  get preloadPath(): string {
    return this.#ports.preloadPath;
  }
  /** For the host: a browser page has opened the window; call the result when it is gone. */
  connect(connection: FrameConnection): () => void {
    this.#connections.add(connection);
    return () => void this.#connections.delete(connection);
  }
  /** For the host: a parsed message of a connected page. */
  receive(connection: FrameConnection, message: FrameMessage): void {
    if (this.#destroyed) return;
    switch (message.type) {
      case "invoke":
        return void this.#answer(connection, message);
      case "send": {
        this.#deliver(message.channel, message.args);
        return;
      }
      case "dom-ready":
        return void this.emit("dom-ready", eventWith({}));
      case "loaded":
        this.#loading = false;
        this.emit("did-finish-load");
        return void this.emit("did-stop-loading");
      case "title":
        this.#title = message.title;
        return void this.emit("page-title-updated", eventWith({}), message.title, true);
      case "preload-failed": {
        const error = new Error(message.message);
        return void this.emit("preload-error", eventWith({}), this.preloadPath, error);
      }
      case "open": {
        this.#open(message.url);
        return;
      }
      case "navigate": {
        this.#navigate(message.url);
        return;
      }
    }
  }
  /** For the window: it is gone. */
  destroy(): void {
    if (this.#destroyed) return;
    this.#destroyed = true;
    for (const connection of this.#connections) connection.close();
    this.#connections.clear();
    this.emit("destroyed");
  }

  async #probe(url: string): Promise<number> {
    try {
      const response = await this.session.protocol.respond(new Request(url));
      await response.body?.cancel();
      return response.status;
    } catch {
      return 0;
    }
  }

  async #answer(
    connection: FrameConnection,
    { id, channel, args }: Extract<FrameMessage, { type: "invoke" }>,
  ): Promise<void> {
    try {
      const handler = this.ipc.handlerOf(channel) ?? this.#ports.sharedIpc.handlerOf(channel);
      if (handler === undefined) throw new Error(`No handler registered for '${channel}'`);
      const value = await handler(this.#ipcEvent(), ...args.map(decodeClone));
      connection.send({ type: "answer", id, value: encodeClone(value) });
    } catch (error) {
      const message = `Error invoking remote method '${channel}': ${String(error)}`;
      connection.send({ type: "refusal", id, message });
    }
  }

  #deliver(channel: string, wire: unknown[]): void {
    let args: unknown[];
    try {
      args = wire.map(decodeClone);
    } catch {
      // Nobody waits for an answer, and structured clone never delivers what cannot be read.
      return;
    }
    this.ipc.emit(channel, this.#ipcEvent(), ...args);
    this.#ports.sharedIpc.emit(channel, this.#ipcEvent(), ...args);
  }

  #ipcEvent(): Electron.IpcMainInvokeEvent {
    const event = eventWith({
      type: "frame" as const,
      frameId: this.mainFrame.routingId,
      processId: this.mainFrame.processId,
      sender: this,
      senderFrame: this.mainFrame,
    });
    // The sender and its frame are imitations, checked where they are declared.
    return event as unknown as Electron.IpcMainInvokeEvent;
  }

  #open(url: string): void {
    const answer = this.#openHandler?.({
      url,
      frameName: "",
      features: "",
      disposition: "foreground-tab",
      referrer: { url: this.#url, policy: "no-referrer" },
    });
    if (answer?.action !== "deny") {
      throw new Error("preview has no electron.WebContents child windows");
    }
  }

  #navigate(url: string): void {
    const event = eventWith({ url });
    this.emit("will-navigate", event, url);
    if (!event.defaultPrevented) throw new Error("preview has no electron.WebContents navigation");
  }
}
