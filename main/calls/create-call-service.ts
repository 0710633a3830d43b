/** Puts the call service together from its parts; see `call-service.ts` for what it promises. */
import type { TelephonySessionId } from "../../contract/ids.ts";
import { failed } from "../../contract/result.ts";
import { defaultSettings } from "../../contract/settings.ts";
import { ActionRunner } from "./act/action-runner.ts";
import { answeringDevice } from "./act/answering-device.ts";
import { createConfirmation } from "./act/confirmation.ts";
import type { Attempt, Outcome } from "./act/plan.ts";
import { createPresses, type Presses } from "./act/presses.ts";
import { usualFlip } from "./act/usual-place.ts";
import { createPlacing } from "./dial/placing.ts";
import { readDial } from "./dialing/dial-target.ts";
import type { CallService, CallServiceOptions } from "./call-service.ts";
import { readTarget } from "./dialing/read-target.ts";
import { type CallObserver, noObserver } from "./state/call-observer.ts";
import { CallStore } from "./state/call-store.ts";
import { CardNumbers } from "./state/card-numbers.ts";
import { startWatches } from "./state/watches.ts";
import { contextSource, selfOf } from "./state/view-context.ts";
import { createAnswerWatch } from "./sync/answer-watch.ts";
import { createCallOverCheck } from "./sync/is-call-over.ts";
import { Outcomes } from "./sync/outcomes.ts";
import { createParkWatch } from "./sync/park-watch.ts";
import { createPartyWatch } from "./sync/party-watch.ts";
import { createPresenceReader } from "./sync/presence-reader.ts";
import { createRecheck } from "./sync/recheck.ts";
import { SessionReader } from "./sync/session-reader.ts";
import { Sync } from "./sync/sync.ts";

const createStore = ({ facts, clock }: CallServiceOptions, observer: CallObserver): CallStore =>
  new CallStore({
    self: selfOf(facts()),
    context: contextSource(facts),
    connection: { state: "off", since: clock.now() },
    observer,
  });

/** The parts, joined; each is disposed with the service. */
function assemble(options: CallServiceOptions) {
  const { gateway, stream, clock } = options;
  const log = options.log ?? (() => {});
  const observer = options.observer ?? noObserver;
  const store = createStore(options, observer);
  const presence = createPresenceReader(gateway);
  const callOverCheck = createCallOverCheck({ presence, clock });
  const reader = new SessionReader({ gateway, store, callOverCheck, clock });
  const confirmation = createConfirmation({ store, reader, clock });
  const nextActionId = countingFromOne();
  const runner = new ActionRunner({
    ...{ gateway, store, reader, confirmation, clock, log, nextActionId, observer },
  });
  const placing = createPlacing({
    ...{ ...options, store, reader, presence, runner, nextActionId, log },
  });
  const run = (id: TelephonySessionId, attempt: Attempt): Outcome =>
    "steps" in attempt ? placing.consults.run(id, attempt) : runner.run(id, attempt);
  const readers = [createAnswerWatch, createPartyWatch, createParkWatch].map((create) =>
    create({ store, reader, clock }),
  );
  const cards = new CardNumbers({
    ...{ store, clock, clockWatch: options.clockWatch, ...cardNumbersOf(options) },
    resume: (id) => void presses.act(resuming(id)),
  });
  const presses: Presses = createPresses({
    ...{ ...options, store, runner, run, nextActionId, observer, cards },
    dial: (intent) => placing.dial(intent),
  });
  const outcomes = new Outcomes({
    ...{ store, reader, clock },
    isConsult: (id) => placing.pairs.wasConsult(id),
  });
  const onLive = (): void => {
    presses.confirmed();
    outcomes.forgetOld();
  };
  const sync = new Sync({ presence, store, reader, stream, clock, log, onLive, observer });
  const { recheck: pauses } = options;
  const recheck = pauses && createRecheck({ store, sync, clock, pauses });
  const beside = startWatches(options, store);
  const showUsual = (): void => store.show(usualOf(options));
  showUsual();
  const dispose = (): void => {
    stream.dispose();
    beside.dispose();
    recheck?.dispose();
    const watches = [cards, presses, ...readers, outcomes, placing];
    // The store comes last, for what the others still say to it.
    disposeAll([sync, ...watches, runner, confirmation, reader, store]);
  };
  const forgetRecent = (): void => {
    beside.forgetRecent();
    placing.forget();
  };
  const parts = { store, reader, sync, presses, cards, outcomes, beside, forgetRecent };
  return { ...parts, showUsual, log, observer, dispose };
}

/** Nothing happens before `start`. The service owns its timers; the stream is disposed with it. */
export function createCallService(options: CallServiceOptions): CallService {
  const { stream, clock, clockWatch, facts } = options;
  const parts = assemble(options);
  const { store, reader, sync, outcomes, beside, log, observer } = parts;

  return {
    start: () => {
      store.setConnection({ state: "connecting", since: clock.now() });
      stream.start({
        onSessionEvent: (event) => {
          clockWatch?.look();
          store.apply({ type: "session-event", event, receivedAt: clock.now() });
        },
        onSubscribed: () => sync.subscribed(),
        onLost: (reason) => {
          log("events lost", { code: reason.code });
          observer.lost(reason);
          sync.lost(reason);
        },
        onWaiting: (wait) => sync.waiting(wait),
      });
      sync.start();
    },
    view: () => store.view,
    subscribe: (listener) => store.views.add(listener),
    onCallEvent: (listener) => store.callEvents.add(listener),
    act: (intent) => parts.presses.act(intent),
    pick: (id) => store.setPicked(id),
    dismissOutcome: (id) => outcomes.dismiss(id),
    forgetRecent: parts.forgetRecent,
    closeChooser: () => store.setChooser(undefined),
    readTarget: (to, asCall = false) => (asCall ? readDial(to, facts()) : readTarget(to, facts())),
    async readAgain(id) {
      if (store.session(id) === undefined) return failed({ code: "call-gone" });
      return reader.read(id);
    },
    factsChanged: () => {
      store.apply({ type: "self", self: selfOf(facts()) });
      store.recompute();
      parts.showUsual();
      beside.settingsChanged();
    },
    tryNow: () => {
      stream.hurry();
      sync.hurry();
    },
    suspended: () => {
      sync.suspended();
      stream.suspend();
    },
    resumed: () => {
      clockWatch?.look();
      beside.clockSet();
      parts.cards.look();
      // First the mark: nothing may be shown as true for longer than this turn.
      sync.resumed();
      stream.check();
    },
    dispose: () => parts.dispose(),
  };
}

/** Which phone *Answer* takes and where *Flip* goes, so that the window can name both. */
function usualOf({ facts, preferences }: CallServiceOptions): Parameters<CallStore["show"]>[0] {
  const answer = answeringDevice(facts().devices, preferences().answerDevice);
  const flip = usualFlip(facts().flipTargets, preferences());
  return { answerDeviceId: answer?.deviceId, flipPhoneId: flip?.callFlipId };
}

/** The recording goes on by itself, which is no press and cancels nothing. */
const resuming = (telephonySessionId: TelephonySessionId) =>
  ({ action: "resume-recording", telephonySessionId, atOnce: true }) as const;

/** Without a setting the time is the default one. */
const cardNumbersOf = ({ cardNumber }: CallServiceOptions) => ({
  seconds: cardNumber?.seconds ?? (() => defaultSettings.cardNumberSeconds),
  keeper: cardNumber?.keeper,
});

function disposeAll(parts: readonly { dispose(): void }[]): void {
  for (const part of parts) part.dispose();
}

function countingFromOne(): () => number {
  let last = 0;
  return () => (last += 1);
}
