/**
 * Main's end of the contract. One place checks where a call comes from and how large it is, parses
 * it, turns whatever the handler does into a `Result`, and logs failures. Nothing rejects across
 * the process boundary, where Electron would keep only a message.
 */
import type { IpcMain, IpcMainInvokeEvent } from "electron";

import {
  type Handlers,
  type Ipc,
  type Method,
  type Topic,
  channelOf,
  maxArgumentLength,
} from "../../contract/ipc.ts";
import { type Result, failed } from "../../contract/result.ts";
import { type Log, errorFields } from "../log.ts";

export interface ServeOptions {
  /** The window's own `webContents.ipc`; no other page can reach what is served there. */
  readonly on: Pick<IpcMain, "handle" | "removeHandler">;
  readonly contract: Ipc;
  readonly handlers: Handlers;
  /** Whether the call comes from our own page in our own window. */
  readonly isTrusted: (event: Pick<IpcMainInvokeEvent, "senderFrame">) => boolean;
  readonly log: Log;
}

type AnyHandler = (input: unknown) => Promise<Result<unknown>> | Result<unknown>;
interface Call {
  readonly channel: string;
  readonly method: Method<unknown, unknown>;
  readonly handler: AnyHandler;
}

/** Serves every method of the contract. The returned function ends it; it may outlive the window. */
export function serve(options: ServeOptions): () => void {
  const calls = callsOf(options.contract, options.handlers);
  for (const call of calls) {
    options.on.handle(call.channel, (event: IpcMainInvokeEvent, ...args: unknown[]) =>
      answer(options, call, { event, args }),
    );
  }
  return () => {
    for (const { channel } of calls) options.on.removeHandler(channel);
  };
}

function callsOf(contract: Ipc, handlers: Handlers): readonly Call[] {
  // Handlers<Ipc> has been checked entry by entry; here each one meets only its own parser's values.
  const untyped = handlers as unknown as Readonly<
    Record<string, Readonly<Record<string, AnyHandler>> | undefined>
  >;
  const areas: Readonly<
    Record<string, Readonly<Record<string, Method<unknown, unknown> | Topic<unknown>>>>
  > = contract;
  return Object.entries(areas).flatMap(([area, entries]) =>
    Object.entries(entries).flatMap(([name, entry]) => {
      const handler = untyped[area]?.[name];
      if (entry.type !== "method" || handler === undefined) return [];
      return [{ channel: channelOf(area, name), method: entry, handler }];
    }),
  );
}

async function answer(
  { isTrusted, log }: ServeOptions,
  { channel, method, handler }: Call,
  { event, args }: { event: IpcMainInvokeEvent; args: readonly unknown[] },
): Promise<Result<unknown>> {
  if (!isTrusted(event)) {
    log("ipc-refused", { method: channel, reason: "untrusted-frame" });
    return failed({ code: "bad-input", detail: "untrusted sender" });
  }
  if (args.length > 1 || !isSmallEnough(args[0])) {
    log("ipc-refused", { method: channel, reason: "too-large" });
    return failed({ code: "bad-input", detail: "argument too large" });
  }
  const input = method.input(args[0]);
  if (!input.ok) {
    const detail = input.issues.slice(0, 5).join("; ").slice(0, 400);
    log("ipc-refused", { method: channel, reason: "malformed", detail });
    return failed({ code: "bad-input", detail });
  }
  try {
    const result = await handler(input.value);
    if (!result.ok) log("ipc-failed", { method: channel, code: result.error.code });
    return result;
  } catch (error) {
    log("ipc-threw", { method: channel, ...errorFields(error) });
    return failed({ code: "internal" });
  }
}

/** Counted as JSON; what JSON cannot hold (cycles, big integers) is nothing that we accept. */
function isSmallEnough(input: unknown): boolean {
  try {
    // Node answers `undefined` for what JSON has no word for, against its declared type.
    const text: unknown = JSON.stringify(input);
    return typeof text !== "string" || text.length <= maxArgumentLength;
  } catch {
    return false;
  }
}
