import type { Part } from "../imitation.ts";
import { loudEmitter } from "../loud.ts";

type Handler = (request: Request) => Response | Promise<Response>;
type Offered = "handle" | "isProtocolHandled" | "registerSchemesAsPrivileged" | "unhandle";

/** Electron's `protocol`: the application's own schemes. */
export class PreviewProtocol
  extends loudEmitter<Record<string, unknown[]>>("protocol")
  implements Part<Electron.Protocol, Offered>
{
  readonly #handlers = new Map<string, Handler>();
  readonly #isReady: () => boolean;

  constructor(isReady: () => boolean) {
    super();
    this.#isReady = isReady;
  }

  /** Every scheme here is served from one web origin, so the privileges have nothing to change. */
  registerSchemesAsPrivileged(_schemes: Electron.CustomScheme[]): void {
    if (this.#isReady()) {
      throw new Error("protocol.registerSchemesAsPrivileged should be called before app is ready");
    }
  }
  handle(scheme: string, handler: Handler): void {
    if (!this.#isReady()) throw new Error("Session can only be received when app is ready");
    if (this.#handlers.has(scheme)) {
      throw new Error(`Failed to register protocol: ${scheme}`);
    }
    this.#handlers.set(scheme, handler);
  }
  unhandle(scheme: string): void {
    if (!this.#handlers.delete(scheme)) {
      throw new Error(`Failed to unhandle protocol: ${scheme}`);
    }
  }
  isProtocolHandled(scheme: string): boolean {
    return this.#handlers.has(scheme);
  }

  /** For windows: asks the application for a page or one of its files. 404 for unknown schemes. */
  async respond(request: Request): Promise<Response> {
    const handler = this.#handlers.get(new URL(request.url).protocol.slice(0, -1));
    return handler === undefined ? new Response(null, { status: 404 }) : handler(request);
  }
}
