/** A call service with everything around it in the test's hands. */
import type { AnyIntent } from "../../contract/intent.ts";
import type { CallView } from "../../contract/call-view.ts";
import { done } from "../../contract/result.ts";
import { createCallService } from "../../main/calls/create-call-service.ts";
import type { CallService, CallServiceOptions } from "../../main/calls/call-service.ts";
import type { CallsView, CallEvent } from "../../main/calls/state/call-events.ts";
import type { AccountFacts } from "../../main/calls/ports.ts";
import { FakeCallGateway } from "./fakes/fake-call-gateway.ts";
import { FakeClock } from "./fakes/fake-clock.ts";
import { FakeEventStream } from "./fakes/fake-event-stream.ts";
import { FakePause } from "./fakes/fake-pause.ts";
import {
  averyId,
  companyNumber,
  type PartyWords,
  presenceOf,
  sessionEvent,
  sessionRead,
} from "./wire-messages.ts";

const averysAccount: AccountFacts = {
  extensionId: averyId,
  name: "Avery Quill",
  extensionNumber: "112",
  callControlGranted: true,
  access: [],
  features: { park: true, recording: true, flip: true },
  flipTargets: [
    { callFlipId: "1", label: "Mobile" },
    { callFlipId: "2", label: "Home" },
  ],
  parkLocations: [{ extensionId: "700100090", label: "Front desk" }],
  colleagues: [{ extensionId: "700100013", name: "Rowan Pike", extensionNumber: "113" }],
  devices: [{ deviceId: "800100001", label: "Desk phone", online: true }],
  companyNumber,
  homeCountry: "US",
};

/** Lets every promise that can settle without time passing do so. */
export const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

export class CallServiceBench {
  readonly gateway = new FakeCallGateway();
  readonly stream = new FakeEventStream();
  readonly clock = new FakeClock(Date.parse("2026-03-02T09:20:00.000Z"));
  readonly pause = new FakePause(this.clock);
  readonly views: CallsView[] = [];
  readonly callEvents: CallEvent[] = [];
  facts: AccountFacts = averysAccount;
  preferences: ReturnType<CallServiceOptions["preferences"]> = {
    defaultFlip: null,
    defaultPark: null,
    answerDevice: null,
    lastFlip: null,
    lastPark: null,
    secondChance: { transfer: 0, park: 0, end: 0 },
  };
  readonly service: CallService;

  /** `more` replaces what the service is made with. */
  constructor(more: Partial<CallServiceOptions> = {}) {
    this.service = createCallService({
      gateway: this.gateway,
      stream: this.stream,
      clock: this.clock,
      facts: () => this.facts,
      preferences: () => this.preferences,
      pause: this.pause,
      ...more,
    });
    this.service.subscribe((view) => this.views.push(view));
    this.service.onCallEvent((callEvent) => this.callEvents.push(callEvent));
  }

  /** Started, subscribed and reconciled with the sessions that the gateway holds. */
  async live(): Promise<this> {
    this.listAll();
    this.service.start();
    this.stream.says.onSubscribed();
    await settled();
    return this;
  }

  /** Gives the service an account that has this session. */
  has(session: string, ...parties: readonly PartyWords[]): this {
    this.gateway.sessions.set(session, sessionRead(session, parties));
    return this;
  }

  /** Presence lists every session that the service has. */
  listAll(): void {
    const ids = [...this.gateway.sessions.keys()];
    this.gateway.presence = done(presenceOf(...ids.map((id) => ({ telephonySessionId: id }))));
  }

  /** The call ends at the service, and no event tells of it. */
  endsUnheard(session: string): void {
    this.gateway.sessions.delete(session);
    this.listAll();
  }

  /** What the service says happens: the event comes, and reads find the same. */
  event(session: string, sequence: number, words: PartyWords): void {
    this.stream.says.onSessionEvent(sessionEvent(session, sequence, words));
  }

  async advance(byMs: number): Promise<void> {
    this.clock.advance(byMs);
    await settled();
  }

  act(intent: AnyIntent): ReturnType<CallService["act"]> {
    return this.service.act(intent);
  }

  /** The only call; throws when there is none or more than one. */
  get call(): CallView {
    const [call, ...more] = this.service.view().calls;
    if (call === undefined || more.length > 0) {
      throw new Error(`expected one call, there are ${this.service.view().calls.length}`);
    }
    return call;
  }

  callOf(session: string): CallView | undefined {
    return this.service.view().calls.find((call) => call.telephonySessionId === session);
  }

  /** The kinds of what happened so far, oldest first. */
  get happened(): readonly string[] {
    return this.callEvents.map((callEvent) => callEvent.kind);
  }
}
