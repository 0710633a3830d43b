import type { Part } from "../imitation.ts";
import { loudEmitter } from "../loud.ts";

type Offered =
  | "detached"
  | "frameToken"
  | "frameTreeNodeId"
  | "frames"
  | "isDestroyed"
  | "name"
  | "origin"
  | "parent"
  | "processId"
  | "routingId"
  | "top"
  | "url";

/**
 * The main frame of a window. It outlives reloads, as Electron's does between pages of one origin,
 * and stands for that frame in every browser page that shows the desk.
 */
export class PreviewFrame
  extends loudEmitter<Record<string, unknown[]>>("WebFrameMain")
  implements Part<Electron.WebFrameMain, Offered>
{
  readonly detached = false;
  readonly frameToken: string;
  readonly frameTreeNodeId: number;
  readonly frames: PreviewFrame[] = [];
  readonly name = "";
  readonly parent = null;
  readonly processId = process.pid;
  readonly routingId: number;
  readonly #page: { url(): string; isDestroyed(): boolean };

  constructor(id: number, page: { url(): string; isDestroyed(): boolean }) {
    super();
    this.routingId = id;
    this.frameTreeNodeId = id;
    this.frameToken = `preview-${id}`;
    this.#page = page;
  }

  get top(): this {
    return this;
  }
  get url(): string {
    return this.#page.url();
  }
  /** `scheme://host`; Node's own `URL.origin` says "null" for schemes that it does not know. */
  get origin(): string {
    const url = this.#page.url();
    if (!URL.canParse(url)) return "null";
    const { protocol, host } = new URL(url);
    return `${protocol}//${host}`;
  }
  isDestroyed(): boolean {
    return this.#page.isDestroyed();
  }
}
