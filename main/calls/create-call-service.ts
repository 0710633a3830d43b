/** Puts the call service together from its parts; see `call-service.ts` for what it promises. */
import { createAbsence } from "./absence.ts";
import { createActionRunner } from "./action-runner.ts";
import { createAnswerWatch } from "./answer-watch.ts";
import { answeringDevice } from "./answering-device.ts";
import { createArming } from "./arming.ts";
import { noObserver } from "./call-observer.ts";
import type { CallService, CallServiceOptions } from "./call-service.ts";
import { CallStore } from "./call-store.ts";
import { createConfirmation } from "./confirmation.ts";
import { createOutcomes } from "./outcomes.ts";
import { createParkWatch } from "./park-watch.ts";
import { createPartyWatch } from "./party-watch.ts";
import { watchPause } from "./pause-watch.ts";
import { createPresenceReader } from "./presence-reader.ts";
import { readTarget } from "./dialing/read-target.ts";
import { createPress } from "./press.ts";
import { createRecheck } from "./recheck.ts";
import { createSessionReader } from "./session-reader.ts";
import { createSight } from "./sight.ts";
import { createSync } from "./sync.ts";
import { usualFlip } from "./usual-place.ts";
import { contextSource, selfOf } from "./view-context.ts";
import { failed } from "../../contract/result.ts";

/** The parts, joined; each is disposed with the service. */
function assemble(options: CallServiceOptions) {
  const { gateway, stream, clock, facts, preferences } = options;
  const log = options.log ?? (() => {});
  const observer = options.observer ?? noObserver;
  const store = new CallStore({
    self: selfOf(facts()),
    context: contextSource(facts),
    connection: { state: "off", since: clock.now() },
    observer,
  });
  const presence = createPresenceReader(gateway);
  const absence = createAbsence({ presence, clock });
  const reader = createSessionReader({ gateway, store, absence, clock });
  const confirmation = createConfirmation({ store, reader, clock });
  const nextActionId = countingFromOne();
  const runner = createActionRunner({
    ...{ gateway, store, reader, confirmation, clock, log, nextActionId, observer },
  });
  const watch = createAnswerWatch({ store, reader, clock });
  const parties = createPartyWatch({ store, reader, clock });
  const parks = createParkWatch({ store, reader, clock });
  const arming = createArming({
    ...{ store, clock, nextActionId },
    send: (id, attempt) => void runner.run(id, attempt),
  });
  const sight = createSight({ store, clock });
  const outcomes = createOutcomes({ store, reader, clock });
  const onLive = (): void => {
    arming.confirmed();
    outcomes.forgetOld();
  };
  const sync = createSync({ presence, store, reader, stream, clock, log, onLive, observer });
  const { pause, recheck: pauses } = options;
  const recheck = pauses && createRecheck({ store, sync, clock, pauses });
  const stopClockWatch = options.clockWatch?.onSet((set) => store.clockSet(set));
  const pauseWatch = pause && watchPause({ pause, store, clock });
  const press = createPress({ ...options, store, runner, arming, sight, observer });
  const showUsual = (): void => {
    const answer = answeringDevice(facts().devices, preferences().answerDevice);
    const flip = usualFlip(facts().flipTargets, preferences());
    store.setUsual({
      ...(answer === undefined ? {} : { answerDeviceId: answer.deviceId }),
      ...(flip === undefined ? {} : { flipPhoneId: flip.callFlipId }),
    });
  };
  showUsual();
  const dispose = (): void => {
    stream.dispose();
    pauseWatch?.dispose();
    stopClockWatch?.();
    recheck?.dispose();
    // The store comes last, for what the others still say to it.
    const watches = [watch, parties, parks, outcomes];
    for (const part of [sync, arming, sight, ...watches, runner, confirmation, reader, store]) {
      part.dispose();
    }
  };
  return { store, reader, sync, press, outcomes, pauseWatch, showUsual, log, observer, dispose };
}

/** Nothing happens before `start`. The service owns its timers; the stream is disposed with it. */
export function createCallService(options: CallServiceOptions): CallService {
  const { stream, clock, clockWatch, facts } = options;
  const { store, reader, sync, press, outcomes, pauseWatch, showUsual, log, observer, dispose } =
    assemble(options);

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
    onHappening: (listener) => store.happenings.add(listener),
    act: press,
    pick: (id) => store.setPicked(id),
    dismissOutcome: (id) => outcomes.dismiss(id),
    closeChooser: () => store.setChooser(undefined),
    readTarget: (to) => readTarget(to, facts()),
    async readAgain(id) {
      if (store.session(id) === undefined) return failed({ code: "call-gone" });
      return reader.read(id);
    },
    factsChanged: () => {
      store.apply({ type: "self", self: selfOf(facts()) });
      store.recompute();
      showUsual();
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
      pauseWatch?.look();
      // First the mark: nothing may be shown as true for longer than this turn.
      sync.resumed();
      stream.check();
    },
    dispose,
  };
}

function countingFromOne(): () => number {
  let last = 0;
  return () => (last += 1);
}
