import { subscribe, unsubscribe } from "node:diagnostics_channel";

import { Hotkeys } from "../../main/desktop/hotkeys/hotkeys.ts";
import type { PressIntent } from "../../contract/intent.ts";
import { defaultSettings } from "../../contract/settings.ts";
import { startSimulator } from "../../simulator/server.ts";
import { type Row, signal, summarise } from "../run/measure.ts";
import { signedIn, until } from "../signed-in.ts";
import { englishDesktopWords } from "../../contract/i18n/english.ts";

/** With those that warm up, less than the product's own bound on requests in a minute lets through. */
const presses = 34;
const warmUp = 4;

/**
 * From the desktop's hotkey callback to the moment when the HTTP client writes the request's headers
 * to the socket, beside a bare `fetch` of the same request on the same kept-alive connections. Both
 * ends are taken from the client's own diagnostics channel, so the peer pays for the same client.
 */
export async function measureHotkeyToWire(): Promise<readonly Row[]> {
  const simulator = await startSimulator({ limits: "off" });
  const service = await signedIn(simulator);
  const { press, dispose } = muteHotkey((intent) => void service.act(intent));

  await controlCall(simulator);
  const call = () => service.view().calls[0];
  await until(service, () => call()?.state === "connected");

  const ours: number[] = [];
  for (let index = 0; index < presses + warmUp; index += 1) {
    const isMuted = call()?.muted ?? false;
    const micros = await timeToHeaders("PATCH", press);
    await until(service, () => {
      const life = call()?.controls.mute.life;
      return call()?.muted === !isMuted && life?.phase === "seen";
    });
    if (index >= warmUp) ours.push(micros / 1000);
  }

  const bare = await bareRequest(simulator, call());
  const peer: number[] = [];
  for (let index = 0; index < presses + warmUp; index += 1) {
    let answer: Promise<Response> | undefined;
    const micros = await timeToHeaders("PATCH", () => {
      answer = bare(index % 2 === 0);
    });
    await (await answer)?.text();
    if (index >= warmUp) peer.push(micros / 1000);
  }
  dispose();
  service.dispose();
  await simulator.dispose();

  const [a, b] = [summarise(ours), summarise(peer)];
  return [
    {
      name: "hotkey to request on the wire",
      unit: "ms",
      ours: a,
      peer: { name: "a bare fetch on the same kept-alive connection", figures: b },
      aim: {
        text: `overhead under 2 ms at the median (is ${(a.median - b.median).toFixed(3)} ms)`,
        reached: a.median - b.median < 2,
      },
    },
  ];
}

/** The product's own hotkey adapter on a desktop that grants everything. */
function muteHotkey(onPress: (intent: PressIntent) => void): {
  readonly press: () => void;
  readonly dispose: () => void;
} {
  const callbacks = new Map<string, () => void>();
  let time = 0;
  const hotkeys = new Hotkeys({
    speech: { words: englishDesktopWords() },
    globalShortcut: {
      register: (accelerator: string, callback: () => void) => {
        callbacks.set(accelerator, callback);
        return true;
      },
      unregister: () => {},
      setSuspended: () => {},
    },
    platform: "linux",
    isWayland: false,
    // A clock on which no two presses are a held-down key.
    clock: { elapsed: () => (time += 10_000), after: () => () => {} },
    isRefusedSilently: false,
    onTried: () => {},
    onSpeak: () => {},
    onPress,
    onChange: () => {},
  });
  hotkeys.apply(defaultSettings.hotkeys);
  const press = [...callbacks.values()][0];
  if (!press) throw new Error("mute has no hotkey");
  return { press, dispose: () => hotkeys.dispose() };
}

/** Microseconds from `act` until a request with this method has its headers written. */
async function timeToHeaders(method: string, act: () => void): Promise<number> {
  const { seen, give } = signal<bigint>();
  const note = (message: unknown): void => {
    if (isSending(message) && message.request.method === method) give(process.hrtime.bigint());
  };
  subscribe("undici:client:sendHeaders", note);
  const began = process.hrtime.bigint();
  act();
  const ended = await seen;
  unsubscribe("undici:client:sendHeaders", note);
  return Number(ended - began) / 1000;
}

function isSending(message: unknown): message is { request: { method: string } } {
  return (
    typeof message === "object" &&
    message !== null &&
    "request" in message &&
    typeof message.request === "object" &&
    message.request !== null &&
    "method" in message.request
  );
}

type Simulator = Awaited<ReturnType<typeof startSimulator>>;

async function controlCall({ control, controlKey }: Simulator): Promise<void> {
  const answer = await fetch(`${control}/calls`, {
    method: "POST",
    headers: { authorization: `Bearer ${controlKey}`, "content-type": "application/json" },
    body: JSON.stringify({ direction: "Inbound", state: "Answered" }),
  });
  if (!answer.ok) throw new Error(`the simulator made no call: ${await answer.text()}`);
  await answer.text();
}

/** The same request by hand, with a token of its own. */
async function bareRequest(
  { url, clientId, jwt }: Simulator,
  call: { readonly telephonySessionId: string; readonly partyId: string } | undefined,
): Promise<(muted: boolean) => Promise<Response>> {
  if (!call) throw new Error("there is no call");
  const answer = await fetch(`${url}/restapi/oauth/token`, {
    method: "POST",
    body: new URLSearchParams({
      grant_type: "urn:ietf:params:oauth:grant-type:jwt-bearer",
      assertion: jwt,
      client_id: clientId,
    }),
  });
  const token: unknown = await answer.json();
  if (typeof token !== "object" || token === null || !("access_token" in token)) {
    throw new Error("the simulator gave no token");
  }
  const path = `/restapi/v1.0/account/~/telephony/sessions/${call.telephonySessionId}/parties/${call.partyId}`;
  const headers = {
    authorization: `Bearer ${String(token.access_token)}`,
    "content-type": "application/json",
  };
  return (muted) =>
    fetch(url + path, { method: "PATCH", headers, body: JSON.stringify({ muted }) });
}
