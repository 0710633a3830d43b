/**
 * The product's whole line (sign-in, REST, event socket, call service) on a simulator of its own,
 * in a time that only the test moves. What the client sends is written down beside what the service
 * says it received.
 */
import type { CallIntent } from "../../../contract/intent.ts";
import { defaultSettings } from "../../../contract/settings.ts";
import type { Result } from "../../../contract/result.ts";
import type { CallService } from "../../../main/calls/call-service.ts";
import { createCallService } from "../../../main/calls/create-call-service.ts";
import { defaultRecheckPauses } from "../../../main/calls/recheck.ts";
import type { Happening } from "../../../main/calls/happenings.ts";
import type { CallGateway, CallOperation } from "../../../main/calls/ports.ts";
import { createLine, type Line } from "../../../main/ringcentral/line.ts";
import type { Session } from "../../../main/ringcentral/session/session.ts";
import { keepsNothing } from "../../../main/ringcentral/session/token-vault.ts";
import { signInWithJwt } from "../../../main/ringcentral/sign-in/sign-in.ts";
import {
  type Simulator,
  type SimulatorOptions,
  startSimulator,
} from "../../../simulator/server.ts";
import type { RecordedRequest, TrueCall } from "../../support/simulator.ts";
import { createLateProxy, type LateProxy } from "./late-proxy.ts";
import { VirtualTime } from "./virtual-time.ts";
import { openWire, type Wire, type WireKind } from "./wire.ts";

export interface GroundOptions extends Pick<SimulatorOptions, "limits" | "seed"> {
  readonly wire: WireKind;
  /** The life that the service claims for every access token; its own default when absent. */
  readonly tokenSeconds?: number;
  /** How far the client's wall clock is ahead of the service's from the start; negative: behind. */
  readonly clientAheadMs?: number;
  /** Plants a defect, to see that it is found. */
  readonly planted?: (gateway: CallGateway) => CallGateway;
}

/** An operation that the call service handed to the gateway. */
export interface Performed {
  readonly operation: CallOperation;
  /** The state in which the call was shown then. */
  readonly shownAs: string | undefined;
  /** Whether another call was shown as connected then. */
  readonly talksBeside: boolean;
}

/** A press, and what came of it; `outcome` is undefined while it is open. */
export interface Pressed {
  readonly intent: CallIntent;
  outcome: Awaited<ReturnType<CallService["act"]>> | undefined;
}

type Ask = (method: "GET" | "POST" | "DELETE", path: string, body?: unknown) => Promise<unknown>;

export interface ProvingGround {
  readonly time: VirtualTime;
  readonly wire: Wire;
  readonly late: LateProxy;
  readonly simulator: Simulator;
  readonly line: Line;
  readonly service: CallService;
  readonly performed: readonly Performed[];
  readonly pressed: readonly Pressed[];
  readonly happenings: readonly Happening[];
  /** Whether the service ended the sign-in, which is final for this line. */
  isSignedOut(): boolean;
  /** The control interface; resolves to undefined when it refuses. */
  ask: Ask;
  press(intent: CallIntent): Pressed;
  /** Lets everything that is under way arrive, without any time passing. */
  settle(): Promise<void>;
  /** Lets time pass, stopping at each timer to let its consequences arrive. */
  pass(ms: number): Promise<void>;
  /** The machine sleeps for `ms`; its connections are cut or stay. Time passes for the service only. */
  sleep(ms: number, cut: boolean): Promise<void>;
  wake(): void;
  /** Gives up all faults and lets so much time pass that every wait is over. */
  letDustSettle(): Promise<void>;
  /** Forgets what was written down so far, on both sides. */
  forget(): Promise<void>;
  truth(): Promise<readonly TrueCall[]>;
  requests(): Promise<readonly RecordedRequest[]>;
  dispose(): Promise<void>;
}

/**
 * Longer than any wait of the client: five minutes after a refusal that only an administrator can
 * lift, then a back-off, a read, and its confirmation.
 */
const dustMs = 480_000;

export async function openGround(options: GroundOptions): Promise<ProvingGround> {
  const time = new VirtualTime(options.clientAheadMs);
  time.install();
  const { limits = "off", seed = 11, planted = (gateway: CallGateway) => gateway } = options;
  const simulator = await startSimulator({ seed, limits, clock: time });
  const wire = await openWire(options.wire, simulator.accept);
  const settle = (): Promise<void> => wire.settle(() => time.pump());
  const ask = controlOf(simulator, wire);
  if (options.tokenSeconds !== undefined) await shortenTokens(ask, options.tokenSeconds);
  const late = createLateProxy(wire, time);
  const whenSignedIn = signIn(simulator, { wire, late, time });
  await settle();
  const { session, line } = await whenSignedIn;
  let signedOut = false;
  session.onEnded(() => (signedOut = true));
  const performed: Performed[] = [];
  const service = createCallService({
    gateway: watched(planted(line.gateway), (operation) => {
      const { telephonySessionId: id } = operation;
      const { calls } = service.view();
      const call = calls.find((one) => one.telephonySessionId === id);
      const talksBeside = calls.some((one) => one !== call && one.state === "connected");
      performed.push({ operation, shownAs: call?.state, talksBeside });
    }),
    stream: line.stream,
    clock: time.clientClock,
    clockWatch: line.clockWatch,
    facts: () => line.facts(),
    preferences: () => defaultSettings,
    recheck: defaultRecheckPauses,
  });
  const happenings: Happening[] = [];
  service.onHappening((happening) => happenings.push(happening));
  service.start();
  await settle();

  const pressed: Pressed[] = [];
  let isAsleep = false;
  const ground: ProvingGround = {
    ...{ time, wire, late, simulator, line, service, performed, pressed, happenings, ask, settle },
    isSignedOut: () => signedOut,
    press(intent) {
      const press: Pressed = { intent, outcome: undefined };
      pressed.push(press);
      void service.act(intent).then((outcome) => (press.outcome = outcome));
      return press;
    },
    async pass(ms) {
      const end = time.now() + ms;
      await settle();
      for (let due = time.nextDue(); due !== undefined && due <= end; due = time.nextDue()) {
        time.moveTo(due);
        await settle();
      }
      time.moveTo(end);
      await settle();
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
      for (const log of [performed, pressed, happenings]) log.length = 0;
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
      line.dispose();
      await settle();
      await simulator.dispose();
      await wire.dispose();
      time.uninstall();
    },
  };
  return ground;
}

async function shortenTokens(ask: Ask, seconds: number): Promise<void> {
  await ask("POST", "faults", {
    match: { path: "/restapi/oauth/token" },
    times: "always",
    effect: { kind: "expires-in", seconds },
  });
}

async function signIn(
  simulator: Simulator,
  { wire, late, time }: Pick<ProvingGround, "wire" | "late" | "time">,
): Promise<{ session: Session; line: Line }> {
  const clock = time.clientClock;
  const shared = { clock, random: () => 0, log: () => undefined };
  const session = orThrow(
    await signInWithJwt({
      ...shared,
      server: simulator.url,
      clientId: simulator.clientId,
      jwt: simulator.jwt,
      fetch: late.fetch,
      appName: "Ringside",
      appVersion: "0.0.0",
      vault: keepsNothing,
    }),
  );
  const openSocket = (url: string) => Promise.resolve(wire.openSocket(url));
  return { session, line: orThrow(await createLine({ ...shared, session, openSocket })) };
}

function orThrow<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Error(`the ground could not be laid: ${result.error.code}`);
}

const watched = (gateway: CallGateway, note: (operation: CallOperation) => void): CallGateway => ({
  ...gateway,
  perform(operation, isStillWanted) {
    note(operation);
    return gateway.perform(operation, isStillWanted);
  },
});

/** The control interface is reached around the wire's troubles, which are the client's alone. */
function controlOf({ control, controlKey }: Simulator, wire: Wire): Ask {
  return async (method, path, body) => {
    const answer = await wire.aside(
      new Request(`${control}/${path}`, {
        method,
        headers: {
          authorization: `Bearer ${controlKey}`,
          ...(body === undefined ? {} : { "content-type": "application/json" }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
    );
    const text = await answer.text();
    if (!answer.ok || text === "") return undefined;
    const value: unknown = JSON.parse(text);
    return value;
  };
}
