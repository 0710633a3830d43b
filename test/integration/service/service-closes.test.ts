/**
 * The service closes connections for its own reasons. Whoever is on the phone must neither see that
 * nor miss anything of it. The calls live on a clock that only the test moves, everything else is
 * real.
 */
import { afterEach, expect, it } from "vitest";
import { WebSocket } from "ws";

import { defaultSettings } from "../../../contract/settings.ts";
import type { CallService } from "../../../main/calls/call-service.ts";
import { createCallService } from "../../../main/calls/create-call-service.ts";
import { isConfirmed } from "../../../contract/app-snapshot.ts";
import { staleAfterMs } from "../../../main/calls/state/staleness.ts";
import {
  connectService,
  type ServiceConnection,
} from "../../../main/ringcentral/service-connection.ts";
import { socketOptions } from "../../../main/ringcentral/socket/socket-opener.ts";
import type { WireSessionEvent } from "../../../telephony/wire/messages.ts";
import { createManualClock, type ManualClock } from "../../support/service/manual-clock.ts";
import { partyOf, sessionOf } from "../../support/service/ids.ts";
import {
  startTestSimulator,
  type TestSimulator,
  type TestSimulatorOptions,
} from "../../support/simulator.ts";
import { type CallIds, realClock, signInAt } from "./signed-in-service.ts";

interface Desk {
  readonly simulator: TestSimulator;
  readonly connection: ServiceConnection;
  readonly calls: CallService;
  readonly clock: ManualClock;
  /** What came over the socket. */
  readonly events: readonly WireSessionEvent[];
  /** The states of the connection that anybody could see, each change once. */
  readonly seen: readonly string[];
  /** What happened, as it is announced. */
  readonly announced: string[];
  /** Of the event socket, with the reason. */
  readonly steps: readonly string[];
  /** Resolves once the calls are so. */
  until(isSo: () => boolean): Promise<void>;
}

let desk: Desk;
/** A new connection is opened when this resolves. */
let wayBack: Promise<unknown>;
afterEach(async () => {
  desk.calls.dispose();
  desk.connection.dispose();
  await desk.simulator.dispose();
});

async function start(options: Partial<TestSimulatorOptions> = {}): Promise<void> {
  wayBack = Promise.resolve();
  const steps: string[] = [];
  const defaults = { name: import.meta.url, seed: 11, limits: "off" } as const;
  const simulator = await startTestSimulator({ ...defaults, ...options });
  const opened = await connectService({
    session: await signInAt(simulator),
    clock: realClock,
    random: () => 0,
    log: () => undefined,
    async openSocket(url) {
      await wayBack;
      return new WebSocket(url, socketOptions);
    },
    onTransition: ({ phase, reason, recovered }) =>
      void steps.push([phase, reason ?? recovered].join(" ")),
  });
  if (!opened.ok) throw new Error(opened.error.code);
  const connection = opened.value;
  const clock = createManualClock();
  const [seen, announced, events]: [string[], string[], WireSessionEvent[]] = [[], [], []];
  const { stream } = connection;
  const calls = createCallService({
    gateway: connection.gateway,
    stream: {
      ...stream,
      start: (listener) =>
        stream.start({
          ...listener,
          onSessionEvent: (event) => {
            events.push(event);
            listener.onSessionEvent(event);
          },
        }),
    },
    clock,
    facts: () => connection.facts(),
    preferences: () => defaultSettings,
  });
  calls.subscribe(({ connection }) => {
    if (connection.state !== seen.at(-1)) seen.push(connection.state);
  });
  calls.onCallEvent(({ kind }) => void announced.push(kind));
  const until = (isSo: () => boolean): Promise<void> =>
    new Promise((resolve) => {
      if (isSo()) {
        resolve();
        return;
      }
      const stop = calls.subscribe(() => {
        if (!isSo()) return;
        stop();
        resolve();
      });
    });
  desk = { simulator, connection, calls, clock, events, seen, announced, steps, until };
  calls.start();
  await until(() => isConfirmed(calls.view().connection));
}

const stateOf = ({ telephonySessionId }: CallIds) =>
  desk.calls.view().calls.find((call) => call.telephonySessionId === telephonySessionId)?.state;

/** A call on the phone, shown as such. */
async function talking(): Promise<CallIds> {
  const { telephonySessionId, partyId } = await desk.simulator.makeCall({
    direction: "Inbound",
    state: "Answered",
  });
  const call = { telephonySessionId: sessionOf(telephonySessionId), partyId: partyOf(partyId) };
  await desk.until(() => stateOf(call) === "connected");
  return call;
}

/** The service ends the connection, and the way back is closed until `during` is done. */
async function gap(close: () => Promise<unknown>, during: () => Promise<unknown>): Promise<void> {
  desk.announced.length = 0;
  const { promise, resolve: open } = Promise.withResolvers<undefined>();
  wayBack = promise;
  await close();
  await desk.until(() => desk.calls.view().connection.doubted === true);
  desk.clock.advance(staleAfterMs - 1);
  await during();
  open(undefined);
  await desk.until(() => isConfirmed(desk.calls.view().connection));
}

/** For idleness, and for its age. */
const endings = [
  { code: "WSG-902", advanceMs: 1_800_000, gateway: {} },
  { code: "WSG-903", advanceMs: 900_000, gateway: { absoluteTimeoutSeconds: 900 } },
];

it.each(endings)(
  "a session that ends with $code is not noticed, and nothing is missed",
  async ({ code, advanceMs, gateway }) => {
    await start({ gateway });
    const [held, ended, untouched] = [await talking(), await talking(), await talking()];
    await gap(
      () => desk.simulator.ask("POST", "clock", { advanceMs }),
      async () => {
        await desk.connection.gateway.perform({ ...held, operation: "hold" });
        await desk.simulator.act(ended, "hangup");
        expect(stateOf(held)).toBe("connected");
      },
    );
    await desk.until(() => stateOf(ended) === undefined);
    expect(desk.steps.filter((step) => step.startsWith("lost"))).toEqual([`lost ${code}`]);
    expect([stateOf(held), stateOf(untouched)]).toEqual(["held", "connected"]);
    expect(desk.seen).toEqual(["connecting", "live"]);
    expect(desk.announced).toEqual(["ended"]);
    expect(await desk.simulator.subscriptions()).toMatchObject([{ connected: true }]);
  },
);

it("a recovery whose buffer was too small for the gap is made good by reads", async () => {
  await start({ gateway: { recoveryBufferSize: 2 } });
  const [held, ended] = [await talking(), await talking()];
  await gap(
    () => desk.simulator.fault({ match: { frame: "now" }, effect: { kind: "drop" } }),
    async () => {
      await desk.connection.gateway.perform({ ...held, operation: "hold" });
      await desk.connection.gateway.perform({ ...ended, operation: "hold" });
      await desk.connection.gateway.perform({ ...ended, operation: "unhold" });
      await desk.simulator.act(ended, "hangup");
    },
  );
  await desk.until(() => stateOf(ended) === undefined);
  expect(desk.steps.at(-1)).toBe("ready true");
  const told = desk.events.filter(({ parties }) => parties.some(({ id }) => id === held.partyId));
  expect(told.flatMap(({ parties }) => parties.map(({ status }) => status.code))).not.toContain(
    "Hold",
  );
  expect(stateOf(held)).toBe("held");
});
