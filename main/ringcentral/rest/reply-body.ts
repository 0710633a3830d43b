/** The only way in which the body of an answer is read: with an end, of size and of time. */
import { RequestFailure } from "./request-failure.ts";

export interface BodyLimits {
  readonly mostBytes: number;
  /** Ends the reading, whether or not the source of the body heeds it. */
  readonly signal: AbortSignal;
}

const firstBytes = 16_384;

/**
 * The whole body as text. Rejects with a `RequestFailure`, `reply-too-large` or `reply-endless`, and
 * else as the source does; what has not come by then is cancelled.
 */
export async function readBody(response: Response, limits: BodyLimits): Promise<string> {
  if (response.body === null) return "";
  const { mostBytes, signal } = limits;
  const { status } = response;
  const reader = response.body.getReader();
  const cancel = (): void => void reader.cancel().catch(() => undefined);
  signal.addEventListener("abort", cancel, { once: true });
  // One buffer that grows: chunks may be of one byte each, and each would cost a hundred.
  let bytes = new Uint8Array(firstBytes);
  let length = 0;
  try {
    if (signal.aborted) cancel();
    for (;;) {
      const chunk = await reader.read();
      const value: unknown = chunk.value;
      if (signal.aborted) throw new RequestFailure({ code: "reply-endless" }, { status });
      // Only the end brings nothing.
      if (!(value instanceof Uint8Array))
        return new TextDecoder().decode(bytes.subarray(0, length));
      const end = length + value.byteLength;
      if (end > mostBytes) throw new RequestFailure({ code: "reply-too-large" }, { status });
      if (end > bytes.length) bytes = grown(bytes, end);
      bytes.set(value, length);
      length = end;
    }
  } catch (error) {
    // A source that heeds the signal breaks off by itself.
    if (!signal.aborted) throw error;
    throw new RequestFailure({ code: "reply-endless" }, { status });
  } finally {
    signal.removeEventListener("abort", cancel);
    cancel();
  }
}

function grown(bytes: Uint8Array, least: number): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(Math.max(least, 2 * bytes.length));
  larger.set(bytes);
  return larger;
}

/** Nobody needs the body: its source may stop. */
export const cancelBody = (response: Response): void =>
  void response.body?.cancel().catch(() => undefined);
