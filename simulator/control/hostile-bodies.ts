/** Bodies that no client should read to their end: too large, or without one. */
import { Readable } from "node:stream";
import { createGzip } from "node:zlib";

import type { SimClock } from "../clock.ts";

const chunk = Buffer.alloc(65_536, "x");

/** The answer as it is, a JSON object, with one more property of so many bytes. */
export function paddedBody(
  payload: unknown,
  { bytes, gzip }: { readonly bytes: number; readonly gzip: boolean },
): Readable {
  const padded = Readable.from(paddedChunks(payload, bytes), { objectMode: false });
  return gzip ? padded.pipe(createGzip()) : padded;
}

function* paddedChunks(payload: unknown, bytes: number): Generator<Buffer> {
  const object = typeof payload === "string" ? /^(\{.+)\}\s*$/s.exec(payload)?.[1] : undefined;
  yield Buffer.from(`${object === undefined ? "{" : `${object},`}"padding":"`);
  for (let left = bytes; left > 0; left -= chunk.length) {
    yield chunk.subarray(0, Math.min(left, chunk.length));
  }
  yield Buffer.from('"}');
}

/**
 * Begins as the padded one does and never ends by itself: `bytes` more come every `everyMs`, or with 0
 * as fast as the client takes them.
 */
export function endlessBody(
  clock: Pick<SimClock, "after">,
  { bytes, everyMs }: { readonly bytes: number; readonly everyMs: number },
): Readable {
  const more = Buffer.alloc(bytes, "x");
  let cancel = (): void => undefined;
  const body = new Readable({
    read() {
      const give = (): void => void body.push(more);
      cancel();
      if (everyMs > 0) cancel = clock.after(everyMs, give);
      else setImmediate(give);
    },
    destroy(error, done) {
      cancel();
      done(error);
    },
  });
  body.push('{"padding":"');
  return body;
}
