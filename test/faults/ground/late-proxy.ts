/**
 * A proxy on the client's way that keeps a request on a call back for a while and then hands it on
 * whole, whether or not its sender still waits: the service acts when the client has long given up,
 * which no closed connection of the client's can prevent.
 */
import type { Fetch } from "../../../main/ringcentral/service-options.ts";
import type { SimClock } from "../../../simulator/clock.ts";
import type { Wire } from "./wire.ts";

export interface LateProxy {
  readonly fetch: Fetch;
  /** The next request that changes a call arrives so many milliseconds late. */
  holdNext(ms: number): void;
}

const changesCall = ({ method, url }: Request): boolean =>
  method !== "GET" && /\/telephony\/(sessions\/|call-out$)/.test(new URL(url).pathname);

export function createLateProxy(
  wire: Pick<Wire, "fetch" | "aside">,
  clock: Pick<SimClock, "after">,
): LateProxy {
  let heldMs: number | undefined;

  async function passLate(request: Request, ms: number): Promise<Response> {
    const { method, url, headers, signal } = request;
    const body = await request.arrayBuffer();
    const copy = new Request(url, { method, headers, ...(body.byteLength > 0 && { body }) });
    return new Promise((resolve, reject) => {
      signal.addEventListener("abort", () => reject(new TypeError("fetch failed")), { once: true });
      clock.after(ms, () => void wire.aside(copy).then(resolve, reject));
    });
  }

  return {
    holdNext: (ms) => (heldMs = ms),
    fetch(request) {
      const ms = heldMs;
      if (ms === undefined || !changesCall(request)) return wire.fetch(request);
      heldMs = undefined;
      return passLate(request, ms);
    },
  };
}
