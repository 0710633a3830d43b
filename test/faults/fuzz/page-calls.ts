/** The page's end of the bridge, with a right call of every method to begin from. */
import { channelOf, type Handlers, ipc, type Method, type Topic } from "../../../contract/ipc.ts";
import { done } from "../../../contract/result.ts";
import { serve } from "../../../main/ipc/serve.ts";

type Listener = (event: never, ...args: unknown[]) => unknown;

class PageBridge {
  readonly #listeners = new Map<string, Listener>();
  handle(channel: string, listener: Listener): void {
    this.#listeners.set(channel, listener);
  }
  removeHandler(channel: string): void {
    this.#listeners.delete(channel);
  }
  invoke(channel: string, ...args: unknown[]): unknown {
    return this.#listeners.get(channel)?.({ senderFrame: null } as never, ...args);
  }
}

/** A value that reached a handler, with the parser that had to let it through. */
interface Reached {
  readonly parse: Method<unknown, unknown>["input"];
  readonly value: unknown;
}

const telephonySessionId = "s-1";
const inputs: Readonly<Record<string, readonly unknown[]>> = {
  "calls:act": [
    { action: "mute", telephonySessionId, saw: "connected", partyId: "p-1" },
    {
      action: "transfer",
      to: { kind: "company-extension", companyNumber: "+15550100100", extensionNumber: "113" },
    },
    { action: "park", to: { kind: "location", extensionId: "700100090" } },
    { action: "flip", callFlipId: "2" },
    { action: "answer", deviceId: "80700100012" },
    {
      ...{ action: "consult", telephonySessionId, saw: "held", deviceId: "80700100012" },
      to: { kind: "extension", extensionNumber: "113", confirm: "113" },
    },
    {
      ...{ action: "forward", telephonySessionId, saw: "ringing" },
      to: { kind: "extension", extensionNumber: "113", confirm: "113" },
    },
    {
      ...{ action: "reply", telephonySessionId, saw: "ringing" },
      message: { kind: "pattern", pattern: "CallMeBack", in: { time: 5, unit: "Minute" } },
    },
    { action: "reply", message: { kind: "text", text: "Back in a minute" } },
    { action: "complete", telephonySessionId, saw: "held" },
    { action: "take-back", telephonySessionId, saw: "held" },
    { action: "finish-here", telephonySessionId, saw: "connected" },
    { action: "card-number", telephonySessionId, saw: "connected" },
    { action: "more-time", telephonySessionId },
    {
      ...{ action: "dial", deviceId: "80700100012" },
      to: { kind: "phone-number", phoneNumber: "911", confirm: "911 911" },
    },
  ],
  "calls:readTarget": [{ to: { kind: "phone-number", phoneNumber: "+15550100161" }, asCall: true }],
  "calls:pick": ["s-1"],
  "account:signInWithJwt": ["a.b.c", { jwt: "a.b.c" }],
  "settings:change": [{ theme: "dark", openAtLogin: true }],
  "hotkeys:rebind": [{ action: "toggle-mute", accelerator: "CmdOrCtrl+Alt+M" }],
  "hotkeys:suspend": [true],
};

const areas: Readonly<
  Record<string, Readonly<Record<string, Method<unknown, unknown> | Topic<unknown>>>>
> = ipc;
const methods = Object.entries(areas).flatMap(([area, entries]) =>
  Object.entries(entries).flatMap(([name, entry]) =>
    entry.type === "method" ? [{ area, name, channel: channelOf(area, name), entry }] : [],
  ),
);

/** Every channel that the contract has a method for. */
export const channels: readonly string[] = methods.map(({ channel }) => channel);

export const callsOfThePage = methods.flatMap(({ channel }) =>
  (inputs[channel] ?? [undefined, "text", { server: "https://x.example", clientId: "c" }]).map(
    (input) => ({ channel, input }),
  ),
);

/** Serves the real contract to a trusted page; the handlers only write down what reaches them. */
export function servedContract(): { on: PageBridge; reached: Reached[] } {
  const on = new PageBridge();
  const reached: Reached[] = [];
  const handlers: Record<string, Record<string, (value: unknown) => unknown>> = {};
  for (const { area, name, entry } of methods) {
    (handlers[area] ??= {})[name] = (value) => {
      reached.push({ parse: entry.input, value });
      return done(undefined);
    };
  }
  serve({
    ...{ on, contract: ipc },
    // Made from the contract's own table, entry by entry.
    handlers: handlers as unknown as Handlers,
    isTrusted: () => true,
    log: () => undefined,
  });
  return { on, reached };
}
