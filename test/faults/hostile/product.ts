/**
 * The main process's engine (sign-in, REST, event socket, call service) in a process of its own, over
 * real sockets, with nothing of the simulator or of a test runner in it. Its parent is its page: asks
 * for the snapshot, presses, and reads what the process weighs.
 */
import { defaultSettings } from "../../../contract/settings.ts";
import { createCallService } from "../../../main/calls/create-call-service.ts";
import { defaultRecheckPauses } from "../../../main/calls/sync/recheck.ts";
import type { Log } from "../../../main/log.ts";
import { connectService } from "../../../main/ringcentral/service-connection.ts";
import { keepsNothing } from "../../../main/ringcentral/session/token-vault.ts";
import { signInWithJwt } from "../../../main/ringcentral/sign-in/sign-in.ts";
import { openPlainSocket } from "../../../main/ringcentral/socket/socket-opener.ts";
import type { Asked, Told } from "./product-messages.ts";
import { createSkippingClock } from "./skipping-clock.ts";
import { watchTurns } from "./turns.ts";

const [server = "", clientId = "", jwt = ""] = process.argv.slice(2);
const clock = createSkippingClock();
const lines: unknown[] = [];
const linesKept = 20;
const log: Log = (event, fields) => {
  lines.push({ at: Math.round(clock.elapsed()), event, ...fields });
  if (lines.length > linesKept) lines.shift();
};
const minuteMs = 60_000;
let sent: number[] = [];
let requestsInAMinute = 0;
const count = (): void => {
  const now = clock.elapsed();
  sent = [...sent.filter((at) => at > now - minuteMs), now];
  requestsInAMinute = Math.max(requestsInAMinute, sent.length);
};
const shared = { clock, random: Math.random, log };

const session = await signInWithJwt({
  ...{ ...shared, server, clientId, jwt, vault: keepsNothing },
  fetch(request) {
    count();
    return fetch(request);
  },
  ...{ appName: "Ringside", appVersion: "0.0.0" },
});
if (!session.ok) throw new Error(`the sign-in failed: ${session.error.code}`);
const opened = await connectService({
  ...{ ...shared, session: session.value },
  // The simulator names its own door; the way leads through the hostile one.
  openSocket(url) {
    const way = new URL(url);
    way.port = new URL(server).port;
    return openPlainSocket(way.href);
  },
});
if (!opened.ok) throw new Error(`the account could not be read: ${opened.error.code}`);
const connection = opened.value;
const { gateway, stream, clockWatch } = connection;
const service = createCallService({
  ...{ gateway, stream, clock, clockWatch, recheck: defaultRecheckPauses },
  ...{ facts: () => connection.facts(), preferences: () => defaultSettings },
});
service.start();
let signedOut = false;
session.value.onEnded(() => (signedOut = true));
// Loading and signing in are over; from here on it must answer.
const turns = watchTurns();

const tell = (told: Told): void => void process.send?.(told);
process.on("message", (asked: Asked) => {
  switch (asked.kind) {
    case "look": {
      const { calls, connection: shown } = service.view();
      // All of it is sent, as it is to the page.
      const view = { calls, connection: shown };
      const { user, system } = process.cpuUsage();
      const workedMs = (user + system) / 1_000;
      tell({ id: asked.id, now: clock.now(), view, signedOut, workedMs, requestsInAMinute, lines });
      break;
    }
    case "skip":
      clock.skip(asked.ms);
      break;
    case "press":
      void service.act(asked.intent).then(() => tell({ id: asked.id, answered: true }));
      break;
    case "weigh":
      tell({ id: asked.id, weight: turns.weight() });
      break;
    case "block":
      for (const until = performance.now() + asked.ms; performance.now() < until;);
      break;
    case "fill":
      kept.push(Buffer.alloc(asked.bytes, 1));
      break;
  }
});
/** Planted, to see that the bounds are looked at. */
const kept: Buffer[] = [];
// The parent is gone: so is its page.
process.on("disconnect", () => process.exit(0));
tell({ id: 0, answered: true });
