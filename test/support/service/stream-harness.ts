import { afterEach, beforeEach } from "vitest";

import { done, type Result } from "../../../contract/result.ts";
import type { EventStreamListener, RetryWait } from "../../../main/calls/ports.ts";
import { EventSocket } from "../../../main/ringcentral/socket/event-socket.ts";
import type { SocketLimits } from "../../../main/ringcentral/socket/socket-limits.ts";
import { createManualClock, type ManualClock } from "./manual-clock.ts";
import { type ServedConnection, type SocketService, startSocketService } from "./socket-service.ts";

/** An event stream over a real socket, on a clock that only the test moves. */
export interface StreamHarness {
  readonly service: SocketService;
  readonly clock: ManualClock;
  readonly stream: EventSocket;
  readonly listener: EventStreamListener;
  /** What the listener was told, in order: `subscribed`, `lost <code>`, `event <sequence>`. */
  readonly told: string[];
  /** The log, a line each: the event and its fields as JSON. */
  readonly lines: string[];
  /** Each step: the phase with what else is said of it, without its time. */
  readonly steps: string[];
  /** What the listener was told of waits for the next try. */
  readonly waits: (RetryWait | undefined)[];
  /** Answers to the requests for a token and to the trials between them, in turn; when empty, well. */
  tokenAnswers: (Result<unknown> | Promise<Result<unknown>>)[];
  tokensAsked: number;
  /** What was sent by REST, but for the tokens. */
  readonly performed: string[];
  /** Starts the stream and waits for its subscription. */
  started(): Promise<ServedConnection>;
  last(): ServedConnection;
  /** Moves the clock in steps, with real work of the sockets in between. */
  advanceUntil(isSo: () => boolean, stepMs: number): Promise<void>;
  dispose(): Promise<void>;
}

/** Nobody is asked for signs of life, so that a test can let much time pass at once. */
export const trusting: Partial<SocketLimits> = { pingQuietMs: 1e9, heartbeatQuietMs: 1e9 };

/** Gives each test of the file a harness, and disposes it after the test. */
export function useStreamHarness(
  give: (harness: StreamHarness) => void,
  limits: Partial<SocketLimits> = {},
): void {
  let harness: StreamHarness | undefined;
  beforeEach(async () => {
    harness = await startStreamHarness(limits);
    give(harness);
  });
  afterEach(() => harness?.dispose());
}

/** The ways in which the service may fall silent, each by the phase that then waits for it. */
export const silences: readonly (readonly [string, (service: SocketService) => void])[] = [
  ["opening", (service) => void (service.onUpgrade = () => true)],
  ["greeting", (service) => void (service.onConnection = () => undefined)],
  ["subscribing", (service) => void (service.onSubscribe = () => undefined)],
];

/** The parts of a frame with a session event. */
export const notificationOf = (sequence: number, uuid = `u-${sequence}`): object[] => [
  { type: "ServerNotification", messageId: uuid, status: 200 },
  {
    uuid,
    event: "/restapi/v1.0/account/1/extension/2/telephony/sessions",
    body: {
      sequence,
      telephonySessionId: "s-1",
      parties: [{ id: "p-1", status: { code: "Answered" } }],
    },
  },
];

async function startStreamHarness(limits: Partial<SocketLimits>): Promise<StreamHarness> {
  const service = await startSocketService();
  const clock = createManualClock();
  const told: string[] = [];
  const lines: string[] = [];
  const steps: string[] = [];
  const waits: (RetryWait | undefined)[] = [];
  const read = ({ method }: { readonly method: string }): Promise<Result<unknown>> => {
    harness.tokensAsked += 1;
    if (method === "GET") {
      return Promise.resolve(harness.tokenAnswers.shift() ?? done({ id: 1 }));
    }
    const token = { uri: service.uri, ws_access_token: `w-${harness.tokensAsked}` };
    return Promise.resolve(harness.tokenAnswers.shift() ?? done(token));
  };
  const stream = new EventSocket({
    clock,
    limits,
    random: () => 1,
    onTransition: ({ at: _at, phase, ...more }) =>
      void steps.push([phase, ...Object.values(more).map(String)].join(" ")),
    log: (event, fields) => void lines.push(`${event} ${JSON.stringify(fields)}`),
    isOwnHost: () => true,
    rest: {
      read,
      perform({ method, path }) {
        harness.performed.push(`${method} ${path}`);
        return Promise.resolve(done(undefined));
      },
      create: () => Promise.reject(new Error("not asked for")),
    },
  });
  const harness: StreamHarness = {
    service,
    clock,
    stream,
    told,
    lines,
    steps,
    waits,
    tokenAnswers: [],
    tokensAsked: 0,
    performed: [],
    listener: {
      onSubscribed: () => void told.push("subscribed"),
      onSessionEvent: (event) => void told.push(`event ${event.sequence}`),
      onLost: (reason) => void told.push(`lost ${reason.code}`),
      onWaiting: (wait) => void waits.push(wait),
    },
    async started() {
      stream.start(harness.listener);
      await until(() => told.includes("subscribed"));
      return harness.last();
    },
    last() {
      const connection = service.connections.at(-1);
      if (connection === undefined) throw new Error("nobody connected");
      return connection;
    },
    async advanceUntil(isSo, stepMs) {
      while (!isSo()) {
        for (let turn = 0; turn < 20 && !isSo(); turn += 1) await nextTurn();
        if (!isSo()) clock.advance(stepMs);
      }
    },
    async dispose() {
      stream.dispose();
      await service.dispose();
    },
  };
  return harness;
}

const nextTurn = () => new Promise((resolve) => setImmediate(resolve));

/** Lets the real sockets work until it is so. */
export async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await nextTurn();
}
