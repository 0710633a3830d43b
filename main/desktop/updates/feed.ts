/**
 * How electron-updater reads its server: in the place of its own requests, which know no end. From one
 * server, with no redirects and nothing that tells who asks (its own way sends a lasting id), and nothing
 * but what was announced, to the byte.
 */
import { createHash } from "node:crypto";
import { type FileHandle, open, rm } from "node:fs/promises";

import type { UpdateFailure } from "../../../contract/desktop/updates.ts";
import type { Clock } from "../../timing/clock.ts";
import { startDeadline } from "../../timing/deadline.ts";
import type { ReleaseFile } from "./release.ts";

/** Largest list of a release, in bytes; one of ours has less than two thousand. */
export const largestListBytes = 64 * 1024;
/** Between two pieces of an answer, in milliseconds. */
export const feedSilenceMs = 30_000;
/** For a list, and for a package: 512 MB at 300 kB/s, in milliseconds. */
export const longestListMs = 60_000;
export const longestPackageMs = 30 * 60_000;

/** Thrown through electron-updater, which has no other way to be told. */
export class FeedFault extends Error {
  readonly failure: UpdateFailure | "cancelled";
  constructor(failure: UpdateFailure | "cancelled") {
    super(failure);
    this.failure = failure;
  }
}

interface FeedOptions {
  readonly url: URL;
  readonly fetch: (request: Request) => Promise<Response>;
  readonly clock: Clock;
}

/** As electron-updater calls it. */
interface AskedFor {
  readonly protocol?: string | null | undefined;
  readonly hostname?: string | null | undefined;
  readonly port?: string | number | null | undefined;
  readonly path?: string | null | undefined;
}

export class Feed {
  readonly #options: FeedOptions;
  #expected: readonly ReleaseFile[] = [];
  #onPercent: (percent: number) => void = () => undefined;
  #reading: AbortController | undefined;

  constructor(options: FeedOptions) {
    this.#options = options;
  }

  /** Only these files are fetched from now on. `onPercent` hears of whole numbers, each once. */
  expect(files: readonly ReleaseFile[], onPercent: (percent: number) => void): void {
    this.#expected = files;
    this.#onPercent = onPercent;
  }

  /** What is being read ends as `cancelled`. */
  cancel(): void {
    this.#reading?.abort(new FeedFault("cancelled"));
  }

  /** For electron-updater: a list, whole. */
  async request({ protocol, hostname, port, path }: AskedFor): Promise<string> {
    const place = port === undefined || port === null ? "" : `:${port}`;
    const url = URL.parse(`${protocol ?? ""}//${hostname ?? ""}${place}${path ?? ""}`);
    const pieces: Uint8Array[] = [];
    await this.#read(url, { mostBytes: largestListBytes, longestMs: longestListMs }, (piece) => {
      pieces.push(piece);
      return Promise.resolve();
    });
    return Buffer.concat(pieces).toString("utf8");
  }

  /** For electron-updater: a package, into a file that is not there yet. */
  async download(url: URL, path: string, wanted: { readonly sha512?: string | null }) {
    const file = this.#expected.find(({ sha512 }) => sha512 === wanted.sha512);
    if (file === undefined) throw new FeedFault("not-trusted");
    const handle = await open(path, "wx", 0o600);
    try {
      await this.#take(url, file, handle);
    } catch (error) {
      await handle.close();
      await rm(path, { force: true });
      throw error;
    }
    await handle.close();
    return path;
  }

  async #take(url: URL, { size, sha512 }: ReleaseFile, handle: FileHandle): Promise<void> {
    const hash = createHash("sha512");
    let length = 0;
    let told = -1;
    await this.#read(url, { mostBytes: size, longestMs: longestPackageMs }, async (piece) => {
      hash.update(piece);
      await handle.writeFile(piece);
      length += piece.length;
      const percent = Math.floor((length / size) * 100);
      if (percent > told) this.#onPercent((told = percent));
    });
    if (length !== size || hash.digest("base64") !== sha512) throw new FeedFault("damaged");
    await handle.sync();
  }

  async #read(
    url: URL | null,
    limits: { readonly mostBytes: number; readonly longestMs: number },
    take: (piece: Uint8Array) => Promise<void>,
  ): Promise<void> {
    if (url?.origin !== this.#options.url.origin) throw new FeedFault("not-trusted");
    const reading = new AbortController();
    this.#reading = reading;
    const { clock, fetch } = this.#options;
    const giveUp = (): void => reading.abort(new FeedFault("endless"));
    const stopWhole = startDeadline(clock, limits.longestMs, giveUp);
    const ended = Promise.withResolvers<never>();
    ended.promise.catch(() => undefined);
    reading.signal.addEventListener("abort", () => ended.reject(reading.signal.reason as Error));
    let stopSilence = (): void => undefined;
    const heard = (): void => {
      stopSilence();
      stopSilence = startDeadline(clock, feedSilenceMs, giveUp);
    };
    heard();
    try {
      const request = new Request(url, { redirect: "error", signal: reading.signal });
      const answer = await Promise.race([fetch(request).catch(unreachable), ended.promise]);
      if (!answer.ok || answer.body === null) throw new FeedFault("unreachable");
      const reader: ReadableStreamDefaultReader<Uint8Array> = answer.body.getReader();
      let length = 0;
      for (;;) {
        const piece = await Promise.race([reader.read().catch(unreachable), ended.promise]);
        if (piece.done) break;
        heard();
        length += piece.value.length;
        if (length > limits.mostBytes) throw new FeedFault("too-large");
        await take(piece.value);
      }
    } catch (error) {
      // The reason of an end of ours goes before what the broken answer says of it.
      if (reading.signal.aborted) throw reading.signal.reason;
      reading.abort(error);
      throw error;
    } finally {
      stopWhole();
      stopSilence();
      this.#reading = undefined;
    }
  }
}

function unreachable(): never {
  throw new FeedFault("unreachable");
}
