import type { ContextBridge, IpcRenderer } from "electron";

import { decodeClone, encodeClone } from "../../protocol/clone.ts";
import type { HostMessage } from "../../protocol/frame-message.ts";
import { exposed } from "./bridge-values.ts";
import type { HostLine } from "./host-line.ts";

type Listener = Parameters<IpcRenderer["on"]>[1];
type Answer = PromiseWithResolvers<unknown>;

/** The same loudness as on the main side. */
function loudly<T extends object>(name: string, target: T): T {
  return new Proxy(target, {
    get(known, key, receiver) {
      if (typeof key !== "symbol" && !(key in known) && key !== "__esModule" && key !== "default") {
        throw new Error(`preview has no electron.${name}${key}`);
      }
      return Reflect.get(known, key, receiver);
    },
  });
}

/** What a sandboxed preload gets from `require("electron")`. */
export class RendererElectron {
  readonly #line: () => HostLine;
  readonly #page: object;
  readonly #listeners = new Map<string, Set<Listener>>();
  readonly #asked = new Map<number, Answer>();
  #made = 0;

  /** `page` is the page's global object; `line` may be called from the first message on. */
  constructor(page: object, line: () => HostLine) {
    this.#page = page;
    this.#line = line;
  }

  /** The module itself. */
  api() {
    const ipcRenderer = loudly("ipcRenderer.", {
      invoke: (channel: string, ...args: unknown[]) => this.#invoke(channel, args),
      send: (channel: string, ...args: unknown[]) =>
        this.#line().send({ type: "send", channel, args: args.map(encodeClone) }),
      on: (channel: string, listener: Listener) => {
        this.#listenersOf(channel).add(listener);
        return ipcRenderer;
      },
      off: (channel: string, listener: Listener) => {
        this.#listenersOf(channel).delete(listener);
        return ipcRenderer;
      },
      removeListener: (channel: string, listener: Listener) => {
        this.#listenersOf(channel).delete(listener);
        return ipcRenderer;
      },
      removeAllListeners: (channel?: string) => {
        if (channel === undefined) this.#listeners.clear();
        else this.#listeners.delete(channel);
        return ipcRenderer;
      },
    }) satisfies { [K in keyof IpcRenderer]?: unknown };
    const contextBridge = loudly("contextBridge.", {
      exposeInMainWorld: (key: string, api: unknown) => this.#expose(key, api),
    } satisfies Pick<ContextBridge, "exposeInMainWorld">);
    return loudly("", { ipcRenderer, contextBridge });
  }

  /** A message of the host that concerns the preload. */
  receive(message: Exclude<HostMessage, { type: "reload" }>): void {
    if (message.type === "push") {
      const event = { sender: undefined, ports: [], preventDefault: () => undefined };
      const args = message.args.map(decodeClone);
      for (const listener of this.#listenersOf(message.channel)) {
        Reflect.apply(listener, undefined, [event, ...args]);
      }
      return;
    }
    const asked = this.#asked.get(message.id);
    this.#asked.delete(message.id);
    if (message.type === "answer") asked?.resolve(decodeClone(message.value));
    else asked?.reject(new Error(message.message));
  }

  #invoke(channel: string, args: unknown[]): Promise<unknown> {
    const answer: Answer = Promise.withResolvers();
    const wire = args.map(encodeClone);
    this.#made += 1;
    this.#asked.set(this.#made, answer);
    this.#line().send({ type: "invoke", id: this.#made, channel, args: wire });
    return answer.promise;
  }

  #expose(key: string, api: unknown): void {
    if (key in this.#page) {
      throw new Error("Cannot bind an API on top of an existing property on the window object");
    }
    Object.defineProperty(this.#page, key, { value: exposed(api), enumerable: true });
  }

  #listenersOf(channel: string): Set<Listener> {
    const known = this.#listeners.get(channel) ?? new Set();
    this.#listeners.set(channel, known);
    return known;
  }
}
