/** Two ends of a connection inside one process, which behave to their users as TCP's do. */
import { Duplex } from "node:stream";

/** Counts what is on its way, so that a test knows when everything has arrived. */
export interface Flow {
  /** Grows with everything that happens. */
  activity: number;
  /** What was sent and has not arrived. */
  inFlight: number;
}

class MemorySocket extends Duplex {
  readonly #flow: Flow;
  #peer: MemorySocket | undefined;

  constructor(flow: Flow) {
    super({ allowHalfOpen: true });
    this.#flow = flow;
  }

  join(peer: MemorySocket): void {
    this.#peer = peer;
  }

  override _read(): void {
    // Nothing waits to be read: what arrives is pushed.
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
    this.#deliver((peer) => peer.push(chunk));
    done();
  }

  override _final(done: () => void): void {
    this.#deliver((peer) => peer.push(null));
    done();
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    this.#deliver((peer) => peer.#cut());
    done(error);
  }

  /** Never in the sender's own turn: nothing on a wire arrives before the sender is done. */
  #deliver(arrive: (peer: MemorySocket) => void): void {
    const flow = this.#flow;
    flow.activity += 1;
    flow.inFlight += 1;
    setImmediate(() => {
      flow.activity += 1;
      flow.inFlight -= 1;
      const peer = this.#peer;
      if (peer !== undefined && !peer.destroyed) arrive(peer);
    });
  }

  #cut(): void {
    const wasOver = this.readableEnded && this.writableFinished;
    this.destroy(wasOver ? undefined : reset());
  }
}

const reset = (): Error => Object.assign(new Error("read ECONNRESET"), { code: "ECONNRESET" });

/** The client's end and the service's end. */
export function memoryConnection(flow: Flow): [Duplex, Duplex] {
  const client = new MemorySocket(flow);
  const service = new MemorySocket(flow);
  client.join(service);
  service.join(client);
  // A server's own end may be cut before anybody looks at it.
  service.on("error", () => undefined);
  return [client, service];
}
