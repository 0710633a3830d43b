/**
 * One subscription, never two, never none: whatever the service and the network do, in the end
 * there is exactly one at the service, it is ours, and its events arrive once. Service and socket
 * live in one time, which only the test moves.
 */
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

import type { EventStream } from "../../../main/calls/ports.ts";
import { EventSocket } from "../../../main/ringcentral/socket/event-socket.ts";
import type { StreamTransition } from "../../../main/ringcentral/socket/stream-transition.ts";
import { openWorld, type World, type WorldOptions } from "../../faults/ground/world.ts";
import type { MadeCall, TrueSubscription } from "../../support/simulator.ts";
import { createHearing, type Hearing } from "./signed-in-service.ts";

let world: World;
let stream: EventStream;
let hearing: Hearing;
let phases: StreamTransition["phase"][];

async function start(options: Pick<WorldOptions, "gateway"> = {}): Promise<void> {
  world = await openWorld({ wire: "memory", ...options });
  hearing = createHearing();
  phases = [];
  stream = new EventSocket({
    isOwnHost: () => true,
    rest: world.session.rest,
    clock: world.time.clientClock,
    random: () => 0,
    log: () => undefined,
    openSocket: (url) => Promise.resolve(world.wire.openSocket(url)),
    onTransition: ({ phase }) => phases.push(phase),
  });
  stream.start(hearing.listener);
  await world.settle();
  expect(hearing.turns).toEqual(["subscribed"]);
}

afterEach(async () => {
  stream.dispose();
  await world.dispose();
});

/** Longer than any wait of the socket: five minutes after a refusal, and a back-off. */
const dustMs = 480_000;

const subscriptions = async (): Promise<readonly TrueSubscription[]> => {
  const answer = (await world.ask("GET", "subscriptions")) as {
    readonly subscriptions: readonly TrueSubscription[];
  };
  return answer.subscriptions;
};

const makeCall = async (): Promise<MadeCall> =>
  (await world.ask("POST", "calls", { direction: "Inbound", state: "Answered" })) as MadeCall;

/** A new call is told of, so events flow; the service takes up to a tenth of a second for each. */
async function expectToHear(): Promise<void> {
  const { telephonySessionId } = await makeCall();
  await world.pass(1_000);
  const told = hearing.events.filter((event) => event.telephonySessionId === telephonySessionId);
  const codes = told.flatMap(({ parties }) => parties.map(({ status }) => status.code));
  expect(codes).toContain("Answered");
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
          for (const fault of struck) await world.ask("POST", "faults", fault);
          // What strikes a new connection needs one.
          await world.ask("POST", "faults", now({ kind: "drop" }));
          await makeCall();
          await world.pass(dustMs);
          await world.ask("DELETE", "faults");
          await world.pass(dustMs);
          await expectToHear();
          expect(await subscriptions()).toMatchObject([{ connected: true }]);
          const told = hearing.events.map(
            ({ telephonySessionId, sequence }) => `${telephonySessionId} ${sequence}`,
          );
          expect(told).toHaveLength(new Set(told).size);
        },
      ),
      { numRuns: 40, endOnFailure: true },
    );
  }, 60_000);

  it("an administrator's deletion is noticed, and there is a new one", async () => {
    const [deleted] = await subscriptions();
    await world.ask("DELETE", `subscriptions/${deleted?.id}`);
    await world.pass(dustMs);
    expect(hearing.turns).toEqual(["subscribed", "subscribed"]);
    await expectToHear();
    expect(await subscriptions()).toHaveLength(1);
  });
});

describe("at the end of a session's life", () => {
  it("the subscription is handed over: nothing is lost, and nothing is told", async () => {
    await start({ gateway: { absoluteTimeoutSeconds: 90 } });
    const made: string[] = [];
    const isHandedOver = (): boolean =>
      phases.includes("handing-over") && phases.at(-1) === "ready";
    while (!isHandedOver()) {
      made.push((await makeCall()).partyId);
      world.time.advance(250);
    }
    for (let more = 0; more < 5; more += 1) made.push((await makeCall()).partyId);
    await world.pass(60_000);
    expect(await subscriptions()).toMatchObject([{ connected: true }]);
    await expectToHear();
    expect(hearing.turns).toEqual(["subscribed"]);
    const heard = new Set<string>(
      hearing.events.flatMap(({ parties }) => parties.map(({ id }) => id)),
    );
    expect(made.filter((id) => !heard.has(id))).toEqual([]);
  });
});
