/** Bodies that no client should read to their end: too large, or without one. */
import { Readable } from "node:stream";
import { gzipSync } from "node:zlib";

import type { SimClock } from "../clock.ts";

const chunk = Buffer.alloc(65_536, "x");

/** The answer as it is, a JSON object, with one more property of so many bytes. */
export function paddedBody(
  payload: unknown,
  { bytes, gzip }: { readonly bytes: number; readonly gzip: boolean },
): Readable {
  const chunks = paddedChunks(payload, bytes);
  return Readable.from(gzip ? packed(chunks) : chunks, { objectMode: false });
}

/** In members of their own, which a gzip file may have: nothing waits for another thread. */
function* packed(chunks: Iterable<Buffer>): Generator<Buffer> {
  let same: { readonly of: Buffer; readonly member: Buffer } | undefined;
  for (const one of chunks) {
    if (same?.of !== one) same = { of: one, member: gzipSync(one) };
    yield same.member;
  }
}

function* paddedChunks(payload: unknown, bytes: number): Generator<Buffer> {
  const object = typeof payload === "string" ? /^(\{.+)\}\s*$/s.exec(payload)?.[1] : undefined;
  yield Buffer.from(`${object === undefined ? "{" : `${object},`}"padding":"`);
  for (let left = bytes; left > 0; left -= chunk.length) {
    yield left < chunk.length ? chunk.subarray(0, left) : chunk;
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
