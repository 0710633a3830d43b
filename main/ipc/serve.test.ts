import { describe, expect, it } from "vitest";

import { type Handlers, type Ipc, ipc, maxArgumentLength } from "../../contract/ipc.ts";
import { done, failed } from "../../contract/result.ts";
import { defaultSettings } from "../../contract/settings.ts";
import { createAppState, signedOutParts } from "../app-state.ts";
import type { LogFields } from "../log.ts";
import { createPushes } from "./push.ts";
import { serve } from "./serve.ts";

type Listener = (event: never, ...args: unknown[]) => unknown;

class FakeIpc {
  readonly listeners = new Map<string, Listener>();
  handle(channel: string, listener: Listener): void {
    this.listeners.set(channel, listener);
  }
  removeHandler(channel: string): void {
    this.listeners.delete(channel);
  }
  invoke(channel: string, ...args: unknown[]): unknown {
    return this.listeners.get(channel)?.({ senderFrame: null } as never, ...args);
  }
}

const ok = () => done(undefined);
function handlers(over: Partial<Handlers["calls"]> = {}): Handlers {
  return {
    app: {
      snapshot: () => done(createAppState(signedOutParts(0)).snapshot()),
      dismissNotice: ok,
      openLink: ok,
      openLogs: ok,
      hideWindow: ok,
      shapeWindow: ok,
      quit: ok,
    },
    calls: {
      act: () => failed({ code: "call-gone" }),
      pick: ok,
      closeChooser: ok,
      dismissOutcome: ok,
      readTarget: () => failed({ code: "signed-out" }),
      tryNow: ok,
      readAgain: ok,
      ...over,
    },
    account: {
      tryDemo: ok,
      signInWithBrowser: ok,
      cancelSignIn: ok,
      copySignInLink: ok,
      signInWithJwt: ok,
      useService: ok,
      signOut: ok,
      switchAccount: ok,
      allowPlainStorage: ok,
      setAvailability: ok,
    },
    people: { read: () => done([]) },
    settings: { read: () => done(defaultSettings), change: () => done(defaultSettings) },
    hotkeys: { read: () => done([]), rebind: () => done([]), suspend: ok, tryOut: ok },
    updates: { check: ok, restart: ok, putOff: ok },
    desktop: {
      read: () => failed({ code: "internal" }),
      change: () => failed({ code: "internal" }),
    },
    phoneLink: { copy: ok, dismiss: ok },
    diagnostics: {
      read: () => failed({ code: "internal" }),
      replay: () => failed({ code: "call-gone" }),
      exportReport: () => failed({ code: "internal" }),
      showReport: ok,
    },
  };
}

function served(options: { over?: Partial<Handlers["calls"]>; isTrusted?: boolean } = {}) {
  const on = new FakeIpc();
  const logged: { event: string; fields: LogFields }[] = [];
  const stop = serve({
    on: on,
    contract: ipc,
    handlers: handlers(options.over),
    isTrusted: () => options.isTrusted ?? true,
    log: (event, fields = {}) => logged.push({ event, fields }),
  });
  return { on, logged, stop };
}

const methodCount = Object.values<Ipc[keyof Ipc]>(ipc)
  .flatMap((area) => Object.values<{ type: string }>(area))
  .filter(({ type }) => type === "method").length;

describe("serve", () => {
  it("answers every method of the contract, and none after it has ended", () => {
    const { on, stop } = served();
    expect(on.listeners.size).toBe(methodCount);
    stop();
    expect(on.listeners.size).toBe(0);
  });

  it("hands the parsed input to the handler and its result back", async () => {
    const { on } = served({
      over: { act: ({ action }) => failed({ code: "bad-input", detail: action }) },
    });
    expect(await on.invoke("calls:act", { action: "hold" })).toEqual(
      failed({ code: "bad-input", detail: "hold" }),
    );
  });

  it.each<[what: string, args: readonly unknown[]]>([
    ["nothing", []],
    ["a word", ["mute"]],
    ["an unknown action", [{ action: "explode" }]],
    ["an unknown key", [{ action: "mute", also: true }]],
    ["a value of a wrong type", [{ action: "mute", telephonySessionId: 7 }]],
    [
      "an object with a foreign prototype key",
      [JSON.parse('{"action":"mute","__proto__":{"a":1}}')],
    ],
    ["a second argument", [{ action: "mute" }, 1]],
    ["a huge one", [{ action: "mute", telephonySessionId: "x".repeat(maxArgumentLength) }]],
    ["one that JSON cannot hold", [{ action: "mute", telephonySessionId: 1n }]],
  ])("refuses %s without calling the handler", async (_what, args) => {
    let called = 0;
    const { on, logged } = served({
      over: {
        act: () => {
          called += 1;
          return failed({ code: "call-gone" });
        },
      },
    });
    expect(await on.invoke("calls:act", ...args)).toMatchObject({
      ok: false,
      error: { code: "bad-input" },
    });
    expect(called).toBe(0);
    expect(logged.map(({ event }) => event)).toEqual(["ipc-refused"]);
  });

  it.each([
    ["as long as may be", 0, "malformed"],
    ["one character longer", 1, "too-large"],
  ])("weighs an argument before it reads it: %s", async (_what, more, reason) => {
    const { on, logged } = served();
    const frame = JSON.stringify({ action: "" }).length;
    await on.invoke("calls:act", { action: "x".repeat(maxArgumentLength - frame + more) });
    expect(logged).toMatchObject([{ event: "ipc-refused", fields: { reason } }]);
  });

  it("never repeats the refused value, not even in the log", async () => {
    const { on, logged } = served();
    const answer = await on.invoke("calls:act", { action: "+15550100123" });
    expect(JSON.stringify([answer, logged])).not.toContain("5550100");
  });

  it("refuses every method to a foreign frame", async () => {
    const { on } = served({ isTrusted: false });
    const answers = await Promise.all(
      [...on.listeners.keys()].map((channel) => on.invoke(channel)),
    );
    expect(answers).toEqual(
      answers.map(() => failed({ code: "bad-input", detail: "untrusted sender" })),
    );
  });

  it("turns a handler that throws into an internal error, and logs no message", async () => {
    const { on, logged } = served({
      over: {
        act: () => {
          throw new RangeError("secret of Avery Canary");
        },
      },
    });
    expect(await on.invoke("calls:act", { action: "mute" })).toEqual(failed({ code: "internal" }));
    expect(logged[0]?.event).toBe("ipc-threw");
    expect(JSON.stringify(logged)).not.toContain("Canary");
  });
});

describe("createPushes", () => {
  it("sends each topic on its own channel", () => {
    const sent: [string, unknown][] = [];
    const pushes = createPushes(ipc, (channel, payload) => sent.push([channel, payload]));
    pushes.show({ view: "settings" });
    pushes.settings(defaultSettings);
    expect(sent).toEqual([
      ["push:show", { view: "settings" }],
      ["push:settings", defaultSettings],
    ]);
  });
});
