/** An answer whose body never ends by itself, from a source that heeds no signal. */
interface Hostile {
  readonly status?: number;
  readonly headers?: Record<string, string>;
  /** What each look at the body brings; 0: nothing ever comes. */
  readonly chunkBytes?: number;
}

export interface HostileSource {
  /** A new answer. */
  readonly response: () => Response;
  /** Bytes that were taken of all answers. */
  readonly taken: () => number;
  readonly isCancelled: () => boolean;
}

export function hostileFetch(hostile: Hostile = {}): HostileSource {
  const { status = 200, headers = { "Content-Type": "application/json" } } = hostile;
  const { chunkBytes = 8_192 } = hostile;
  const chunk = new Uint8Array(chunkBytes).fill(0x20);
  let taken = 0;
  let isCancelled = false;
  return {
    response: () =>
      new Response(
        new ReadableStream<Uint8Array<ArrayBuffer>>({
          pull(controller) {
            if (chunkBytes === 0) return new Promise(() => undefined);
            taken += chunkBytes;
            // Far beyond every cap: a reader without one ends here, and fails its test.
            if (taken > 32 * 1_048_576) controller.close();
            else controller.enqueue(chunk);
            return undefined;
          },
          cancel: () => void (isCancelled = true),
        }),
        { status, headers },
      ),
    taken: () => taken,
    isCancelled: () => isCancelled,
  };
}
