/** Puts the call service together from its parts; see `call-service.ts` for what it promises. */
import { done, failed } from "../../contract/result.ts";
import type { CallIntent } from "../../contract/intent.ts";
import { chooseTarget } from "../../telephony/target.ts";
import type { Self } from "../../telephony/session.ts";
import type { ViewContext } from "../../telephony/select.ts";
import { createActionRunner, type Outcome } from "./action-runner.ts";
import { createAnswerWatch } from "./answer-watch.ts";
import type { CallService, CallServiceOptions } from "./call-service.ts";
import { CallStore } from "./call-store.ts";
import { createConfirmation } from "./confirmation.ts";
import { formatNumber, toE164 } from "./dialable.ts";
import { planFor, sawAnotherState } from "./intent-plan.ts";
import { createSessionReader } from "./session-reader.ts";
import { createSync } from "./sync.ts";
import type { AccountFacts } from "./ports.ts";
import type { CallView } from "../../contract/call-view.ts";
import { wishOf } from "./wish.ts";

/** Nothing happens before `start`. The service owns its timers; the stream is disposed with it. */
export function createCallService(options: CallServiceOptions): CallService {
  const { gateway, stream, clock, facts, preferences } = options;
  const log = options.log ?? (() => {});
  const store = new CallStore({
    self: selfOf(facts()),
    context: contextSource(facts),
    connection: { state: "off", since: clock.now() },
  });
  const reader = createSessionReader({ gateway, store, clock });
  const confirmation = createConfirmation({ store, reader, clock });
  const runner = createActionRunner({ gateway, store, reader, confirmation, clock, log });
  const watch = createAnswerWatch({ store, reader, clock });
  const sync = createSync({ gateway, store, reader, clock, log });

  function act(intent: CallIntent): Outcome {
    const call = targetOf(intent);
    return "outcome" in call ? call.outcome : actOn(call.target, intent);
  }

  function targetOf(
    intent: CallIntent,
  ): { readonly target: CallView } | { readonly outcome: Outcome } {
    const refuse = (error: Parameters<typeof failed>[0]) => ({
      outcome: Promise.resolve(failed(error)),
    });
    if (intent.telephonySessionId !== undefined) {
      const named = store.callOf(intent.telephonySessionId);
      return named === undefined ? refuse({ code: "call-gone" }) : { target: named };
    }
    const choice = chooseTarget(intent.action, store.view.calls, store.pickedId);
    if (choice.found === "none") return refuse({ code: "not-allowed", reason: "no-call" });
    if (choice.found === "one") return { target: choice.call };
    const telephonySessionIds = choice.calls.map((call) => call.telephonySessionId);
    const [telephonySessionId] = telephonySessionIds;
    if (telephonySessionId === undefined) return refuse({ code: "not-allowed", reason: "no-call" });
    store.setChooser({ ask: "call", action: intent.action, telephonySessionIds });
    return { outcome: Promise.resolve(done({ telephonySessionId, outcome: "choosing" })) };
  }

  function actOn(call: CallView, intent: CallIntent): Outcome {
    const id = call.telephonySessionId;
    const session = store.session(id);
    if (session === undefined) return Promise.resolve(failed({ code: "call-gone" }));
    if (sawAnotherState(intent, call)) return Promise.resolve(failed({ code: "call-changed" }));
    const wish = wishOf(intent, { call, session, underWay: (on) => runner.underWay(id, on) });
    const merged = done({ telephonySessionId: id, outcome: "merged" as const });
    if (wish === "already-under-way") return Promise.resolve(merged);
    const situation = { call, session, facts: facts(), preferences: preferences() };
    const plan = planFor(intent, situation, wish);
    switch (plan.plan) {
      case "refuse":
        return Promise.resolve(failed(plan.error));
      case "nothing":
        return Promise.resolve(merged);
      case "ask":
        store.setChooser(plan.chooser);
        return Promise.resolve(done({ telephonySessionId: id, outcome: "choosing" }));
      case "send": {
        let outcome: Outcome = Promise.resolve(merged);
        store.batch(() => {
          outcome = runner.run(id, plan.attempt);
          store.setChooser(undefined);
        });
        return outcome;
      }
      default:
        return neverPlan(plan);
    }
  }

  return {
    start: () => {
      store.setConnection({ state: "connecting", since: clock.now() });
      stream.start({
        onSessionEvent: (event) =>
          store.apply({ type: "session-event", event, receivedAt: clock.now() }),
        onSubscribed: sync.subscribed,
        onLost: (reason) => {
          log("events lost", { code: reason.code });
          sync.lost();
        },
      });
    },
    view: () => store.view,
    subscribe: (listener) => store.views.add(listener),
    onHappening: (listener) => store.happenings.add(listener),
    act,
    pick: (id) => store.setPicked(id),
    closeChooser: () => store.setChooser(undefined),
    factsChanged: () => {
      store.apply({ type: "self", self: selfOf(facts()) });
      store.recompute();
    },
    suspended: sync.suspended,
    resumed: () => {
      stream.check();
      sync.resumed();
    },
    dispose: () => {
      stream.dispose();
      sync.dispose();
      watch.dispose();
      runner.dispose();
      confirmation.dispose();
      reader.dispose();
      store.dispose();
    },
  };
}

function neverPlan(plan: never): never {
  throw new Error(`unhandled plan ${JSON.stringify(plan)}`);
}

function selfOf({ extensionId, companyNumber }: AccountFacts): Self {
  const number = companyNumber === undefined ? undefined : (toE164(companyNumber) ?? companyNumber);
  return { extensionId, ...(number === undefined ? {} : { companyNumber: number }) };
}

/** The context for views, made once for each state of the facts. */
function contextSource(facts: () => AccountFacts): () => ViewContext {
  const format = remembering(formatNumber);
  let last: { readonly facts: AccountFacts; readonly context: ViewContext } | undefined;
  return () => {
    const now = facts();
    if (last?.facts !== now) last = { facts: now, context: contextOf(now, format) };
    return last.context;
  };
}

function contextOf(facts: AccountFacts, format: ViewContext["formatNumber"]): ViewContext {
  const names = new Map(
    facts.colleagues.map(({ extensionNumber, name }) => [extensionNumber, name] as const),
  );
  return {
    facts,
    self: selfOf(facts),
    formatNumber: format,
    nameOfExtension: (number) => names.get(number),
  };
}

/** Formatting costs more than all else in a view, and the same few numbers come again. */
function remembering(format: (number: string) => string): (number: string) => string {
  const known = new Map<string, string>();
  return (number) => {
    const before = known.get(number);
    if (before !== undefined) return before;
    const formatted = format(number);
    if (known.size >= rememberedNumbers) known.clear();
    known.set(number, formatted);
    return formatted;
  };
}

const rememberedNumbers = 1_000;
