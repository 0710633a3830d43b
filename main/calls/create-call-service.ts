/** Puts the call service together from its parts; see `call-service.ts` for what it promises. */
import type { Self } from "../../telephony/session.ts";
import type { ViewContext } from "../../telephony/select.ts";
import { createActionRunner } from "./action-runner.ts";
import { createAnswerWatch } from "./answer-watch.ts";
import type { CallService, CallServiceOptions } from "./call-service.ts";
import { CallStore } from "./call-store.ts";
import { createConfirmation } from "./confirmation.ts";
import { formatNumber, toE164 } from "./dialable.ts";
import { createPress } from "./press.ts";
import { createRecheck } from "./recheck.ts";
import { createSessionReader } from "./session-reader.ts";
import { createSync } from "./sync.ts";
import type { AccountFacts } from "./ports.ts";

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
  const pauses = options.recheck;
  const recheck = pauses && createRecheck({ store, sync, clock, pauses });

  const press = createPress({ store, runner, facts, preferences });

  return {
    start: () => {
      store.setConnection({ state: "connecting", since: clock.now() });
      stream.start({
        onSessionEvent: (event) =>
          store.apply({ type: "session-event", event, receivedAt: clock.now() }),
        onSubscribed: () => sync.subscribed(),
        onLost: (reason) => {
          log("events lost", { code: reason.code });
          sync.lost();
        },
      });
    },
    view: () => store.view,
    subscribe: (listener) => store.views.add(listener),
    onHappening: (listener) => store.happenings.add(listener),
    act: press,
    pick: (id) => store.setPicked(id),
    closeChooser: () => store.setChooser(undefined),
    factsChanged: () => {
      store.apply({ type: "self", self: selfOf(facts()) });
      store.recompute();
    },
    suspended: () => {
      sync.suspended();
      stream.suspend();
    },
    resumed: () => {
      stream.check();
      sync.resumed();
    },
    dispose: () => {
      stream.dispose();
      recheck?.dispose();
      sync.dispose();
      watch.dispose();
      runner.dispose();
      confirmation.dispose();
      reader.dispose();
      store.dispose();
    },
  };
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
