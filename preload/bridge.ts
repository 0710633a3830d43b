import { type Bridge, type Ipc, type Method, type Topic, channelOf } from "../contract/ipc.ts";
import { type Result, failed } from "../contract/result.ts";

/** What carries the bridge; `ipcRenderer` without its events. */
export interface Transport {
  readonly invoke: (channel: string, ...args: readonly unknown[]) => Promise<unknown>;
  /** Returns the unsubscriber. */
  readonly listen: (channel: string, listener: (payload: unknown) => void) => () => void;
}

/**
 * Derives the page's functions from the contract. What comes from main is parsed here, so the page
 * holds typed values only: an unreadable answer becomes an error value, an unreadable push is
 * dropped. All levels are frozen.
 */
export function deriveBridge(contract: Ipc, transport: Transport): Bridge {
  const areas: Readonly<
    Record<string, Readonly<Record<string, Method<unknown, unknown> | Topic<unknown>>>>
  > = contract;
  const bridge = Object.entries(areas).map(([area, entries]) => [
    area,
    Object.freeze(
      Object.fromEntries(
        Object.entries(entries).map(([name, entry]) => [
          name,
          entry.type === "method"
            ? methodOf(entry, channelOf(area, name), transport)
            : topicOf(entry, channelOf(area, name), transport),
        ]),
      ),
    ),
  ]);
  // One function for each entry of the very table that `Bridge` is computed from.
  return Object.freeze(Object.fromEntries(bridge)) as Bridge;
}

function methodOf(
  { output }: Method<unknown, unknown>,
  channel: string,
  { invoke }: Transport,
): (input?: unknown) => Promise<Result<unknown>> {
  return async (input) => {
    try {
      const answer = output(await (input === undefined ? invoke(channel) : invoke(channel, input)));
      return answer.ok ? answer.value : failed({ code: "internal" });
    } catch {
      // The argument could not be cloned, or main is gone.
      return failed({ code: "internal" });
    }
  };
}

function topicOf(
  { payload }: Topic<unknown>,
  channel: string,
  { listen }: Transport,
): (listener: (payload: unknown) => void) => () => void {
  return (listener) =>
    listen(channel, (received) => {
      const parsed = payload(received);
      if (parsed.ok) listener(parsed.value);
    });
}
