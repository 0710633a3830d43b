import type { EventStream, EventStreamListener } from "../../../main/calls/ports.ts";

/** A stream that says what the test lets it say. */
export class FakeEventStream implements EventStream {
  checks = 0;
  suspensions = 0;
  hurries = 0;
  disposed = false;
  /** The last sign of life; `undefined` while none is known. */
  heard: number | undefined;
  onCheck = (): void => {};
  #listener: EventStreamListener | undefined;

  start(listener: EventStreamListener): void {
    this.#listener = listener;
  }

  check(): void {
    this.checks += 1;
    this.onCheck();
  }

  heardAt(): number | undefined {
    return this.heard;
  }

  hurry(): void {
    this.hurries += 1;
  }

  suspend(): void {
    this.suspensions += 1;
  }

  dispose(): void {
    this.disposed = true;
  }

  /** The service's side; throws when nobody listens. */
  get says(): EventStreamListener {
    if (this.#listener === undefined) throw new Error("the stream was not started");
    return this.#listener;
  }
}
