/** What went over the wire, for `GET traffic`: bounded, and without secrets when it is read. */
import type { SimClock } from "../clock.ts";
import { withoutSecrets, withoutSecretText } from "./secrets.ts";

/** A request as it came in; the answer's part is filled in when it leaves. */
export interface RecordedRequest {
  readonly time: number;
  readonly via: "http" | "socket";
  readonly method: string;
  readonly path: string;
  readonly query: unknown;
  readonly requestHeaders: unknown;
  requestBody: unknown;
  /** Null until answered, and for ever when the request or its reply was lost. */
  status: number | null;
  /**
   * The status that the service itself came to, also when the reply was lost; null when a fault
   * struck before the request was handled. A 2xx here means that the request acted.
   */
  ownStatus: number | null;
  responseHeaders: unknown;
  responseBody: unknown;
  /** The answer is a fault's, not the service's own, so it need not follow the service's rules. */
  faulted: boolean;
}

export interface FrameRecord {
  readonly connection: string;
  readonly direction: "in" | "out";
  readonly text: string;
}

export interface Traffic {
  /** The returned record is the recorder's own; the caller completes it. */
  request(
    facts: Pick<RecordedRequest, "via" | "method" | "path" | "query" | "requestHeaders">,
  ): RecordedRequest;
  frame(record: FrameRecord): void;
  /** Plain data, oldest first, times in ISO 8601. */
  read(): { readonly requests: readonly unknown[]; readonly frames: readonly unknown[] };
  clear(): void;
}

/** The oldest records leave first, in steps, so that recording stays cheap. */
function createLog<T>(capacity: number): {
  add(entry: T): void;
  all(): readonly T[];
  clear(): void;
} {
  let entries: T[] = [];
  return {
    add(entry) {
      entries.push(entry);
      if (entries.length > capacity * 2) entries = entries.slice(-capacity);
    },
    all: () => entries.slice(-capacity),
    clear() {
      entries = [];
    },
  };
}

function readableFrame(text: string): unknown {
  try {
    return withoutSecrets(JSON.parse(text));
  } catch {
    return withoutSecretText(text);
  }
}

function readableBody(body: unknown): unknown {
  if (typeof body !== "string") return body === undefined ? null : withoutSecrets(body);
  return body === "" ? null : readableFrame(body);
}

/** Keeps the latest 2,000 requests and 10,000 frames. */
export function createTraffic(clock: SimClock): Traffic {
  const requests = createLog<RecordedRequest>(2_000);
  const frames = createLog<FrameRecord & { readonly time: number }>(10_000);
  const iso = (time: number): string => new Date(time).toISOString();

  return {
    request(facts) {
      const record: RecordedRequest = {
        ...facts,
        time: clock.now(),
        requestBody: undefined,
        status: null,
        ownStatus: null,
        responseHeaders: {},
        responseBody: undefined,
        faulted: false,
      };
      requests.add(record);
      return record;
    },
    frame(record) {
      frames.add({ ...record, time: clock.now() });
    },
    read: () => ({
      requests: requests.all().map((record) => ({
        ...record,
        time: iso(record.time),
        path: withoutSecretText(record.path),
        query: withoutSecrets(record.query),
        requestHeaders: withoutSecrets(record.requestHeaders),
        requestBody: readableBody(record.requestBody),
        responseHeaders: withoutSecrets(record.responseHeaders),
        responseBody: readableBody(record.responseBody),
      })),
      frames: frames.all().map(({ time, connection, direction, text }) => ({
        time: iso(time),
        connection,
        direction,
        frame: readableFrame(text),
      })),
    }),
    clear() {
      requests.clear();
      frames.clear();
    },
  };
}
