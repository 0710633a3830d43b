import { describe, expect, it } from "vitest";

import { ipc } from "../contract/ipc.ts";
import { done, failed } from "../contract/result.ts";
import { defaultSettings } from "../contract/settings.ts";
import { type Transport, deriveBridge } from "./bridge.ts";

class FakeTransport implements Transport {
  readonly invoked: unknown[][] = [];
  readonly listeners = new Map<string, (payload: unknown) => void>();
  answer: unknown = done(undefined);
  invoke = (...call: unknown[]): Promise<unknown> => {
    this.invoked.push(call);
    return this.answer instanceof Error
      ? Promise.reject(this.answer)
      : Promise.resolve(this.answer);
  };
  listen = (channel: string, listener: (payload: unknown) => void): (() => void) => {
    this.listeners.set(channel, listener);
    return () => this.listeners.delete(channel);
  };
}

function setUp() {
  const transport = new FakeTransport();
  return { transport, bridge: deriveBridge(ipc, transport) };
}

describe("the bridge", () => {
  it("has a function for every entry of the contract and nothing else", () => {
    const { bridge } = setUp();
    const names = (table: object) =>
      Object.entries(table).flatMap(([area, entries]) =>
        Object.keys(entries as object).map((name) => `${area}.${name}`),
      );
    expect(names(bridge)).toEqual(names(ipc));
  });

  it("is frozen at both levels", () => {
    const { bridge } = setUp();
    expect(Object.isFrozen(bridge) && Object.values(bridge).every(Object.isFrozen)).toBe(true);
  });

  it("sends the argument on the channel of the entry, and none when there is none", async () => {
    const { bridge, transport } = setUp();
    await bridge.calls.act({ action: "mute" });
    await bridge.app.quit();
    expect(transport.invoked).toEqual([["calls:act", { action: "mute" }], ["app:quit"]]);
  });

  it("hands on what main answers, success or failure", async () => {
    const { bridge, transport } = setUp();
    transport.answer = done(defaultSettings);
    expect(await bridge.settings.read()).toEqual(done(defaultSettings));
    transport.answer = failed({ code: "offline" });
    expect(await bridge.settings.read()).toEqual(failed({ code: "offline" }));
  });

  it.each([
    ["nonsense"],
    [undefined],
    [{ ok: true, value: { theme: "neon" } }],
    [new Error("gone")],
  ])("answers an internal error when main's answer is %o", async (answer) => {
    const { bridge, transport } = setUp();
    transport.answer = answer;
    expect(await bridge.settings.read()).toEqual(failed({ code: "internal" }));
  });

  it("passes on pushes that can be read, drops others, and stops when told to", () => {
    const { bridge, transport } = setUp();
    const seen: unknown[] = [];
    const stop = bridge.push.show((payload) => seen.push(payload));
    const push = transport.listeners.get("push:show");
    push?.({ view: "settings" });
    push?.({ view: "elsewhere" });
    expect(seen).toEqual([{ view: "settings" }]);
    stop();
    expect(transport.listeners.size).toBe(0);
  });
});
