/**
 * The simulator as every test of the project starts it: its own port, its control interface at
 * hand, and on disposal a record of its whole traffic for the validation against the service's
 * schema (`scripts/validate-traffic.mjs`).
 */
import { appendFileSync, mkdirSync } from "node:fs";
import { join } from "node:path";

import { type Simulator, startSimulator } from "../../simulator/server.ts";

/** What `POST calls` takes; numbers are E.164 or short, `extension` an id or a short number. */
export interface CallWish {
  readonly direction: "Inbound" | "Outbound";
  readonly state: "Setup" | "Proceeding" | "Answered" | "Hold" | "Parked";
  readonly from?: string;
  readonly to?: string;
  readonly extension?: string;
  readonly queue?: boolean | string;
  readonly recording?: boolean;
}

/** A call made by the control interface, with the party of the user whom it is about. */
export interface MadeCall {
  readonly telephonySessionId: string;
  readonly partyId: string;
}

/** A request as the simulator recorded it; secrets are replaced. */
export interface RecordedRequest {
  /** When it arrived, in ISO 8601 by the simulator's clock. */
  readonly time: string;
  readonly via: "http" | "socket";
  readonly method: string;
  readonly path: string;
  readonly query: unknown;
  readonly requestHeaders: Readonly<Record<string, string>>;
  readonly requestBody: unknown;
  /** Null while unanswered. */
  readonly status: number | null;
  /** What the service itself came to, also when the reply was lost; null when no route ran. */
  readonly ownStatus: number | null;
  readonly responseHeaders: Readonly<Record<string, string>>;
  readonly responseBody: unknown;
}

/** A frame as the simulator recorded it: the parsed array, or the text of what is none. */
export interface RecordedFrame {
  readonly connection: string;
  readonly direction: "in" | "out";
  readonly frame: unknown;
}

/** One party in `GET calls`, as far as tests look at it. */
export interface TrueParty {
  readonly id: string;
  readonly extensionId?: string;
  readonly direction: string;
  readonly muted: boolean;
  readonly status: { readonly code: string; readonly reason?: string };
  readonly live: boolean;
  readonly recordings?: readonly { readonly id: string; readonly active: boolean }[];
}

/** One subscription in `GET subscriptions`. */
export interface TrueSubscription {
  readonly id: string;
  readonly eventFilters: readonly string[];
  /** False while a lost session waits to be recovered. */
  readonly connected: boolean;
}

/** One call in `GET calls`. */
export interface TrueCall {
  readonly telephonySessionId: string;
  readonly creationTime: string;
  readonly voiceCallToken?: string;
  readonly parties: readonly TrueParty[];
  readonly apiLayer: { readonly muted: boolean; readonly hold: boolean };
  readonly deviceLayer: { readonly muted: boolean; readonly hold: boolean };
}

type StartOptions = NonNullable<Parameters<typeof startSimulator>[0]>;

/** Options of the simulator, and the name under which its traffic is kept. */
export interface TestSimulatorOptions extends StartOptions {
  /** Usually the test file's URL (`import.meta.url`) or the scenario's title. */
  readonly name: string;
}

/** A running simulator; whoever started it disposes it. Control calls reject unless they succeed. */
export interface TestSimulator extends Simulator {
  /** Any control request; `path` is relative to the control interface. */
  ask(method: "GET" | "POST" | "DELETE", path: string, body?: unknown): Promise<unknown>;
  makeCall(wish: CallWish): Promise<MadeCall>;
  act(call: MadeCall, action: string, more?: Readonly<Record<string, unknown>>): Promise<void>;
  calls(): Promise<readonly TrueCall[]>;
  /** The truth about one call; undefined when it is over and gone. */
  truth(telephonySessionId: string): Promise<TrueCall | undefined>;
  /** The truth about the party that the call was made for. */
  party(call: MadeCall): Promise<TrueParty | undefined>;
  /** All that the service holds now, in the order of their making. */
  subscriptions(): Promise<readonly TrueSubscription[]>;
  /** Arms a fault, as `POST faults` takes it. */
  fault(fault: object): Promise<void>;
  requests(method?: string, path?: RegExp): Promise<readonly RecordedRequest[]>;
  frames(): Promise<readonly RecordedFrame[]>;
}

/** Starts a simulator on a free port of this machine. */
export async function startTestSimulator(options: TestSimulatorOptions): Promise<TestSimulator> {
  const { name, ...simulatorOptions } = options;
  const simulator = await startSimulator(simulatorOptions);
  const ask = controlOf(simulator);
  let ending: Promise<void> | undefined;
  const end = async (): Promise<void> => {
    keepTraffic(name, await readTraffic(ask));
    await simulator.dispose();
  };
  return {
    ...simulator,
    ask,
    // The control interface is ours and has its own tests: its answers are taken at their word.
    makeCall: async (wish) => (await ask("POST", "calls", wish)) as MadeCall,
    async act({ telephonySessionId }, action, more) {
      await ask("POST", `calls/${telephonySessionId}/actions`, { action, ...more });
    },
    calls: () => readCalls(ask),
    async truth(id) {
      const calls = await readCalls(ask);
      return calls.find(({ telephonySessionId }) => telephonySessionId === id);
    },
    async party({ telephonySessionId, partyId }) {
      const call = (await readCalls(ask)).find(
        (one) => one.telephonySessionId === telephonySessionId,
      );
      return call?.parties.find(({ id }) => id === partyId);
    },
    async subscriptions() {
      const answer = await ask("GET", "subscriptions");
      return (answer as { readonly subscriptions: readonly TrueSubscription[] }).subscriptions;
    },
    async fault(fault) {
      await ask("POST", "faults", fault);
    },
    async requests(method, path = /^/) {
      const { requests } = await readTraffic(ask);
      return requests.filter(
        (request) => (method ?? request.method) === request.method && path.test(request.path),
      );
    },
    async frames() {
      return (await readTraffic(ask)).frames;
    },
    dispose() {
      ending ??= end();
      return ending;
    },
  };
}

type Ask = TestSimulator["ask"];

interface RecordedTraffic {
  readonly requests: readonly RecordedRequest[];
  readonly frames: readonly RecordedFrame[];
}

const readTraffic = async (ask: Ask): Promise<RecordedTraffic> =>
  (await ask("GET", "traffic")) as RecordedTraffic;

async function readCalls(ask: Ask): Promise<readonly TrueCall[]> {
  const { calls } = (await ask("GET", "calls")) as { readonly calls: readonly TrueCall[] };
  return calls;
}

function controlOf({ control, controlKey }: Simulator): Ask {
  return async (method, path, body) => {
    const response = await fetch(`${control.replace(/\/$/, "")}/${path}`, {
      method,
      headers: {
        authorization: `Bearer ${controlKey}`,
        ...(body === undefined ? {} : { "content-type": "application/json" }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${text}`);
    const answer: unknown = text === "" ? undefined : JSON.parse(text);
    return answer;
  };
}

/** Traffic to be kept: of one simulator, or of routes that were asked without one. */
export interface KeptTraffic {
  readonly requests: readonly object[];
  readonly frames: readonly object[];
}

/**
 * Keeps traffic for the validation, when RINGSIDE_TRAFFIC_DIR names a folder for it: one line each,
 * in the file of the test (process by process, so that none mix).
 */
export function keepTraffic(name: string, traffic: KeptTraffic): void {
  const folder = process.env["RINGSIDE_TRAFFIC_DIR"];
  if (folder === undefined || folder === "") return;
  const testFile = name.replace(/^file:.*\/(?=test\/|simulator\/|main\/)/, "");
  mkdirSync(folder, { recursive: true });
  const fileName = `${testFile.replaceAll(/[^\w.-]+/g, "-").slice(-100)}.${process.pid}.ndjson`;
  appendFileSync(join(folder, fileName), `${JSON.stringify({ testFile, ...traffic })}\n`);
}
