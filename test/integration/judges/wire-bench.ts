/** A simulator with a signed-in client of our own that speaks plain HTTP and WebSocket. */
import {
  type MadeCall,
  startTestSimulator,
  type TestSimulator,
  type TestSimulatorOptions,
} from "../../support/simulator.ts";
import { own, presenceFilter, telephonyFilter } from "./official-clients.ts";
import {
  type Answer,
  askSocketToken,
  type Frame,
  type Json,
  openSocket,
  type RawSocket,
  send,
  type Sending,
  signInRaw,
  socketUrl,
  subscriptionBody,
  type Tokens,
} from "./raw-client.ts";

/** Where calls and subscriptions are asked for. */
export const sessions = "/restapi/v1.0/account/~/telephony/sessions";
const subscriptions = "/restapi/v1.0/subscription";

/** Filters for the own calls, presence in detail and do-not-disturb, and a park location's. */
export const presenceAndCalls: readonly string[] = [
  telephonyFilter,
  presenceFilter,
  `${own}/presence/dnd`,
  "/restapi/v1.0/account/~/extension/700100090/presence?detailedTelephonyState=true&sipData=true",
];

/** What kind of frame it is, and what it says. */
export const isDetails = ({ meta }: Frame): boolean => meta["type"] === "ConnectionDetails";
export const isNotification = ({ meta }: Frame): boolean => meta["type"] === "ServerNotification";
export const wscOf = ({ meta }: Frame): Json => meta["wsc"] as Json;
/** The bodies inside the notifications so far. */
export const eventsOf = ({ frames }: RawSocket): Json[] =>
  frames.filter(isNotification).map(({ body }) => body?.["body"] as Json);

/** Usable between `start` and `dispose`; a second `start` replaces the simulator. */
export class WireBench {
  readonly #name: string;
  #simulator: TestSimulator | undefined;
  #tokens: Tokens | undefined;
  #sockets: RawSocket[] = [];

  constructor(name: string) {
    this.#name = name;
  }

  get simulator(): TestSimulator {
    if (!this.#simulator) throw new Error("The bench was not started.");
    return this.#simulator;
  }

  get tokens(): Tokens {
    if (!this.#tokens) throw new Error("The bench was not started.");
    return this.#tokens;
  }

  /** A simulator without rate limits, unless the options set them, and the demo user signed in. */
  async start(options: Partial<TestSimulatorOptions> = {}): Promise<void> {
    await this.dispose();
    this.#simulator = await startTestSimulator({ name: this.#name, limits: "off", ...options });
    this.#tokens = await signInRaw(this.#simulator);
  }

  /** A request as the demo user. */
  rest(path: string, sending: Sending = {}): Promise<Answer> {
    return send(`${this.simulator.url}${path}`, { token: this.tokens.access, ...sending });
  }

  /** Opens a socket; it need not have opened yet. `wsc` asks to recover. */
  async connect(wsc?: string): Promise<RawSocket> {
    const token = await askSocketToken(this.simulator, this.tokens.access);
    return this.keep(openSocket(socketUrl(token, wsc)));
  }

  /** Ends the socket with the bench. */
  keep(socket: RawSocket): RawSocket {
    this.#sockets.push(socket);
    return socket;
  }

  /** A socket that is subscribed, by default to the own calls. */
  async subscribed(...filters: readonly string[]): Promise<RawSocket> {
    const socket = await this.connect();
    await socket.frame(isDetails);
    const wanted = filters.length === 0 ? [telephonyFilter] : filters;
    await socket.request({ method: "POST", path: subscriptions }, subscriptionBody(...wanted));
    return socket;
  }

  /** An inbound call that the demo user has answered, unless the wish says otherwise. */
  answered(wish: object = {}): Promise<MadeCall> {
    return this.simulator.makeCall({ direction: "Inbound", state: "Answered", ...wish });
  }

  async dispose(): Promise<void> {
    for (const { ws } of this.#sockets.splice(0)) ws.terminate();
    await this.#simulator?.dispose();
    this.#simulator = undefined;
  }
}
