/**
 * One subscription, never two, never none: whatever the service and the network do, in the end
 * there is exactly one at the service, it is ours, and its events arrive once.
 */
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

import type { Clock, EventStream } from "../../../main/calls/ports.ts";
import { createEventSocket } from "../../../main/ringcentral/socket/event-socket.ts";
import type { StreamTransition } from "../../../main/ringcentral/socket/stream-transition.ts";
import {
  startTestSimulator,
  type TestSimulator,
  type TestSimulatorOptions,
} from "../../support/simulator.ts";
import { createHearing, type Hearing, signInAt } from "./signed-in-line.ts";

/** How many times faster than the simulator the socket lives, so that none of its waits is long. */
const hurry = 20;

function createHurriedClock(): Clock {
  const begun = Date.now();
  return {
    now: () => begun + (Date.now() - begun) * hurry,
    after(delayMs, run) {
      const timer = setTimeout(run, delayMs / hurry);
      return () => clearTimeout(timer);
    },
    elapsed: () => performance.now() * hurry,
  };
}

let simulator: TestSimulator;
let stream: EventStream;
let hearing: Hearing;
let phases: StreamTransition["phase"][];

async function start(options: Partial<TestSimulatorOptions> = {}): Promise<void> {
  simulator = await startTestSimulator({ name: import.meta.url, limits: "off", ...options });
  const session = await signInAt(simulator);
  hearing = createHearing();
  phases = [];
  stream = createEventSocket({
    rest: session.rest,
    clock: createHurriedClock(),
    random: () => 0,
    log: () => undefined,
    limits: { careMs: 20_000 },
    onTransition: ({ phase }) => phases.push(phase),
  });
  stream.start(hearing.listener);
  await hearing.until(() => hearing.turns.length === 1);
}

afterEach(async () => {
  stream.dispose();
  await simulator.dispose();
});

const turn = () => new Promise((resolve) => setTimeout(resolve, 5));

/** Until a call is made of which the stream tells: events flow, and nothing strikes them any more. */
async function heardAgain(): Promise<void> {
  for (;;) {
    const { telephonySessionId } = await simulator.makeCall({
      direction: "Inbound",
      state: "Answered",
    });
    const isHeard = (): boolean =>
      hearing.events.some(
        (event) =>
          event.telephonySessionId === telephonySessionId &&
          event.parties.some(({ status }) => status.code === "Answered"),
      );
    for (let wait = 0; wait < 40 && !isHeard(); wait += 1) await turn();
    await simulator.ask("POST", `calls/${telephonySessionId}/actions`, { action: "hangup" });
    if (isHeard()) return;
  }
}

/** Until the service has one subscription; one that nobody recovers ends with its session. */
async function settled(): Promise<void> {
  while ((await simulator.subscriptions()).filter(({ connected }) => connected).length !== 1) {
    await turn();
  }
  await simulator.ask("POST", "clock", { advanceMs: 181_000 });
}

const now = (effect: object) => ({ match: { frame: "now" }, effect });
const next = (frame: string, effect: object, more: object = {}) => ({
  match: { frame, ...more },
  effect,
});
const request = (path: string, effect: object) => ({ match: { path }, effect });
const wsToken = "/restapi/oauth/wstoken";
const subscription = "/restapi/v1.0/subscription";

/** Each passes by itself; a few are struck only by what follows a loss. */
const faults = [
  now({ kind: "drop" }),
  now({ kind: "close", code: 1000 }),
  now({ kind: "freeze" }),
  now({ kind: "error", errorCode: "WSG-902", message: "Idle timeout" }),
  now({ kind: "error", errorCode: "WSG-903", message: "Absolute timeout" }),
  now({ kind: "error", errorCode: "WSG-100", close: true }),
  now({ kind: "malformed", text: "[1,2" }),
  next("upgrade", { kind: "refuse", status: 401 }),
  next("upgrade", { kind: "refuse", status: 503 }),
  next("upgrade", { kind: "never-answer" }),
  next("open", { kind: "silent" }),
  next("open", { kind: "error", errorCode: "WSG-100" }),
  next("open", { kind: "drop" }),
  next("ConnectionDetails", { kind: "lose" }),
  next("ConnectionDetails", { kind: "duplicate", copies: 2 }),
  next("ConnectionDetails", { kind: "coalesce", frames: 2, waitMs: 20 }),
  next("ConnectionDetails", { kind: "malformed" }),
  next("Response", { kind: "lose" }),
  next("Response", { kind: "drop" }),
  next("Response", { kind: "duplicate", copies: 3 }),
  next("Response", { kind: "coalesce", frames: 2, waitMs: 20 }),
  next("ServerNotification", { kind: "lose" }),
  next("ServerNotification", { kind: "duplicate", copies: 3 }),
  next("ServerNotification", { kind: "reorder", waitMs: 20 }),
  next("ServerNotification", { kind: "drop" }),
  request(wsToken, { kind: "answer", status: 401, body: {} }),
  request(wsToken, { kind: "answer", status: 429, headers: { "Retry-After": "1" }, body: {} }),
  request(wsToken, { kind: "answer", status: 503, headers: { "Retry-After": "1" }, body: {} }),
  request(wsToken, { kind: "html" }),
  request(wsToken, { kind: "lose-reply", how: "reset" }),
  request(wsToken, { kind: "single-use-token" }),
  request(subscription, { kind: "answer", status: 429, headers: { "Retry-After": "1" }, body: {} }),
  request(subscription, { kind: "answer", status: 500, body: {} }),
] as const;

describe("after any faults", () => {
  beforeEach(() => start());

  it("there is one subscription, and its events arrive once", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom(...faults), { minLength: 1, maxLength: 4 }),
        async (struck) => {
          const before = phases.length;
          for (const fault of struck) await simulator.fault(fault);
          // What strikes a new connection needs one.
          await simulator.fault(now({ kind: "drop" }));
          while (!phases.slice(before).includes("ready")) await turn();
          await simulator.ask("DELETE", "faults");
          await heardAgain();
          await settled();
          expect(await simulator.subscriptions()).toMatchObject([{ connected: true }]);
          const told = hearing.events.map(
            ({ telephonySessionId, sequence }) => `${telephonySessionId} ${sequence}`,
          );
          expect(told).toHaveLength(new Set(told).size);
        },
      ),
      { numRuns: 6, endOnFailure: true },
    );
  }, 60_000);

  it("an administrator's deletion is noticed, and there is a new one", async () => {
    const [deleted] = await simulator.subscriptions();
    await simulator.ask("DELETE", `subscriptions/${deleted?.id}`);
    await hearing.until(() => hearing.turns.length === 2);
    expect(hearing.turns).toEqual(["subscribed", "subscribed"]);
    await heardAgain();
    expect(await simulator.subscriptions()).toHaveLength(1);
  }, 30_000);
});

describe("at the end of a session's life", () => {
  it("the subscription is handed over: nothing is lost, and nothing is told", async () => {
    // Ours counts its minute twenty times as fast as the simulator.
    await start({ gateway: { absoluteTimeoutSeconds: 66 } });
    const made: string[] = [];
    while (!phases.includes("handing-over") || phases.at(-1) !== "ready") {
      made.push((await simulator.makeCall({ direction: "Inbound", state: "Answered" })).partyId);
    }
    for (let more = 0; more < 5; more += 1) {
      made.push((await simulator.makeCall({ direction: "Inbound", state: "Answered" })).partyId);
    }
    while ((await simulator.subscriptions()).length !== 1) await turn();
    await heardAgain();
    expect(hearing.turns).toEqual(["subscribed"]);
    const heard = new Set(hearing.events.flatMap(({ parties }) => parties.map(({ id }) => id)));
    expect(made.filter((id) => !heard.has(id as never))).toEqual([]);
  }, 30_000);
});
