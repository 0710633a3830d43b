/**
 * The product's whole connection (sign-in, REST, event socket, call service) on a simulator of its own,
 * in a time that only the test moves. What the client sends is written down beside what the service
 * says it received.
 */
import type { AnyIntent } from "../../../contract/intent.ts";
import type { TelephonySessionId } from "../../../contract/ids.ts";
import { defaultSettings, type Settings } from "../../../contract/settings.ts";
import type { CallService } from "../../../main/calls/call-service.ts";
import { createCallService } from "../../../main/calls/create-call-service.ts";
import { defaultRecheckPauses } from "../../../main/calls/sync/recheck.ts";
import type { CallEvent, CallsView } from "../../../main/calls/state/call-events.ts";
import type { CallGateway } from "../../../main/calls/ports.ts";
import type { CallOperation, CallOut } from "../../../telephony/wire/call-operations.ts";
import {
  connectService,
  type ServiceConnection,
} from "../../../main/ringcentral/service-connection.ts";
import type { RecordedRequest, TrueCall } from "../../support/simulator.ts";
import { openWorld, orThrow, type World, type WorldOptions } from "./world.ts";

export interface GroundOptions extends WorldOptions {
  /** Plants a defect, to see that it is found. */
  readonly planted?: (gateway: CallGateway) => CallGateway;
  readonly plantedService?: (service: CallService) => CallService;
  /** How long each action can be cancelled; not at all when left out. */
  readonly secondChance?: Settings["secondChance"];
  /** For how long a recording is paused for a card number; the default time if left out. */
  readonly cardNumberSeconds?: number;
}

/** What the call service may send: an operation on a call, or a new call. */
export type Sent = CallOperation | (CallOut & { readonly operation: "call-out" });

/** An operation that the call service sent. */
export interface Performed {
  readonly operation: Sent;
  /** The state in which the call was shown then. */
  readonly shownAs: string | undefined;
  /** Whether another call was shown as connected then. */
  readonly talksBeside: boolean;
  /** The user's own party of it then. */
  readonly ownPartyId: string | undefined;
  /** The two calls of a warm transfer, as they were shown then. */
  readonly pair: CallsView["consult"];
}

/** A press, and what came of it; `outcome` is undefined while it is open. */
export interface Pressed {
  readonly intent: AnyIntent;
  outcome: Awaited<ReturnType<CallService["act"]>> | undefined;
}

export interface ProvingGround extends World {
  readonly connection: ServiceConnection;
  readonly service: CallService;
  readonly performed: readonly Performed[];
  readonly pressed: readonly Pressed[];
  readonly callEvents: readonly CallEvent[];
  /** The hosts to which event sockets were opened. */
  readonly doors: readonly string[];
  /** Whether the service ended the sign-in, which is final for this connection. */
  isSignedOut(): boolean;
  press(intent: AnyIntent): Pressed;
  /** The machine sleeps for `ms`; its connections are cut or stay. Time passes for the service only. */
  sleep(ms: number, cut: boolean): Promise<void>;
  wake(): void;
  /** Gives up all faults and lets so much time pass that every wait is over. */
  letDustSettle(): Promise<void>;
  /** Forgets what was written down so far, on both sides. */
  forget(): Promise<void>;
  truth(): Promise<readonly TrueCall[]>;
  requests(): Promise<readonly RecordedRequest[]>;
}

const noWait: Settings["secondChance"] = { transfer: 0, park: 0, end: 0 };

/**
 * Longer than any wait of the client: five minutes after a refusal that only an administrator can
 * lift, then a back-off, a read, and its confirmation.
 */
const dustMs = 480_000;

export async function openGround(options: GroundOptions): Promise<ProvingGround> {
  const world = await openWorld(options);
  const { time, wire, session, ask, settle } = world;
  const { planted = (gateway: CallGateway) => gateway, secondChance = noWait } = options;
  const shared = {
    clock: time.clientClock,
    random: () => 0,
    log: options.log ?? (() => undefined),
  };
  const doors: string[] = [];
  const openSocket = (url: string) => {
    doors.push(new URL(url).hostname);
    return Promise.resolve(wire.openSocket(url));
  };
  const opening = connectService({ ...shared, session, openSocket });
  await settle();
  const connection = orThrow(await opening);
  let signedOut = false;
  session.onEnded(() => (signedOut = true));
  const performed: Performed[] = [];
  const service = createCallService({
    gateway: watched(planted(connection.gateway), (operation) => {
      const id = sessionIn(operation);
      const { calls, consult } = service.view();
      const call = calls.find((one) => one.telephonySessionId === id);
      const talksBeside = calls.some((one) => one !== call && one.state === "connected");
      performed.push({
        ...{ operation, shownAs: call?.state, talksBeside, pair: consult },
        ownPartyId: call?.partyId,
      });
    }),
    stream: connection.stream,
    clock: time.clientClock,
    clockWatch: connection.clockWatch,
    facts: () => connection.facts(),
    preferences: () => ({ ...defaultSettings, secondChance }),
    recheck: defaultRecheckPauses,
    cardNumber: { seconds: () => options.cardNumberSeconds ?? defaultSettings.cardNumberSeconds },
  });
  const callEvents: CallEvent[] = [];
  service.onCallEvent((callEvent) => callEvents.push(callEvent));
  service.start();
  await settle();

  const asked = options.plantedService?.(service) ?? service;
  const pressed: Pressed[] = [];
  let isAsleep = false;
  const ground: ProvingGround = {
    ...world,
    ...{ connection, service, performed, pressed, callEvents, doors },
    isSignedOut: () => signedOut,
    press(intent) {
      const press: Pressed = { intent, outcome: undefined };
      pressed.push(press);
      void asked.act(intent).then((outcome) => (press.outcome = outcome));
      return press;
    },
    async sleep(ms, cut) {
      service.suspended();
      time.sleep();
      isAsleep = true;
      if (cut) wire.setReachable(false);
      await ground.pass(ms);
    },
    wake() {
      wire.setReachable(true);
      if (!isAsleep) return;
      isAsleep = false;
      time.wake();
      service.resumed();
    },
    async letDustSettle() {
      ground.wake();
      await ask("DELETE", "faults");
      await ground.pass(dustMs);
    },
    async forget() {
      for (const log of [performed, pressed, callEvents]) log.length = 0;
      await ask("DELETE", "traffic");
    },
    async truth() {
      const { calls } = (await ask("GET", "calls")) as { readonly calls: readonly TrueCall[] };
      return calls;
    },
    async requests() {
      const traffic = await ask("GET", "traffic");
      return (traffic as { readonly requests: readonly RecordedRequest[] }).requests;
    },
    async dispose() {
      service.dispose();
      connection.dispose();
      await world.dispose();
    },
  };
  return ground;
}

/** `note` is told of an operation in the turn in which it first leaves; never of one held back. */
function watched(gateway: CallGateway, note: (operation: Sent) => void): CallGateway {
  const noting = (operation: Sent, isStillWanted: () => boolean): (() => boolean) => {
    let hasLeft = false;
    return () => {
      const leaves = isStillWanted();
      if (leaves && !hasLeft) note(operation);
      hasLeft ||= leaves;
      return leaves;
    };
  };
  return {
    ...gateway,
    perform: (operation, isStillWanted = () => true) =>
      gateway.perform(operation, noting(operation, isStillWanted)),
    callOut: (callOut, isStillWanted = () => true) =>
      gateway.callOut(callOut, noting({ ...callOut, operation: "call-out" }, isStillWanted)),
  };
}

/** The call that it is about; none for a new one. */
export const sessionIn = (operation: Sent): TelephonySessionId | undefined =>
  operation.operation === "call-out" ? undefined : operation.telephonySessionId;
