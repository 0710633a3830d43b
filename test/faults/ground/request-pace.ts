/** How often the client asked the service, as the service itself recorded it. */
import type { RecordedRequest } from "../../support/simulator.ts";

const minuteMs = 60_000;
/** Whoever asks for more is not believed, since somebody may be on the phone. */
const longestBelievedMs = 15 * minuteMs;

const at = ({ time }: RecordedRequest): number => Date.parse(time);

/** The most requests, of whatever kind, that came in any one minute. */
export const mostInAMinute = (requests: readonly RecordedRequest[]): number =>
  Math.max(
    0,
    ...requests.map(
      (first, index) =>
        requests.slice(index).filter((one) => at(one) - at(first) < minuteMs).length,
    ),
  );

/** Requests that came again before their `Retry-After` was over: none, if all is well. */
export function cameTooEarly(requests: readonly RecordedRequest[]): readonly string[] {
  return requests.flatMap((refused, index) => {
    const askedMs = Math.min(
      longestBelievedMs,
      1_000 * Number(refused.responseHeaders["retry-after"]),
    );
    if (refused.status !== 429 && refused.status !== 503) return [];
    const again = requests
      .slice(index + 1)
      .find((one) => isSameDoor(one, refused) && at(one) - at(refused) < askedMs);
    if (again === undefined) return [];
    const what = `${again.method} ${again.path}`;
    return [
      `${what} came ${at(again) - at(refused)} ms after a ${refused.status}, not ${askedMs} ms`,
    ];
  });
}

/** A 503 is about one request; a 429 is about everything that is counted with it. */
const isSameDoor = (one: RecordedRequest, refused: RecordedRequest): boolean =>
  refused.status === 429
    ? folderOf(one.path) === folderOf(refused.path)
    : one.method === refused.method && one.path === refused.path;

/** New calls are counted by themselves: they are of another group than all that is done to calls. */
const folderOf = (path: string): string =>
  path.endsWith("/call-out") ? path : path.split("/").slice(0, 6).join("/");
